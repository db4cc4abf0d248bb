import { PASSWORD_MIN } from "@lacquer/contracts";
import { dictionary } from "@zxcvbn-ts/language-common";

let known: ReadonlySet<string> | undefined;

/** The passwords seen most often in leaks, except those too short to be accepted: some 18,000. */
export function isCommonPassword(password: string): boolean {
  known ??= new Set(
    dictionary["passwords-common"].filter((common) => common.length >= PASSWORD_MIN),
  );
  return known.has(password);
}
