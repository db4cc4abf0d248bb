import type { AuthAnswer } from "./ask-auth.ts";

/** The studio's own messages for better-auth's error codes. A code that is not listed keeps its original message. */
const SENTENCES: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: "The e-mail or the password is wrong.",
  INVALID_PASSWORD: "This is not your password.",
  INVALID_EMAIL: "This is not a valid e-mail address.",
  USER_ALREADY_EXISTS: "An account with this e-mail already exists. Sign in instead.",
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL:
    "An account with this e-mail already exists. Sign in instead.",
  EMAIL_NOT_VERIFIED:
    "Confirm your e-mail address first. The mail with the link has been sent again.",
  PASSWORD_TOO_SHORT: "The password needs at least 8 characters.",
  PASSWORD_TOO_LONG: "The password can have at most 128 characters.",
};

/** For these codes, the server sends a message of the studio that says what to do. */
const OURS = new Set(["too_many_attempts", "too_many_mails"]);

/** Returns null on success; otherwise returns the message for the user. */
export async function sentenceOf(asked: Promise<AuthAnswer>): Promise<string | null> {
  try {
    const { error } = await asked;
    if (!error) return null;
    if (error.status === 429 && !OURS.has(error.code ?? ""))
      return "Too many tries. Wait ten seconds and try again.";
    return (
      SENTENCES[error.code ?? ""] ?? error.message ?? "This did not work. Try again in a moment."
    );
  } catch {
    return "The studio could not be reached. Check the connection and try again.";
  }
}
