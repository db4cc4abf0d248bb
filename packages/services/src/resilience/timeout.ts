import pTimeout from "p-timeout";

/** Resolves when `work` did, or when the time is up; rejects when `work` did before. */
export async function waitWithTimeout(work: Promise<unknown>, seconds: number): Promise<void> {
  // No time at all is not taken there; no timer is shorter than this.
  await pTimeout(work, { milliseconds: Math.max(1, seconds * 1000), message: false });
}
