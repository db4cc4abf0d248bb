import { setTimeout as pause } from "node:timers/promises";
import { LacquerError } from "@lacquer/contracts";
import { type JobRow, transaction } from "@lacquer/db";
import { type ClaimedJob, keepImage, reportProgress } from "@lacquer/db/queue";
import type { ImageMaker, ImageRequest, MadeImage } from "@lacquer/imaging";
import sharp from "sharp";
import type { ServiceContext } from "../context.ts";
import { jobRunSeconds, providerCalls } from "../metrics/process-metrics.ts";
import { backoffSeconds, classifyFailure, type Verdict } from "./classify-failure.ts";
import { endJob, type JobError } from "./end-job.ts";
import { loadRequest } from "./load-request.ts";
import { lockHeldJob } from "./locked-job.ts";
import { keepPreview, removePreviews } from "./previews.ts";
import { putBack } from "./put-back.ts";

/** Why a job's signal fires: its lease is gone (stop, write nothing), or the process drains (give it back). */
export type StopReason = "lease-lost" | "drain";

/**
 * Makes a claimed job's missing images one by one, keeps each at once, and ends the job. Every write carries the lease
 * token and changes nothing without it. Resolves in any case; what it could not settle its lease's end will.
 */
export async function runJob(
  ctx: ServiceContext,
  maker: ImageMaker,
  claimed: ClaimedJob,
  signal: AbortSignal,
): Promise<void> {
  const job = await ctx.db.prisma.generationJob.findUniqueOrThrow({
    where: { id: claimed.id },
    include: { images: { select: { imageIndex: true } } },
  });
  const begun = performance.now();
  const kept = new Set(job.images.map((image) => image.imageIndex));
  let lastError: JobError | null = null;
  try {
    const request = await loadRequest(ctx, job);
    for (let imageIndex = 0; imageIndex < job.imageCount; imageIndex += 1) {
      if (kept.has(imageIndex)) continue;
      const verdict = await makeOne(
        ctx,
        maker,
        claimed,
        job,
        request,
        imageIndex,
        kept.size,
        signal,
      );
      if (signal.aborted) break;
      if (!verdict) kept.add(imageIndex);
      else if (verdict.action === "later") {
        await giveBack(ctx, claimed, verdict.seconds, verdict.error, true);
        return;
      } else if (verdict.action === "again" && claimed.attempt < ctx.config.maxAttempts) {
        await giveBack(ctx, claimed, backoffSeconds(claimed.attempt), verdict.error);
        return;
      } else lastError = verdict.error;
      if (verdict?.action === "end-job") break;
    }
  } catch (error) {
    const verdict = classifyFailure(error, claimed.attempt);
    ctx.log.warn(
      { err: error, jobId: job.id, attempt: claimed.attempt },
      "job could not be prepared",
    );
    if (verdict.action === "again")
      return giveBack(ctx, claimed, backoffSeconds(claimed.attempt), verdict.error);
    lastError = verdict.error;
  }
  if (signal.aborted) {
    const reason: StopReason = signal.reason;
    if (reason === "drain") await giveBack(ctx, claimed, 0, { code: "attempts_exhausted" }, true);
    else if (maker.name === "openai") await removePreviews(ctx, job.id);
    return;
  }
  await transaction(ctx.db, async (tx) => {
    const held = await lockHeldJob(tx, claimed.id, claimed.leaseToken);
    if (!held) return;
    const status = await endJob(tx, held, { error: lastError });
    jobRunSeconds.observe((performance.now() - begun) / 1000);
    ctx.log.info(
      { jobId: job.id, status, code: lastError?.code, attempt: claimed.attempt },
      "job ended",
    );
  });
  ctx.changed();
  // Only then: until the end is written, a tab may still show one of them.
  if (maker.name === "openai") await removePreviews(ctx, job.id);
}

