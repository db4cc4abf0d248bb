import { z } from "zod";
import { jobsPageOutput } from "./job.ts";

export const queuePageOutput = jobsPageOutput
  .extend({
    running: z.int().describe("All of the person's running jobs, whatever the page holds."),
    waiting: z.int().describe("All of the person's waiting jobs, whatever the page holds."),
  })
  .meta({ id: "QueuePage", description: "A page of one part of the queue." });
export type QueuePage = z.output<typeof queuePageOutput>;

/** How many seconds one image took in this person's most recently finished jobs. */
export const paintingTimeOutput = z
  .object({
    provider: z.string(),
    usual: z.number().describe("In seconds; half of the images were faster."),
    slow: z.number().describe("In seconds; nine in ten images were faster."),
  })
  .meta({ id: "PaintingTime", description: "How long one image took, by the last finished jobs." });
export type PaintingTime = z.output<typeof paintingTimeOutput>;
export const paintingTimesOutput = z.array(paintingTimeOutput);
