import { askAuth, type AuthAnswer } from "./ask-auth.ts";
import { tellPersonChanged } from "./person-changed.ts";

export interface SignUpFields {
  name: string;
  email: string;
  password: string;
}

/** The studio's own messages for better-auth's error codes. A code that is not listed keeps its original message. */
const SENTENCES: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: "The e-mail or the password is wrong.",
  INVALID_PASSWORD: "This is not your password.",
  INVALID_EMAIL: "This is not a valid e-mail address.",
  USER_ALREADY_EXISTS: "An account with this e-mail already exists. Sign in instead.",
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL:
    "An account with this e-mail already exists. Sign in instead.",
  PASSWORD_TOO_SHORT: "The password needs at least 8 characters.",
  PASSWORD_TOO_LONG: "The password can have at most 128 characters.",
};

/** Returns null on success; otherwise returns the message for the user. */
async function sentenceOf(asked: Promise<AuthAnswer>): Promise<string | null> {
  try {
    const { error } = await asked;
    if (!error) return null;
    // The limit for one account has a message of its own, which says what to do.
    if (error.status === 429 && error.code !== "too_many_attempts")
      return "Too many tries. Wait ten seconds and try again.";
    return (
      SENTENCES[error.code ?? ""] ?? error.message ?? "This did not work. Try again in a moment."
    );
  } catch {
    return "The studio could not be reached. Check the connection and try again.";
  }
}

/** Like `sentenceOf`, but after a success it also tells the other windows that a different person may be signed in. */
async function change(asked: Promise<AuthAnswer>): Promise<string | null> {
  const problem = await sentenceOf(asked);
  if (problem === null) tellPersonChanged();
  return problem;
}

export const signInAsGuest = (): Promise<string | null> => change(askAuth("sign-in/anonymous", {}));

export const signUp = (fields: SignUpFields): Promise<string | null> =>
  change(askAuth("sign-up/email", fields));

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
 * Ends all sessions of the account, revokes its API keys unless they should keep working, and then removes this
 * browser's own cookies.
 */
export async function signOutEverywhere(keepApiKeys: boolean): Promise<string | null> {
  const problem = await sentenceOf(askAuth("revoke-sessions", { keepApiKeys }));
  return problem ?? signOut();
}
