import type { Auth } from "./auth.ts";

/** Who is asking. better-auth shows ids as text; they become numbers here and nowhere else. */
export interface SessionUser {
  id: number;
  isGuest: boolean;
}

/** The signed-in user of a request, read from the database each time; null when signed out. */
export async function readSession(auth: Auth, headers: Headers): Promise<SessionUser | null> {
  const session = await auth.api.getSession({ headers });
  if (!session) return null;
  const { user } = session;
  return { id: Number(user.id), isGuest: "isAnonymous" in user && user.isAnonymous === true };
}
