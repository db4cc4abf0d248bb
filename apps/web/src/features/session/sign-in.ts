import { askAuth, type AuthAnswer } from "./ask-auth.ts";
import { tellPersonChanged } from "./person-changed.ts";
import { sentenceOf } from "./sentences.ts";

export interface SignUpFields {
  name: string;
  email: string;
  password: string;
}

/** Like `sentenceOf`, but after a success it also tells the other windows that a different person may be signed in. */
async function change(asked: Promise<AuthAnswer>): Promise<string | null> {
  const problem = await sentenceOf(asked);
  if (problem === null) tellPersonChanged();
  return problem;
}

/**
 * Creates an account. With `isMailed`, the account starts when the link in the mail is used, and nobody is signed in
 * yet.
 */
export async function signUp(
  fields: SignUpFields,
): Promise<{ problem: string | null; isMailed: boolean }> {
  const asked = askAuth("sign-up/email", fields);
  const problem = await change(asked);
  if (problem !== null) return { problem, isMailed: false };
  const { data } = await asked;
  const isMailed = typeof data === "object" && data !== null && "confirmation" in data;
  return { problem, isMailed };
}

export const signIn = ({ email, password }: Omit<SignUpFields, "name">): Promise<string | null> =>
  change(askAuth("sign-in/email", { email, password }));

export const signOut = (): Promise<string | null> => change(askAuth("sign-out", {}));

/** Sets a new password. Ends all other sessions, and revokes the API keys unless they should keep working. */
export const changePassword = (wanted: {
  currentPassword: string;
  newPassword: string;
  keepApiKeys: boolean;
}): Promise<string | null> => sentenceOf(askAuth("change-password", wanted));

/**
 * Mails a link to the present address, with which its owner approves the change. Then a mail to the new address asks
 * for a confirmation.
 */
export const changeEmail = (newEmail: string): Promise<string | null> =>
  sentenceOf(askAuth("change-email", { newEmail }));

/** Ends all other sessions of the account. API keys stay valid. */
export const signOutElsewhere = (): Promise<string | null> =>
  sentenceOf(askAuth("revoke-other-sessions", { keepApiKeys: true }));

/**
 * Ends all sessions of the account, revokes its API keys unless they should keep working, and then removes this
 * browser's own cookies.
 */
export async function signOutEverywhere(keepApiKeys: boolean): Promise<string | null> {
  const problem = await sentenceOf(askAuth("revoke-sessions", { keepApiKeys }));
  return problem ?? signOut();
}
