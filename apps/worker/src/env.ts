import { z } from "zod";

/** The worker's own variables, besides those that all processes share. */
export const workerEnv = {
  WORKER_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(256)
    .default(4)
    .describe("The number of jobs that one worker runs at the same time."),
};

export type OwnEnv = z.output<z.ZodObject<typeof workerEnv>>;
