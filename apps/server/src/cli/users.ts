// `pnpm lacquer users reset-password <email>`: sets a new random password, ends the account's sessions and API keys,
// and prints the password once.
import { randomBytes } from "node:crypto";
import { setPassword } from "@lacquer/auth";
import { OperatorFault, runCommand } from "./run-command.ts";

const USAGE = "Usage: pnpm lacquer users reset-password <email>";

await runCommand(async ({ db }, [verb, email, ...rest]) => {
  if (verb !== "reset-password" || !email || rest.length > 0) throw new OperatorFault(USAGE);
  const password = randomBytes(12).toString("base64url");
  if (!(await setPassword(db, email, password))) {
    throw new OperatorFault(`There is no account with the e-mail ${email}.`);
  }
  return `The new password of ${email} is ${password}\nAll sessions and API keys of the account were ended. Give the password to the account's owner in a safe way, and ask the owner to change it.`;
});
