import { fileUrls } from "@lacquer/contracts";
import { type ClaimedJob, type KeptImage, keepImage } from "@lacquer/db/queue";
import type { ServiceContext } from "../../context.ts";
import { LeaseLost } from "../../provider-calls/index.ts";
import { retryWhileUnavailable } from "../../resilience/retry.ts";

/**
 * Records a finished image of a running job, guarded by the lease. After that, the job keeps the image, no matter how
 * the job ends and even after a crash. Throws LeaseLost if the process no longer holds the job.
 */
export async function keepJobImage(
  ctx: ServiceContext,
  claimed: ClaimedJob,
  image: KeptImage,
  progress: number,
  signal: AbortSignal,
): Promise<void> {
  const { id: jobId, leaseToken } = claimed;
  const written = await retryWhileUnavailable(
    ctx,
    () =>
      keepImage(ctx.db.pool, {
        jobId,
        leaseToken,
        image,
        imageUrl: fileUrls.result(jobId, image.imageIndex),
        progress,
      }),
    signal,
  );
  ctx.changed();
  // If nothing was written although the job is still held, another attempt has already recorded this image. The next
  // image may start.
  if (written || signal.aborted || (await isHeld(ctx, claimed))) return;
  ctx.log.warn(
    { jobId, imageIndex: image.imageIndex },
    "the image was finished after its lease had ended",
  );
  throw new LeaseLost("an image was finished for a job that is no longer held");
}

async function isHeld(ctx: ServiceContext, { id, leaseToken }: ClaimedJob): Promise<boolean> {
  const held = { id, leaseToken, status: "processing" } as const;
  return (await ctx.db.prisma.generationJob.count({ where: held })) > 0;
}
