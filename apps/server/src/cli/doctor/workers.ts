import { readWorkforce, type Services } from "@lacquer/services";
import { type Diagnosis, good, wrong } from "./diagnosis.ts";

/** A job that waits this long while a worker is alive counts as stuck. */
const LONG_WAIT_SECONDS = 300;

/** Checks that workers are alive, and how long jobs have been waiting for a worker. */
export async function examineWorkers(services: Services): Promise<Diagnosis[]> {
  const { workers, oldestWaitingSeconds: oldest } = await readWorkforce(services);
  const waits = `the oldest waiting job has waited ${oldest} s`;
  const worker =
    workers > 0
      ? good("Workers", `${workers} alive`)
      : wrong(
          "Workers",
          "none is alive; run npm start, or in a bundle node lacquer.mjs worker (systemctl start lacquer-worker)",
        );
  if (oldest === 0) return [worker, good("Waiting jobs", "none")];
  if (workers === 0)
    return [worker, wrong("Waiting jobs", `${waits}; it starts once a worker runs`)];
  if (oldest < LONG_WAIT_SECONDS) return [worker, good("Waiting jobs", waits)];
  return [worker, wrong("Waiting jobs", `${waits}; start more workers, or read the worker's log`)];
}
