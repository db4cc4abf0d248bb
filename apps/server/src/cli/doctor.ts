// `pnpm lacquer doctor [--json]`: checks everything that the studio needs and says in words what is wrong. It changes
// one thing: after a good answer from the provider, a pause for the key or for billing lets one design try at once.
import { parseArgs } from "node:util";
import { EnvironmentError, readEnvironment } from "@lacquer/runtime";
import { serverEnv, serverFaults } from "../env.ts";
import { type Diagnosis, isWrong, wrong } from "./doctor/diagnosis.ts";
import { examine } from "./doctor/examine.ts";
import { reportAsJson, reportInWords } from "./doctor/report.ts";

const USAGE = "Usage: pnpm lacquer doctor [--json]";

const { asJson } = readWords();
const diagnoses = await diagnose();
const report = asJson ? reportAsJson(diagnoses) : reportInWords(diagnoses);
// A check that hangs (a silent store, a connection that never opens) must not keep the doctor from ending.
process.stdout.write(report, () => process.exit(diagnoses.some(isWrong) ? 1 : 0));

function readWords(): { asJson: boolean } {
  try {
    const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });
    return { asJson: values.json };
  } catch {
    process.stderr.write(`${USAGE}\n`);
    process.exit(1);
  }
}

async function diagnose(): Promise<Diagnosis[]> {
  try {
    return await examine(readEnvironment(serverEnv, serverFaults));
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    // With wrong settings nothing else can be checked.
    return error.faults.map((fault) => wrong("Environment", fault));
  }
}
