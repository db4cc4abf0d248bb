import { LacquerError } from "@lacquer/contracts";
import type { Auth } from "./auth.ts";

/** Who is asking. better-auth shows ids as text; they become numbers here and nowhere else. */
export interface SessionUser {
  id: number;
  isGuest: boolean;
  sessionId: number;
}

/**
 * The signed-in user of a request, read from the database each time; null when signed out. Throws unavailable when
 * the database could not be asked: better-auth hides the cause behind an error of its own.
 */
export async function readSession(auth: Auth, headers: Headers): Promise<SessionUser | null> {
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
  };
}
