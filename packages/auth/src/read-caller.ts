import { LacquerError } from "@lacquer/contracts";
import { type Caller, readApiKey, type Services } from "@lacquer/services";
import type { Auth } from "./auth.ts";

/** The key in an Authorization header; null = the caller did not send one. */
function bearerOf(header: string | null): string | null {
  return /^bearer(?: |$)/i.test(header ?? "")
    ? (header ?? "").slice("bearer ".length).trim()
    : null;
}

/**
 * The sender of a request, read from the database each time; null when signed out. Throws unavailable when the database
 * could not be asked, because better-auth hides that cause behind an error of its own.
 */
export async function readCaller(
  auth: Auth,
  services: Services,
  headers: Headers,
): Promise<Caller | null> {
  const key = bearerOf(headers.get("authorization"));
  if (key !== null) {
    // A key in the request counts alone, without any cookie: the caller is that account's program, or nobody.
    const owner = await readApiKey(services, key);
    return owner && { kind: "apiKey", ...owner };
  }
  const session = await auth.api
    .getSession({ headers, query: { disableRefresh: true } })
    .catch((error: unknown) => {
      const inside = error instanceof Error && "statusCode" in error && error.statusCode === 500;
      throw inside ? new LacquerError("unavailable", { cause: error, retryAfter: 2 }) : error;
    });
  if (!session) return null;
  const { user } = session;
  return {
    kind: "session",
    // better-auth gives ids as text. Only this place turns them into numbers.
    userId: Number(user.id),
    isGuest: "isAnonymous" in user && user.isAnonymous === true,
    sessionId: Number(session.session.id),
  };
}
