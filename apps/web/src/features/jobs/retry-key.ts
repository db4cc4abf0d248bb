import { makeWish, renewWish, repeatedWish } from "../outbox/index.ts";

/** Keys of retries without an answer yet, which may have arrived. */
const open = new Map<string, string>();

const about = (jobId: string): string => `retry ${jobId}`;

/**
 * The key under which a job is retried. Presses that can only mean one new job share it, wherever they come from
 * (toast, strip, queue, another window), and so do all presses until it is known whether the first one arrived.
 */
export function retryKey(jobId: string): string {
  const now = performance.now();
  const known = open.get(jobId) ?? repeatedWish(about(jobId), "again", now);
  if (known !== null) return known;
  const key = makeWish(about(jobId), "again", now);
  open.set(jobId, key);
  return key;
}

/** The studio has answered, so a later press is a new wish. */
export function retryAnswered(jobId: string): void {
  open.delete(jobId);
  renewWish(about(jobId), performance.now());
}
