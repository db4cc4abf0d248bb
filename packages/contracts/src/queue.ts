import { z } from "zod";
import { jobsPageOutput } from "./job.ts";
import { pageSize, pageSizeInQuery } from "./limits.ts";

/** A person's jobs in three parts: being painted, waiting (next one first), ended (newest first). */
export const QUEUE_PARTS = ["running", "waiting", "ended"] as const;
export type QueuePart = (typeof QUEUE_PARTS)[number];

const part = z.enum(QUEUE_PARTS);
const cursor = z.uuid().describe("The id of the last job already seen.");
export const readQueueInput = z.object({ part, limit: pageSize(40), cursor: cursor.nullish() });
export const readQueueQuery = z.object({
  part,
  limit: pageSizeInQuery(40),
  cursor: cursor.optional(),
});

export const queuePageOutput = jobsPageOutput
  .extend({
    running: z.int().describe("All of the person's running jobs, whatever the page holds."),
    waiting: z.int().describe("All of the person's waiting jobs, whatever the page holds."),
  })
  .meta({ id: "QueuePage" });
export type QueuePage = z.output<typeof queuePageOutput>;

/** How long one image took this person's last finished jobs, in seconds. */
export const paintingTimeOutput = z
  .object({
    provider: z.string(),
    usual: z.number().describe("Half were faster, in seconds."),
    slow: z.number().describe("Nine in ten were faster, in seconds."),
  })
  .meta({ id: "PaintingTime" });
export type PaintingTime = z.output<typeof paintingTimeOutput>;
export const paintingTimesOutput = z.array(paintingTimeOutput);
