import { PASSWORD_MIN } from "@lacquer/contracts";
import { dictionary } from "@zxcvbn-ts/language-common";

let known: ReadonlySet<string> | undefined;

/**
 * Returns true if a password is among the 18,000 or so that were seen most often in leaks. The list omits passwords
 * that are too short to be accepted.
 */
export function isCommonPassword(password: string): boolean {
  known ??= new Set(
    dictionary["passwords-common"].filter((common) => common.length >= PASSWORD_MIN),
  );
  return known.has(password);
}
