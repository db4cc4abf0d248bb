import { DOUBLE_PRESS_MS } from "../../platform/double-press.ts";
import { newId } from "../../platform/ids.ts";

interface Wish {
  key: string;
  /** Until when a press is the same wish; none ends while its answer is not known. */
  until: number;
}

const wishes = new Map<string, Wish>();

/**
 * The key under which a job is tried again: the same for presses that can only mean one new job, wherever they come
 * from (toast, strip, queue), and as long as it is not known whether the first arrived.
 */
export function retryKey(jobId: string): string {
  const known = wishes.get(jobId);
  if (known && performance.now() < known.until) return known.key;
  const key = newId();
  wishes.set(jobId, { key, until: Number.POSITIVE_INFINITY });
  return key;
}

/** The studio has answered; a later press is a wish of its own. */
export function retryAnswered(jobId: string): void {
  const known = wishes.get(jobId);
  if (known) wishes.set(jobId, { ...known, until: performance.now() + DOUBLE_PRESS_MS });
}
