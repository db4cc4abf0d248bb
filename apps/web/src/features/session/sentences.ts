import { t } from "@lingui/core/macro";
import type { AuthAnswer } from "./ask-auth.ts";

/** The studio's own messages for better-auth's error codes. A code that is not listed keeps its original message. */
const sentences = (): Record<string, string> => ({
  INVALID_EMAIL_OR_PASSWORD: t`The e-mail or the password is wrong.`,
  INVALID_PASSWORD: t`This is not your password.`,
  INVALID_EMAIL: t`This is not a valid e-mail address.`,
  USER_ALREADY_EXISTS: t`An account with this e-mail already exists. Sign in instead.`,
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: t`An account with this e-mail already exists. Sign in instead.`,
  EMAIL_NOT_VERIFIED: t`Confirm your e-mail address first. The mail with the link has been sent again.`,
  PASSWORD_TOO_SHORT: t`The password needs at least 8 characters.`,
  PASSWORD_TOO_LONG: t`The password can have at most 128 characters.`,
});

/** For these codes, the server sends a message of the studio that says what to do. */
const OURS = new Set(["too_many_attempts", "too_many_mails"]);

/** Returns null on success; otherwise returns the message for the user. */
export async function sentenceOf(asked: Promise<AuthAnswer>): Promise<string | null> {
  try {
    const { error } = await asked;
    if (!error) return null;
    if (error.status === 429 && !OURS.has(error.code ?? ""))
      return t`Too many tries. Wait ten seconds and try again.`;
    return (
      sentences()[error.code ?? ""] ?? error.message ?? t`This did not work. Try again in a moment.`
    );
  } catch {
    return t`The studio could not be reached. Check the connection and try again.`;
  }
}
