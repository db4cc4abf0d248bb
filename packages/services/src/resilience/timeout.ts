import pTimeout from "p-timeout";

/** Resolves when `work` does, or when the time is up. Rejects if `work` rejects before that. */
export async function waitWithTimeout(work: Promise<unknown>, seconds: number): Promise<void> {
  // p-timeout does not accept 0, and no timer is shorter than one millisecond.
  await pTimeout(work, { milliseconds: Math.max(1, seconds * 1000), message: false });
}
