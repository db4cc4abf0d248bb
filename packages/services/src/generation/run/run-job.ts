import { type JobRow, type Queryable, transaction } from "@lacquer/db";
import type { ClaimedJob } from "@lacquer/db/queue";
import type { ImageProvider } from "@lacquer/imaging";
import type { ServiceContext } from "../../context.ts";
import { removePreviews } from "../../files/previews.ts";
import { jobRunSeconds } from "../../process-metrics.ts";
import { LeaseLost } from "../../provider-calls/index.ts";
import { retryWhileUnavailable } from "../../resilience/retry.ts";
import { currentScope, traced } from "../../tracing/index.ts";
import { endJob, type JobError } from "../transitions/end-job.ts";
import { endOverdue } from "../transitions/end-overdue.ts";
import { type LockedJob, lockHeldJob } from "../transitions/locked-job.ts";
import { requeue, type RequeueReason } from "../transitions/requeue.ts";
import { followed } from "./followed.ts";
import { classifyFailure, type Verdict } from "./classify-failure.ts";
import { loadRequest } from "./load-request.ts";
import { makeImage } from "./make-image.ts";

/**
 * The reason why a job's signal fires. Either the lease is gone, so the run must stop and write nothing, or the process
 * is draining, so the run must return the job to the queue.
 */
export type StopReason = "lease-lost" | "drain";

interface Run {
  ctx: ServiceContext;
  imageProvider: ImageProvider;
  claimed: ClaimedJob;
  job: JobRow;
  signal: AbortSignal;
}

/**
 * The result of making the images. Either the job can end, with the last image's error if an image failed, or the job
 * was requeued and must not be ended.
 */
type Made = { lastError: JobError | null } | "requeued";

/**
 * Makes a claimed job's missing images one by one, records each as soon as it is made, and ends the job. Every write is
 * guarded by the lease token and changes nothing if the job no longer has that token. Rejects if the job could not be
 * ended; another run then continues the job.
 */
export async function runJob(
  ctx: ServiceContext,
  imageProvider: ImageProvider,
  claimed: ClaimedJob,
  signal: AbortSignal,
): Promise<void> {
  const found = {
    where: { id: claimed.id },
    include: { images: { select: { imageIndex: true } } },
  };
  const job = await retryWhileUnavailable(
    ctx,
    () => ctx.db.prisma.generationJob.findUniqueOrThrow(found),
    signal,
  );
  const run = { ctx, imageProvider, claimed, job, signal };
  const { attempt, waitedSeconds } = claimed;
  ctx.log.info({ ...followed(job), attempt, waitedSeconds }, "job claimed");
  const begun = performance.now();
  const kept = new Set(job.images.map((image) => image.imageIndex));
  let made: Made;
  try {
    made = await makeMissing(run, kept);
  } catch (error) {
    if (signal.aborted) return leave(run, signal.reason);
    // A write noticed that the lease was lost before the signal fired.
    if (error instanceof LeaseLost) return leave(run, "lease-lost");
    made = await settleUnprepared(run, error);
  }
  if (made === "requeued") return;
  if (signal.aborted) return leave(run, signal.reason);
  await finish(run, made.lastError, begun);
}

async function makeMissing(run: Run, kept: Set<number>): Promise<Made> {
  const { ctx, imageProvider, claimed, job, signal } = run;
  const request = await retryWhileUnavailable(ctx, () => loadRequest(ctx, job), signal);
  let lastError: JobError | null = null;
  for (let imageIndex = 0; imageIndex < job.imageCount; imageIndex += 1) {
    if (kept.has(imageIndex)) continue;
    const to = { claimed, job, request, imageIndex, done: kept.size };
    const verdict = await makeImage(ctx, imageProvider, to, signal);
    if (signal.aborted) break;
    if (!verdict) {
      kept.add(imageIndex);
      continue;
    }
    const why = requeueReason(verdict);
    // Even if no attempts are left, the job's other images are still tried.
    if (why && (why !== "failed attempt" || claimed.attempt < ctx.config.maxAttempts)) {
      await waitAgain(run, why, verdict.error);
      if (why === "provider waits") await endOverdue(ctx, imageProvider.name);
      return "requeued";
    }
    lastError = verdict.error;
    if (verdict.action === "end-job") break;
  }
  return { lastError };
}

/** Handles a fault outside any image: the job's pictures could not be read, or the database was unavailable. */
async function settleUnprepared(run: Run, error: unknown): Promise<Made> {
  const { ctx, claimed, job } = run;
  const verdict = classifyFailure(error);
  ctx.log.warn(
    { err: error, ...followed(job), attempt: claimed.attempt },
    "job could not be prepared",
  );
  const why = requeueReason(verdict);
  if (!why || why === "provider waits") return { lastError: verdict.error };
  await waitAgain(run, why, verdict.error);
  return "requeued";
}

/** Returns the reason to requeue, or null if the image or the job is to be given up. */
function requeueReason({ action }: Verdict): RequeueReason | null {
  if (action === "wait") return "provider waits";
  if (action === "later") return "database unavailable";
  return action === "again" ? "failed attempt" : null;
}

/**
 * Returns a drained job to the queue without using up its attempt. If the lease is gone, the job is left unchanged,
 * because it no longer belongs to this run.
 */
async function leave(run: Run, reason: StopReason): Promise<void> {
  if (reason === "drain") return waitAgain(run, "drained");
  if (run.imageProvider.can.previews) await removePreviews(run.ctx, run.claimed.id);
}

async function waitAgain(
  { ctx, claimed, job }: Run,
  why: RequeueReason,
  error?: JobError,
): Promise<void> {
  const requeued = await retryWhileUnavailable(ctx, () => requeue(ctx, claimed, why, error));
  if (requeued) {
    currentScope()?.span?.set({
      "lacquer.requeue.reason": why,
      "lacquer.job.status": requeued.status,
    });
    const what = requeued.status === "pending" ? "job waits again" : "job ended";
    ctx.log.info({ ...followed(job), ...requeued, why, code: error?.code }, what);
  }
  ctx.changed();
}

async function finish(run: Run, lastError: JobError | null, begun: number): Promise<void> {
  const { ctx, claimed, job, imageProvider } = run;
  const { id: jobId, attempt } = claimed;
  const code = lastError?.code;
  await traced(ctx, { name: "end job" }, (span) =>
    whileHeld(ctx, claimed, async (tx, held) => {
      const status = await endJob(tx, held, { error: lastError });
      jobRunSeconds.observe((performance.now() - begun) / 1000);
      span?.set({ "lacquer.job.status": status, "lacquer.job.error_code": code });
      ctx.log.info({ ...followed(job), status, code, attempt }, "job ended");
    }),
  );
  ctx.changed();
  // Previews are removed last, because a tab may show one until the job's end is written.
  if (imageProvider.can.previews) await removePreviews(ctx, jobId);
}

/** Runs `write` in one transaction that locks the job. Does nothing if the lease is gone. */
function whileHeld(
  ctx: ServiceContext,
  { id, leaseToken }: ClaimedJob,
  write: (tx: Queryable, held: LockedJob) => Promise<unknown>,
): Promise<void> {
  return retryWhileUnavailable(ctx, () =>
    transaction(ctx.db, async (tx) => {
      const held = await lockHeldJob(tx, id, leaseToken);
      if (held) await write(tx, held);
    }),
  );
}
