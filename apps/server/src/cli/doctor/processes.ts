import { compareProcesses } from "@lacquer/runtime";
import { livingProcesses, type Services } from "@lacquer/services";
import { type Diagnosis, good } from "./diagnosis.ts";

/** Checks that all running processes have the same settings: folder, secret, store, provider, time zone. */
export async function examineProcesses(services: Services): Promise<Diagnosis[]> {
  const processes = await livingProcesses(services);
  const differences = compareProcesses(processes);
  if (differences.length > 0)
    return differences.map(({ sign, words }) => ({ sign, subject: "Processes", words }));
  return processes.length === 0
    ? []
    : [good("Processes", `${processes.length} alive, all with the same settings`)];
}
