// `pnpm lacquer doctor [--json]`: checks everything the studio depends on and says in words what is wrong. It changes
// one thing: if the provider answers well during a pause for key or billing, it lets one design try at once.
import { EnvironmentError, readEnvironment } from "@lacquer/runtime";
import { serverEnv, serverFaults } from "../env.ts";
import { type Diagnosis, isWrong, wrong } from "./doctor/diagnosis.ts";
import { examine } from "./doctor/examine.ts";
import { reportAsJson, reportInWords } from "./doctor/report.ts";

const USAGE = "Usage: pnpm lacquer doctor [--json]";

const words = process.argv.slice(2);
const unknown = words.filter((word) => word !== "--json");
if (unknown.length > 0) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(1);
}
const diagnoses = await diagnose();
const report = words.includes("--json") ? reportAsJson(diagnoses) : reportInWords(diagnoses);
// Whatever hangs (a silent store, a connection that never opens) must not keep the doctor from ending.
process.stdout.write(report, () => process.exit(diagnoses.some(isWrong) ? 1 : 0));

async function diagnose(): Promise<Diagnosis[]> {
  try {
    return await examine(readEnvironment(serverEnv, serverFaults));
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    // With wrong settings nothing else can be checked.
    return error.faults.map((fault) => wrong("Environment", fault));
  }
}
