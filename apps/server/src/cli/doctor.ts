// `pnpm lacquer doctor [--json]`: checks everything that the studio needs and reports what is wrong. The doctor changes
// only one thing: if the provider was paused because of its key or billing and now answers well, the doctor lets one
// waiting design try at once.
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
// The explicit exit ends the doctor even if a check still hangs, for example on a silent store.
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
    // With wrong settings no other check is possible, so only the faults of the settings are reported.
    return error.faults.map((fault) => wrong("Environment", fault));
  }
}
