import { LacquerError, refuseUnstorable } from "@lacquer/contracts";
import { APIError } from "better-auth/api";

/** Fields that the library copies into a header unchanged. A header may contain only visible ASCII characters. */
const ADDRESS_FIELD = /url$|^redirectTo$/i;
const ADDRESS = /^[\x21-\x7e]{0,2000}$/;

interface Input {
  body: unknown;
  query: unknown;
  params: unknown;
}

/**
 * Refuses input that would make the library itself fail, at every endpoint of the library. The answer has status 400
 * and our error code.
 */
export function refuseBadInput({ body, query, params }: Input): void {
  try {
    refuseUnstorable([body, query, params]);
  } catch (error) {
    if (!(error instanceof LacquerError)) throw error;
    throw new APIError("BAD_REQUEST", { code: error.code, message: error.message });
  }
  const message = faultOf(body) ?? faultOf(query);
  if (message !== undefined) throw new APIError("BAD_REQUEST", { code: "invalid_input", message });
}

function faultOf(input: unknown): string | undefined {
  const fields = typeof input === "object" && input !== null ? Object.entries(input) : [];
  const wrong = fields.find(
    ([name, value]) =>
      ADDRESS_FIELD.test(name) && typeof value === "string" && !ADDRESS.test(value),
  );
  return wrong && `${wrong[0]}: An address may contain only visible ASCII characters.`;
}
