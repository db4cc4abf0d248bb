import { makeWish, renewWish, repeatedWish } from "../outbox/index.ts";

/** Keys of retries that may have reached the server but have no response yet. */
const open = new Map<string, string>();

const about = (jobId: string): string => `retry ${jobId}`;

/**
 * Returns the key for retrying a job. Presses that can only mean one new job share this key, whether they come from the
 * toast, the strip, the queue or another window. All presses before the first response share it too.
 */
export function retryKey(jobId: string): string {
  const now = performance.now();
  const known = open.get(jobId) ?? repeatedWish(about(jobId), "again", now);
  if (known !== null) return known;
  const key = makeWish(about(jobId), "again", now);
  open.set(jobId, key);
  return key;
}

/** Called when the studio has responded. A later press is then a new retry. */
export function retryAnswered(jobId: string): void {
  open.delete(jobId);
  renewWish(about(jobId), performance.now());
}
