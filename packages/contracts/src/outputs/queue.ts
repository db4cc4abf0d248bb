import { z } from "zod";
import { jobsPageOutput } from "./job.ts";

export const queuePageOutput = jobsPageOutput
  .extend({
    running: z.int().describe("The number of the person's running jobs, on this page or not."),
    waiting: z.int().describe("The number of the person's waiting jobs, on this page or not."),
  })
  .meta({ id: "QueuePage", description: "A page of one part of the queue." });
export type QueuePage = z.output<typeof queuePageOutput>;

/** How many seconds one image took in this person's most recently finished jobs. */
export const paintingTimeOutput = z
  .object({
    provider: z.string(),
    usual: z
      .number()
      .describe("The number of seconds within which half of the images were finished."),
    slow: z
      .number()
      .describe("The number of seconds within which nine out of ten images were finished."),
  })
  .meta({
    id: "PaintingTime",
    description: "How long one image took in this person's most recently finished jobs.",
  });
export type PaintingTime = z.output<typeof paintingTimeOutput>;
export const paintingTimesOutput = z.array(paintingTimeOutput);
