import { houseEnv, houseFaults, readEnv } from "@lacquer/runtime";
import { z } from "zod";

const shape = {
  ...houseEnv,
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(256).default(4),
};

export type WorkerEnv = z.output<z.ZodObject<typeof shape>>;

/** The worker's environment, read once; all faults are named together and end the process with 1. */
export function readWorkerEnv(): WorkerEnv {
  return readEnv(shape, process.env, houseFaults);
}
