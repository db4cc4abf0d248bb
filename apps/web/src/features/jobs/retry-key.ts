import { makeWish, renewWish, repeatedWish } from "../outbox/index.ts";

/** Keys of retries that may have arrived but have no answer yet. */
const open = new Map<string, string>();

const about = (jobId: string): string => `retry ${jobId}`;

/**
 * The key under which a job is retried. Presses that can only mean one new job share it, whether they come from toast,
 * strip, queue or another window. So do all presses until the first one has an answer.
 */
export function retryKey(jobId: string): string {
  const now = performance.now();
  const known = open.get(jobId) ?? repeatedWish(about(jobId), "again", now);
  if (known !== null) return known;
  const key = makeWish(about(jobId), "again", now);
  open.set(jobId, key);
  return key;
}

/** The studio has answered, so a later press is a new retry. */
export function retryAnswered(jobId: string): void {
  open.delete(jobId);
  renewWish(about(jobId), performance.now());
}
