import { LacquerError, refuseUnstorable } from "@lacquer/contracts";
import { APIError } from "better-auth/api";

/** Fields that the library copies into a header unchanged. A header may contain only visible ASCII characters. */
const ADDRESS_FIELD = /url$|^redirectTo$/i;
const ADDRESS = /^[\x21-\x7e]{0,2000}$/;

/** Fields that the library passes to the database unchecked. The database fails on any value other than text. */
const TEXTS: Record<string, Record<string, "text" | "text or null">> = {
  "/update-user": { name: "text", image: "text or null" },
};

interface Input {
  path: string;
  body: unknown;
  query: unknown;
  params: unknown;
}

/**
 * Refuses input, at every endpoint of the library, that would make the library itself fail. The answer is status 400
 * with our error code.
 */
export function refuseBadInput({ path, body, query, params }: Input): void {
  try {
    refuseUnstorable([body, query, params]);
  } catch (error) {
    if (!(error instanceof LacquerError)) throw error;
    throw new APIError("BAD_REQUEST", { code: error.code, message: error.message });
  }
  const message = faultOf(path, body) ?? faultOf(path, query);
  if (message !== undefined) throw new APIError("BAD_REQUEST", { code: "invalid_input", message });
}

function faultOf(path: string, input: unknown): string | undefined {
  const fields = typeof input === "object" && input !== null ? Object.entries(input) : [];
  for (const [name, value] of fields) {
    if (ADDRESS_FIELD.test(name) && typeof value === "string" && !ADDRESS.test(value))
      return `${name}: An address may contain only visible ASCII characters.`;
    const fits = TEXTS[path]?.[name];
    if (fits === undefined || typeof value === "string") continue;
    if (value !== null || fits === "text") return `${name}: This must be a ${fits}.`;
  }
  return undefined;
}
