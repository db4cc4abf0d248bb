import { type Queryable, transaction } from "@lacquer/db";
import type { ClaimedJob } from "@lacquer/db/queue";
import type { ImageProvider } from "@lacquer/imaging";
import type { ServiceContext } from "../../context.ts";
import { jobRunSeconds } from "../../metrics/process-metrics.ts";
import { endOverdue, LeaseLost } from "../../provider-calls/index.ts";
import { backoffSeconds, classifyFailure } from "./classify-failure.ts";
import { endJob, type JobError } from "../transitions/end-job.ts";
import { loadRequest } from "./load-request.ts";
import { type LockedJob, lockHeldJob } from "../transitions/locked-job.ts";
import { makeImage } from "./make-image.ts";
import { removePreviews } from "../../files/previews.ts";
import { putBack } from "../transitions/requeue.ts";
import { retryWhileUnavailable } from "../../resilience/retry.ts";

/** Why a job's signal fires: its lease is gone (stop, write nothing), or the process drains (give it back). */
export type StopReason = "lease-lost" | "drain";

/**
 * Makes a claimed job's missing images one by one, keeps each at once, and ends the job. Every write carries the lease
 * token and changes nothing without it. Resolves in any case; what it could not settle its lease's end will.
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
  const begun = performance.now();
  const kept = new Set(job.images.map((image) => image.imageIndex));
  let lastError: JobError | null = null;
  try {
    const request = await retryWhileUnavailable(ctx, () => loadRequest(ctx, job), signal);
    for (let imageIndex = 0; imageIndex < job.imageCount; imageIndex += 1) {
      if (kept.has(imageIndex)) continue;
      const to = { claimed, job, request, imageIndex, done: kept.size };
      const verdict = await makeImage(ctx, imageProvider, to, signal);
      if (signal.aborted) break;
      if (!verdict) kept.add(imageIndex);
      else if (verdict.action === "wait") {
        // The claim honours the provider's pause: parking on top of it would only outlast it.
        await giveBack(ctx, claimed, 0, verdict.error, true);
        await endOverdue(ctx, imageProvider.name);
        return;
      } else if (verdict.action === "later") {
        await giveBack(ctx, claimed, backoffSeconds(1), verdict.error, true);
        return;
      } else if (verdict.action === "again" && claimed.attempt < ctx.config.maxAttempts) {
        await giveBack(ctx, claimed, backoffSeconds(claimed.attempt), verdict.error);
        return;
      } else lastError = verdict.error;
      if (verdict?.action === "end-job") break;
    }
  } catch (error) {
    if (signal.aborted) return stopped(ctx, imageProvider, claimed, signal.reason);
    // Noticed before the signal fired.
    if (error instanceof LeaseLost) return stopped(ctx, imageProvider, claimed, "lease-lost");
    const verdict = classifyFailure(error);
    ctx.log.warn(
      { err: error, jobId: job.id, attempt: claimed.attempt },
      "job could not be prepared",
    );
    if (verdict.action === "later")
      return giveBack(ctx, claimed, backoffSeconds(1), verdict.error, true);
    if (verdict.action === "again")
      return giveBack(ctx, claimed, backoffSeconds(claimed.attempt), verdict.error);
    lastError = verdict.error;
  }
  if (signal.aborted) return stopped(ctx, imageProvider, claimed, signal.reason);
  await whileHeld(ctx, claimed, async (tx, held) => {
    const status = await endJob(tx, held, { error: lastError });
    jobRunSeconds.observe((performance.now() - begun) / 1000);
    ctx.log.info(
      { jobId: job.id, status, code: lastError?.code, attempt: claimed.attempt },
      "job ended",
    );
  });
  ctx.changed();
  // Only then: until the end is written, a tab may still show one of them.
  if (imageProvider.name === "openai") await removePreviews(ctx, job.id);
}

/** A job that is to leave goes back without using its attempt; one whose lease is gone is no longer ours to write. */
async function stopped(
  ctx: ServiceContext,
  imageProvider: ImageProvider,
  claimed: ClaimedJob,
  reason: StopReason,
): Promise<void> {
  if (reason === "drain") await giveBack(ctx, claimed, 0, { code: "attempts_exhausted" }, true);
  else if (imageProvider.name === "openai") await removePreviews(ctx, claimed.id);
}

async function giveBack(
  ctx: ServiceContext,
  claimed: ClaimedJob,
  afterSeconds: number,
  error: JobError,
  free = false,
): Promise<void> {
  await whileHeld(ctx, claimed, (tx, held) =>
    putBack(tx, held, { maxAttempts: ctx.config.maxAttempts, afterSeconds, error, free }),
  );
  ctx.changed();
}

/** The job's last word, under its lease and as one transaction; nothing where it is no longer held. */
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