/** Null = the image is kept (or the signal fired); else what to do about its failure. */
async function makeOne(
  ctx: ServiceContext,
  maker: ImageMaker,
  claimed: ClaimedJob,
  job: JobRow,
  request: Omit<ImageRequest, "imageIndex" | "seed">,
  imageIndex: number,
  done: number,
  signal: AbortSignal,
): Promise<Verdict | null> {
  const overall = (fraction: number) =>
    Math.min(99, Math.round(((done + fraction) / job.imageCount) * 100));
  try {
    const adopted = await adoptStored(ctx, job.id, imageIndex);
    const { key, image } = adopted ?? (await makeAndStore());
    const written = await keepImage(ctx.db.pool, {
      jobId: job.id,
      leaseToken: claimed.leaseToken,
      image: {
        imageIndex,
        storageKey: key,
        contentType: image.contentType,
        bytes: image.bytes.length,
        width: image.width,
        height: image.height,
      },
      progress: overall(1),
    });
    ctx.changed();
    // The lease went in between; the heartbeat will fire the signal, and nothing more is written until then.
    if (!written && !signal.aborted)
      ctx.log.warn({ jobId: job.id, imageIndex }, "image came after its lease ended");
    return null;
  } catch (error) {
    if (signal.aborted) return null;
    const fields = { err: error, jobId: job.id, imageIndex, attempt: claimed.attempt };
    if (error instanceof LacquerError && error.code === "provider_unavailable")
      ctx.log.error(
        fields,
        "the image provider refuses this studio: check its key, billing and model",
      );
    else ctx.log.warn(fields, "image failed");
    return classifyFailure(error, claimed.attempt);
  }

  async function makeAndStore() {
    const deadline = AbortSignal.timeout(ctx.config.attemptDeadlineSeconds * 1000);
    const reporter = progressReporter(ctx, claimed, overall);
    const making = maker.make(
      { ...request, imageIndex, seed: `${job.id}/${imageIndex}` },
      AbortSignal.any([signal, deadline]),
      ({ fraction, preview }) => reporter.report(fraction, preview),
    );
    const image = await countCall(maker, making, signal).finally(() => reporter.settled());
    const key = `${resultPrefix(job.id, imageIndex)}/${claimed.leaseToken}`;
    await storeWithPatience(ctx, key, image, signal);
    return { key, image };
  }
}

function outcomeOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return "aborted";
  if (!(error instanceof LacquerError)) return "failed";
  // While the provider asks to wait no call is made; those tries are told apart from failures.
  if (error.code === "provider_busy") return "busy";
  return error.code === "outcome_unknown" ? "unknown" : "failed";
}

/** Counts a call to the image maker by how it went; a cancel or a drain is not the maker's failure. */
async function countCall<T>(
  maker: ImageMaker,
  making: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  try {
    const made = await making;
    providerCalls.inc({ provider: maker.name, outcome: "ok" });
    return made;
  } catch (error) {
    providerCalls.inc({ provider: maker.name, outcome: outcomeOf(error, signal) });
    throw error;
  }
}

function resultPrefix(jobId: string, imageIndex: number): string {
  return `results/${jobId}/${imageIndex}`;
}

/** An earlier attempt may have stored this image and died before writing it down: it is not made twice. */
async function adoptStored(ctx: ServiceContext, jobId: string, imageIndex: number) {
  for (const key of await ctx.storage.list(resultPrefix(jobId, imageIndex))) {
    const object = await ctx.storage.get(key);
    if (!object) continue;
    const size = await sharp(object.bytes)
      .metadata()
      .catch(() => null);
    if (!size) continue;
    const image: MadeImage = {
      bytes: object.bytes,
      contentType:
        size.format === "png" ? "image/png" : size.format === "jpeg" ? "image/jpeg" : "image/webp",
      width: size.width,
      height: size.height,
    };
    return { key, image };
  }
  return null;
}

/** A finished picture is worth waiting for a store that stumbles: up to four tries over about 7 s. */
async function storeWithPatience(
  ctx: ServiceContext,
  key: string,
  image: MadeImage,
  signal: AbortSignal,
) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ctx.storage.put(key, image.bytes, image.contentType);
    } catch (error) {
      if (attempt === 4) throw error;
      await pause(1000 * 2 ** (attempt - 1), undefined, { signal });
    }
  }
}

/** Writes progress at most every 300 ms and each preview, one write at a time; neither can fail the image. */
function progressReporter(
  ctx: ServiceContext,
  claimed: ClaimedJob,
  overall: (fraction: number) => number,
) {
  let last = 0;
  let writing: Promise<void> = Promise.resolve();
  let failure: unknown;
  return {
    report(fraction: number, preview?: Uint8Array) {
      if (!preview && Date.now() - last < 300) return;
      last = Date.now();
      writing = writing
        .then(async () => {
          await reportProgress(ctx.db.pool, {
            jobId: claimed.id,
            leaseToken: claimed.leaseToken,
            progress: overall(fraction),
            previewImage: preview ? await keepPreview(ctx, claimed.id, preview) : null,
          });
          ctx.changed();
        })
        .catch((error: unknown) => {
          failure ??= error;
        });
    },
    async settled() {
      await writing;
      if (failure)
        ctx.log.warn({ err: failure, jobId: claimed.id }, "progress could not be written");
    },
  };
}

async function giveBack(
  ctx: ServiceContext,
  claimed: ClaimedJob,
  afterSeconds: number,
  error: JobError,
  free = false,
): Promise<void> {
  await transaction(ctx.db, async (tx) => {
    const held = await lockHeldJob(tx, claimed.id, claimed.leaseToken);
    if (!held) return;
    await putBack(tx, held, { maxAttempts: ctx.config.maxAttempts, afterSeconds, error, free });
  });
  ctx.changed();
}
