import { DOUBLE_PRESS_MS } from "../../platform/double-press.ts";
import { newId } from "../../platform/ids.ts";

interface Wish {
  key: string;
  /** Until when a press counts as the same wish. It does not end while its answer is unknown. */
  until: number;
}

const wishes = new Map<string, Wish>();

/**
 * The key under which a job is retried. Presses that can only mean one new job share it, wherever they come from
 * (toast, strip, queue), and so do all presses until it is known whether the first one arrived.
 */
export function retryKey(jobId: string): string {
  const known = wishes.get(jobId);
  if (known && performance.now() < known.until) return known.key;
  const key = newId();
  wishes.set(jobId, { key, until: Number.POSITIVE_INFINITY });
  return key;
}

/** The studio has answered, so a later press is a new wish. */
export function retryAnswered(jobId: string): void {
  const known = wishes.get(jobId);
  if (known) wishes.set(jobId, { ...known, until: performance.now() + DOUBLE_PRESS_MS });
}
