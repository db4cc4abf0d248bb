import type { ErrorCode } from "@lacquer/contracts";
import { isCommonPassword } from "./common-passwords.ts";

/** Whose password it is to be; what is known of them is what others would try first. */
export interface PasswordOwner {
  email: string;
  name?: string | undefined;
}

/** Words that a password for this studio is easily guessed from. */
const OWN_WORDS = ["lacquer", "studio", "nails", "nail", "design"];
/** Letters that must be left when the guessable words are taken out. Digits and signs at the end are guessed too. */
const LETTERS_LEFT = 4;

function guessableWords({ email, name = "" }: PasswordOwner): string[] {
  const parts = [...email.split(/[@.+_-]/), ...name.split(/\s+/)];
  return [email, email.split("@")[0] ?? "", ...parts, ...OWN_WORDS]
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word.length >= 3)
    .toSorted((a, b) => b.length - a.length);
}

/** Whether little but its owner's and the studio's words stands in it. */
function isPersonal(password: string, owner: PasswordOwner): boolean {
  let left = password;
  for (const word of guessableWords(owner)) left = left.replaceAll(word, " ");
  return left !== password && left.replaceAll(/\P{L}/gu, "").length < LETTERS_LEFT;
}

/** Why nobody should have this password; null = nothing speaks against it. Length is looked at elsewhere. */
export function passwordFault(
  password: string,
  owner: PasswordOwner,
): Extract<ErrorCode, `password_${string}`> | null {
  const plain = password.normalize("NFKC").toLowerCase().trim();
  if (isPersonal(plain, owner)) return "password_too_personal";
  // A sign or two at the end is what people add when a form asks for one.
  const bare = plain.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  return isCommonPassword(plain) || isCommonPassword(bare) ? "password_too_common" : null;
}
