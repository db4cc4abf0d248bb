import { LacquerError } from "@lacquer/contracts";
import type { Database } from "@lacquer/db";
import { readApiKey } from "@lacquer/services";
import type { Auth } from "./auth.ts";

/** Who is asking. better-auth shows ids as text; they become numbers here and nowhere else. */
export interface SessionUser {
  id: number;
  isGuest: boolean;
  /** Below zero: an API key's id, where a program asks. */
  sessionId: number;
  /** Whether a program asks by an API key; it may do what its person may, except to an account itself. */
  byKey: boolean;
}

/** The key in an Authorization header; null = the caller does not come by one. */
function bearerOf(header: string | null): string | null {
  return /^bearer(?: |$)/i.test(header ?? "")
    ? (header ?? "").slice("bearer ".length).trim()
    : null;
}

/**
 * The signed-in user of a request, read from the database each time; null when signed out. Throws unavailable when
 * the database could not be asked: better-auth hides the cause behind an error of its own.
 */
export async function readSession(
  auth: Auth,
  db: Database,
  headers: Headers,
): Promise<SessionUser | null> {
  const key = bearerOf(headers.get("authorization"));
  if (key !== null) {
    // Whoever shows a key is its account's program or nobody, whatever cookie comes beside it.
    const owner = await readApiKey({ db }, key);
    return owner && { id: owner.userId, isGuest: false, sessionId: -owner.keyId, byKey: true };
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
    id: Number(user.id),
    isGuest: "isAnonymous" in user && user.isAnonymous === true,
    sessionId: Number(session.session.id),
    byKey: false,
  };
}
