// `pnpm doctor`: looks at everything the studio stands on and says in words what is wrong. It changes one thing: when the
// provider answers well, a pause for the key or for money lets one design try at once.
import { EnvironmentError, readEnvironment } from "@lacquer/runtime";
import { serverEnv, serverFaults } from "../env.ts";
import { examine } from "./doctor/examine.ts";
import { type Diagnosis, wrong } from "./doctor/diagnosis.ts";

const SIGNS = { good: "✓", note: "·", wrong: "✗" };

try {
  report(await examine(readEnvironment(serverEnv, serverFaults)));
} catch (error) {
  if (!(error instanceof EnvironmentError)) throw error;
  // With wrong settings nothing else can be looked at.
  report(error.faults.map((fault) => wrong("Environment", fault)));
}

function report(diagnoses: Diagnosis[]): void {
  for (const { sign, subject, words } of diagnoses) {
    process.stdout.write(`${SIGNS[sign]} ${subject}: ${words}\n`);
  }
  const wrong = diagnoses.filter(({ sign }) => sign === "wrong").length;
  process.stdout.write(
    wrong === 0 ? "Everything is well.\n" : `${wrong} of ${diagnoses.length} need attention.\n`,
  );
  process.exitCode = wrong === 0 ? 0 : 1;
}
