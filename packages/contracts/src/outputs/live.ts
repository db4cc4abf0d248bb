import { z } from "zod";
import { jobOutput } from "./job.ts";
import { creditSummaryOutput } from "./credits.ts";

/**
 * The messages of `jobs.events`. A snapshot is sent when a client connects, and again if too many changes were missed.
 * Changes of single jobs and new places in the queue follow the snapshot. `at` is the database's time in milliseconds,
 * read just before the jobs are read.
 */
export const liveMessageOutput = z
  .discriminatedUnion("kind", [
    z.object({
      kind: z.literal("snapshot"),
      at: z.number(),
      jobs: z.array(jobOutput),
      credits: creditSummaryOutput,
    }),
    z.object({
      kind: z.literal("job"),
      at: z.number(),
      job: jobOutput,
      credits: creditSummaryOutput,
    }),
    z.object({
      kind: z.literal("line"),
      at: z.number(),
      places: z
        .record(z.string(), z.int())
        .describe("The place of each job in the queue, under the job's id; place 1 is next."),
    }),
  ])
  .meta({
    id: "LiveMessage",
    description: "A snapshot, a change of one job, or the new places in the queue.",
  });
export type LiveMessage = z.output<typeof liveMessageOutput>;
