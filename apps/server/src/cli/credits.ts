// `pnpm lacquer credits grant <email> <amount>`: adds a ledger row of kind `grant`. A negative amount takes credits
// back.
import { grantCredits } from "@lacquer/services";
import { OperatorFault, runCommand } from "./run-command.ts";

const USAGE = "Usage: pnpm lacquer credits grant <email> <amount>";
const MOST = 1_000_000;

await runCommand(async ({ services }, [verb, email, text, ...rest]) => {
  if (verb !== "grant" || !email || !text || rest.length > 0) throw new OperatorFault(USAGE);
  const amount = Number(text);
  if (!Number.isInteger(amount) || amount === 0 || Math.abs(amount) > MOST) {
    throw new OperatorFault(
      `The amount must be a whole number up to ${MOST}, not "${text}".\n${USAGE}`,
    );
  }
  const known = await grantCredits(services, { email, amount }).catch((error: unknown) => {
    if (isBelowZero(error))
      throw new OperatorFault(`${email} does not have ${-amount} credits. Nothing was changed.`);
    throw error;
  });
  if (!known) throw new OperatorFault(`There is no account with the e-mail ${email}.`);
  return `${email} was granted ${amount} credits.`;
});

/** Returns whether the database refused the change because the balance would fall below zero. */
function isBelowZero(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23514";
}
