import type { JobRow } from "@lacquer/db";
import type { ClaimedJob, KeptImage } from "@lacquer/db/queue";
import type { ImageProvider, ImageRequest } from "@lacquer/imaging";
import type { ServiceContext } from "../../context.ts";
import { callImage, countLostCalls, LeaseLost } from "../../provider-calls/index.ts";
import { classifyFailure, type Verdict } from "./classify-failure.ts";
import { showImage, type ShownImage, type ToShow } from "./show-image.ts";
import { keepJobImage } from "../transitions/keep-image.ts";
import { followed } from "./followed.ts";
import { createProgressReporter } from "./progress-reporter.ts";
import { seedsOf } from "./seeds.ts";
import { adoptStored, resultKey, type StoredImage } from "./store-image.ts";
import { retryWhileUnavailable } from "../../resilience/retry.ts";
import { traced } from "../../tracing/index.ts";
import { waitWithTimeout } from "../../resilience/timeout.ts";

/**
 * The longest time that an image waits until its preview is stored. A store that does not answer must not block a slot.
 */
const SETTLE_SECONDS = 0.4;

/** One missing image of a claimed job. `done` is the number of images that the job already has. */
export interface ImageToMake {
  claimed: ClaimedJob;
  job: JobRow;
  request: Omit<ImageRequest, "imageIndex" | "seed" | "variationSeed"> & ToShow;
  imageIndex: number;
  done: number;
}

/**
 * Makes one image, or uses an image that is already stored, and records it for the job if the lease still holds.
 * Returns null if the image was recorded or the signal fired; otherwise returns the reaction to the failure. Throws
 * LeaseLost if the process no longer holds the job.
 */
export async function makeImage(
  ctx: ServiceContext,
  imageProvider: ImageProvider,
  to: ImageToMake,
  signal: AbortSignal,
): Promise<Verdict | null> {
  const { claimed, job, imageIndex } = to;
  try {
    const adopted = await retryWhileUnavailable(
      ctx,
      () => adoptStored(ctx, job.id, imageIndex),
      signal,
    );
    const made = adopted ?? (await makeAndStore(ctx, imageProvider, to, signal));
    const handKey = `hands/${job.id}/${imageIndex}/${claimed.leaseToken}`;
    const { key, image, raw }: ShownImage = imageProvider.can.keepsTheHand
      ? made
      : await showImage(ctx, imageProvider, to.request, made, handKey, signal);
    const kept: KeptImage = {
      imageIndex,
      storageKey: key,
      contentType: image.contentType,
      bytes: image.bytes.length,
      width: image.width,
      height: image.height,
      raw,
      painterEdition: imageProvider.edition,
    };
    await keepJobImage(ctx, claimed, kept, overall(to, 1), signal);
    ctx.log.info({ ...followed(job), imageIndex, adopted: adopted !== null }, "image kept");
    return null;
  } catch (error) {
    if (signal.aborted) return null;
    if (error instanceof LeaseLost) throw error;
    ctx.log.warn(
      { err: error, ...followed(job), imageIndex, attempt: claimed.attempt },
      "image failed",
    );
    const lostCalls = await retryWhileUnavailable(
      ctx,
      () => countLostCalls(ctx.db.pool, job.id, imageIndex),
      signal,
    );
    return classifyFailure(error, lostCalls);
  }
}

function overall({ done, job }: ImageToMake, fraction: number): number {
  return Math.min(99, Math.round(((done + fraction) / job.imageCount) * 100));
}

async function makeAndStore(
  ctx: ServiceContext,
  imageProvider: ImageProvider,
  to: ImageToMake,
  signal: AbortSignal,
): Promise<StoredImage> {
  const { claimed, job, imageIndex } = to;
  const mark = {
    ...to.request.about,
    source: "trainedAlgorithmicMedia",
    aiSystem: imageProvider.aiSystem,
  } as const;
  const reporter = createProgressReporter(ctx, claimed, (fraction) => overall(to, fraction), mark);
  const image = await callImage(
    ctx,
    imageProvider,
    { jobId: job.id, leaseToken: claimed.leaseToken, imageIndex, attempt: claimed.attempt },
    { ...to.request, imageIndex, ...seedsOf(job, imageIndex) },
    signal,
    ({ fraction, preview }) => reporter.report(fraction, preview),
  ).finally(() => waitWithTimeout(reporter.settled(), SETTLE_SECONDS));
  const stored = { key: resultKey(job.id, imageIndex, claimed.leaseToken), image };
  // The image is already paid for, so it stays in memory while the store is unavailable.
  const bytes = image.bytes.length;
  const attributes = { "lacquer.image.index": imageIndex, "lacquer.image.bytes": bytes };
  await traced(ctx, { name: "store image", attributes }, () =>
    retryWhileUnavailable(
      ctx,
      () => ctx.storage.put(stored.key, image.bytes, image.contentType),
      signal,
    ),
  );
  return stored;
}
