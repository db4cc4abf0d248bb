import pLimit from "p-limit";
import { type ClaimedJob, setAttempt } from "@lacquer/db/queue";
import type { ServiceContext } from "../../context.ts";
import { retryWhileUnavailable } from "../../resilience/retry.ts";

/**
 * Nobody can tell which of a dead worker's jobs killed it. The guilty job uses up its attempts, but jobs that ran
 * beside it each time would fail with it. So a job that has lost a worker runs its last attempt alone.
 */
export function isSuspected(job: ClaimedJob, maxAttempts: number): boolean {
  return job.deaths > 0 && job.attempt >= maxAttempts;
}

/**
 * Runs suspected jobs one at a time, each once `others()` have settled, or at once when its signal fires. While such a
 * job waits, its attempt is not counted, because a waiting job cannot kill the worker.
 */
export function createLoneRuns(ctx: ServiceContext, others: () => Promise<unknown>[]) {
  const oneByOne = pLimit(1);
  return async (job: ClaimedJob, signal: AbortSignal, work: () => Promise<void>): Promise<void> => {
    const setTo = (attempt: number) =>
      retryWhileUnavailable(ctx, () => setAttempt(ctx.db.pool, { ...job, attempt }));
    const uncounted = setTo(job.attempt - 1);
    // The turn is taken before anything is awaited, so that turns follow the starts and not the database's answers.
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
