import { makeWish, renewWish, repeatedWish } from "../outbox/index.ts";

/** Keys of retries whose answer is not known yet: those may have arrived. */
const open = new Map<string, string>();

const about = (jobId: string): string => `retry ${jobId}`;

/**
 * The key under which a job is tried again: the same for presses that can only mean one new job, wherever they come
 * from (toast, strip, queue, another window), and as long as it is not known whether the first arrived.
 */
export function retryKey(jobId: string): string {
  const now = performance.now();
  const known = open.get(jobId) ?? repeatedWish(about(jobId), "again", now);
  if (known !== null) return known;
  const key = makeWish(about(jobId), "again", now);
  open.set(jobId, key);
  return key;
}

/** The studio has answered; a later press is a wish of its own. */
export function retryAnswered(jobId: string): void {
  open.delete(jobId);
  renewWish(about(jobId), performance.now());
}
