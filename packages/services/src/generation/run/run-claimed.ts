import type { ClaimedJob } from "@lacquer/db/queue";
import type { ImageProvider } from "@lacquer/imaging";
import type { ServiceContext } from "../../context.ts";
import { type Span, traced, within } from "../../tracing/index.ts";
import { claimedFields } from "./followed.ts";
import { runJob } from "./run-job.ts";

/**
 * Runs a claimed job as one span of the trace that began with the request that created the job. Log lines of the run
 * contain the job's id, its owner's hash and the id of that request. Rejects like `runJob`.
 */
export function runClaimed(
  ctx: ServiceContext,
  imageProvider: ImageProvider,
  claimed: ClaimedJob,
  signal: AbortSignal,
): Promise<void> {
  const { id: jobId, traceparent, attemptTraceparent, attempt } = claimed;
  const fields = claimedFields(ctx, claimed);
  const span = {
    name: "run job",
    kind: "consumer",
    parent: traceparent,
    // The link leads to the previous attempt, which failed or was drained, or whose process died.
    links: [attemptTraceparent],
    startedAt: claimed.claimedFrom,
    attributes: { "lacquer.job.id": jobId, "lacquer.job.attempt": attempt },
  } as const;
  return within({ fields }, () =>
    traced(ctx, span, async (run) => {
      if (run) await beginTrace(ctx, claimed, run);
      await runJob(ctx, imageProvider, claimed, signal);
    }),
  );
}

/**
 * Adds the claim to the trace, and stores the run's trace position in the job, so that the next attempt can link to
 * this run.
 */
async function beginTrace(ctx: ServiceContext, claimed: ClaimedJob, run: Span): Promise<void> {
  ctx.tracing
    ?.start({ name: "claim job", parent: run.traceparent, startedAt: claimed.claimedFrom })
    .end(claimed.claimedTo);
  await ctx.db.pool
    .query({
      name: "keep-attempt-traceparent",
      text: "update generation_jobs set attempt_traceparent = $3 where id = $1 and lease_token = $2",
      values: [claimed.id, claimed.leaseToken, run.traceparent],
    })
    // A job runs even if its trace position cannot be stored.
    .catch((error: unknown) => ctx.log.warn({ err: error }, "a run's trace could not be kept"));
}
