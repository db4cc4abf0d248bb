import pTimeout from "p-timeout";

/** Resolves when `work` does, or when the time is over. Rejects if `work` rejects before that. */
export async function waitWithTimeout(work: Promise<unknown>, seconds: number): Promise<void> {
  // The time is at least a millisecond, because p-timeout does not accept 0.
  await pTimeout(work, { milliseconds: Math.max(1, seconds * 1000), message: false });
}
