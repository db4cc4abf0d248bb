import { z } from "zod";
import type { Job } from "./job.ts";
import { LIST_LIMIT_MAX } from "./limits.ts";

/** A person's jobs in three parts: being painted, waiting (next one first), ended (newest first). */
export const QUEUE_PARTS = ["running", "waiting", "ended"] as const;
export type QueuePart = (typeof QUEUE_PARTS)[number];

export const readQueueInput = z.object({
  part: z.enum(QUEUE_PARTS),
  limit: z.number().int().min(1).max(LIST_LIMIT_MAX).default(40),
  /** The id of the last job that the reader has seen. */
  cursor: z.uuid().nullish(),
});

export interface QueuePage {
  jobs: Job[];
  nextCursor: string | null;
  /** How many jobs the person has in all, whatever this page holds. */
  running: number;
  waiting: number;
}

/**
 * How long one image of this person's last jobs took, in seconds. Half were faster than `usual`, nine in ten faster
 * than `slow`.
 */
export interface PaintingTime {
  provider: string;
  usual: number;
  slow: number;
}
