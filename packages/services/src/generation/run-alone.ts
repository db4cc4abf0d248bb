import pLimit from "p-limit";
import type { ClaimedJob } from "@lacquer/db/queue";

/**
 * Nobody can tell which of a dead worker's jobs killed it. The guilty one uses up its attempts all the same; those that
 * ran beside it each time would fail with it, so whoever lost a worker before has its last attempt alone.
 */
export function isSuspected(job: ClaimedJob, maxAttempts: number): boolean {
  return job.deaths > 0 && job.attempt >= maxAttempts;
}

/** Makes a way to run jobs one at a time, each once `others()` have settled; at once when its signal fires. */
export function createLoneRuns(others: () => Promise<unknown>[]) {
  const oneByOne = pLimit(1);
  return (signal: AbortSignal, work: () => Promise<void>): Promise<void> =>
    oneByOne(async () => {
      await Promise.race([Promise.all(others()), fired(signal)]);
      await work();
    });
}

function fired(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
