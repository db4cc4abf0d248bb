import { LacquerError } from "@lacquer/contracts";
import { type Caller, noteSessionUse, readApiKey, type Services } from "@lacquer/services";
import type { Auth } from "./auth.ts";

/** Returns the key in an Authorization header; null = the caller did not send a key. */
function bearerOf(header: string | null): string | null {
  return /^bearer(?: |$)/i.test(header ?? "")
    ? (header ?? "").slice("bearer ".length).trim()
    : null;
}

/**
 * Returns the sender of a request; null if the sender is signed out. The sender is read from the database each time.
 * Throws unavailable if the database did not answer, because better-auth hides that cause behind an error of its own.
 */
export async function readCaller(
  auth: Auth,
  services: Services,
  headers: Headers,
): Promise<Caller | null> {
  const key = bearerOf(headers.get("authorization"));
  if (key !== null) {
    // If a request has a key, cookies are ignored. The caller is then the program of the key's account, or nobody.
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
  const sessionId = Number(session.session.id);
  await noteSessionUse(services, sessionId);
  return {
    kind: "session",
    // better-auth gives ids as text. This is the only place that turns them into numbers.
    userId: Number(user.id),
    isGuest: "isAnonymous" in user && user.isAnonymous === true,
    sessionId,
  };
}
