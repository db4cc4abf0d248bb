import pLimit from "p-limit";
import { type ClaimedJob, setAttempt } from "@lacquer/db/queue";
import type { ServiceContext } from "../../context.ts";
import { retryWhileUnavailable } from "../../resilience/retry.ts";

/**
 * Returns whether a job may have killed its worker. Nobody can tell which of a dead worker's jobs killed it, and
 * innocent jobs that ran beside the guilty one each time would use up their attempts too. A job that has lost a worker
 * therefore runs its last attempt alone.
 */
export function isSuspected(job: ClaimedJob, maxAttempts: number): boolean {
  return job.deaths > 0 && job.attempt >= maxAttempts;
}

/**
 * Runs suspected jobs one at a time. Each job starts when all `others()` have settled, or at once when its signal
 * fires. While a job waits, its attempt is not counted, because a waiting job cannot kill the worker.
 */
export function createLoneRuns(ctx: ServiceContext, others: () => Promise<unknown>[]) {
  const oneByOne = pLimit(1);
  return async (job: ClaimedJob, signal: AbortSignal, work: () => Promise<void>): Promise<void> => {
    const setTo = (attempt: number) =>
      retryWhileUnavailable(ctx, () => setAttempt(ctx.db.pool, { ...job, attempt }));
    const uncounted = setTo(job.attempt - 1);
    // The job joins the line before anything is awaited, so that jobs run in the order in which they were started.
    const turn = oneByOne(async () => {
      await uncounted;
      await Promise.race([Promise.all(others()), fired(signal)]);
      await setTo(job.attempt);
      await work();
    });
    await Promise.all([uncounted, turn]);
  };
}

function fired(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
