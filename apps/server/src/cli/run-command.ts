import { databaseUrls, EnvironmentError, readEnvironment } from "@lacquer/runtime";
import { within } from "@lacquer/services";
import { serverEnv, serverFaults } from "../env.ts";
import { errorMessage } from "./error-message.ts";
import { openOperatorServices, type OperatorServices } from "./open-services.ts";

/** An error whose message is shown to the operator without a stack. The command then exits with code 1. */
export class OperatorFault extends Error {}

/**
 * Runs an operator's command on the studio's database. The process ends with exit code 0, or with exit code 1 and an
 * error sentence.
 */
export async function runCommand(
  work: (opened: OperatorServices, words: string[]) => Promise<string>,
): Promise<void> {
  try {
    const env = readEnvironment(serverEnv, serverFaults);
    const opened = openOperatorServices(env, await databaseUrls(env));
    try {
      // parseArgs is not used, because it would read a negative amount as a flag.
      const byOperator = { fields: {}, origin: () => ({ actor: "operator" as const }) };
      const told = await within(byOperator, () => work(opened, process.argv.slice(2)));
      process.stdout.write(`${told}\n`);
    } finally {
      await opened.close();
    }
  } catch (error) {
    const isPlain = error instanceof OperatorFault || error instanceof EnvironmentError;
    process.stderr.write(
      `${isPlain ? error.message : `This did not work: ${errorMessage(error)}`}\n`,
    );
    process.exitCode = 1;
  }
}
