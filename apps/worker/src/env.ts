import { z } from "zod";

/** The worker's own variables, besides those that all processes share. */
export const workerEnv = {
  WORKER_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(256)
    .default(4)
    .describe("How many jobs one worker runs at once."),
};

export type OwnEnv = z.output<z.ZodObject<typeof workerEnv>>;
