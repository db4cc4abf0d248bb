import { z } from "zod";
import { pageSize, pageSizeInQuery } from "./limits.ts";

/**
 * The three parts of a person's queue: jobs being painted, waiting jobs (next one first) and ended jobs (newest first).
 */
export const QUEUE_PARTS = ["running", "waiting", "ended"] as const;
export type QueuePart = (typeof QUEUE_PARTS)[number];

const part = z.enum(QUEUE_PARTS);
const cursor = z.uuid().describe("The id of the last job on the previous page.");
export const readQueueInput = z.object({ part, limit: pageSize(40), cursor: cursor.nullish() });
export const readQueueQuery = z.object({
  part,
  limit: pageSizeInQuery(40),
  cursor: cursor.optional(),
});
