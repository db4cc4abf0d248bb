import type { ErrorCode } from "@lacquer/contracts";
import { isCommonPassword } from "./common-passwords.ts";

/** The owner of the password. An attacker would first try the owner's name and e-mail. */
export interface PasswordOwner {
  email: string;
  name?: string | undefined;
}

/** Words that an attacker of this studio would try as parts of a password. */
const OWN_WORDS = ["lacquer", "studio", "nails", "nail", "design"];
/**
 * The least number of letters that must remain after the guessable words are removed from a password. Digits and signs
 * do not count, because attackers guess them too.
 */
const LETTERS_LEFT = 4;

function guessableWords({ email, name = "" }: PasswordOwner): string[] {
  const parts = [...email.split(/[@.+_-]/), ...name.split(/\s+/)];
  return [email, email.split("@")[0] ?? "", ...parts, ...OWN_WORDS]
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word.length >= 3)
    .toSorted((a, b) => b.length - a.length);
}

/** Returns true if the password consists mostly of words that belong to its owner or to the studio. */
function isPersonal(password: string, owner: PasswordOwner): boolean {
  let left = password;
  for (const word of guessableWords(owner)) left = left.replaceAll(word, " ");
  return left !== password && left.replaceAll(/\P{L}/gu, "").length < LETTERS_LEFT;
}

/** Returns the reason why this password is refused; null = it is accepted. The length is checked elsewhere. */
export function passwordFault(
  password: string,
  owner: PasswordOwner,
): Extract<ErrorCode, `password_${string}`> | null {
  const plain = password.normalize("NFKC").toLowerCase().trim();
  if (isPersonal(plain, owner)) return "password_too_personal";
  // The signs around a password are ignored, because people add one or two when a form asks for them.
  const bare = plain.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  return isCommonPassword(plain) || isCommonPassword(bare) ? "password_too_common" : null;
}
