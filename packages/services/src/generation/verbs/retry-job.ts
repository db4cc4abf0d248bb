import { type CreatedJob, createJobInput, LacquerError } from "@lacquer/contracts";
import type { ServiceContext } from "../../context.ts";
import { readDraft } from "../drafts/job-drafts.ts";
import { acceptJob, type CheckedDesign } from "./accept-job.ts";
import { bodyHash, findEarlierCreate } from "./find-earlier-create.ts";

/**
 * Creates a new job with the same design as a failed or canceled job, and links it to that job. An idempotency key
 * works as for createJob. Throws job_not_found, job_not_retryable and what createJob throws.
 */
export async function retryJob(
  ctx: ServiceContext,
  userId: number,
  request: {
    jobId: string;
    idempotencyKey?: string | undefined;
    requestId?: string | undefined;
    note?: CheckedDesign["note"];
  },
): Promise<CreatedJob> {
  const hash = bodyHash({ retry: request.jobId });
  const earlier = await findEarlierCreate(ctx.db.pool, { ...request, userId }, hash);
  if (earlier) return earlier;
  const old = await ctx.db.prisma.generationJob.findFirst({
    where: { id: request.jobId, userId },
  });
  if (!old) throw new LacquerError("job_not_found");
  if (old.status !== "failed" && old.status !== "canceled")
    throw new LacquerError("job_not_retryable");
  const input = createJobInput.parse({
    prompt: old.prompt,
    originalImage: old.originalImage,
    selectedDesignImages: old.selectedDesignImages,
    drawingImageUrl: old.drawingImageUrl,
    influenceWeights: old.influenceWeights,
    designSettings: old.designSettings,
    nails: old.nails,
    imageCount: old.imageCount,
    tabId: old.tabId,
    variation: old.variation ?? undefined,
    parentJobId: old.parentJobId,
    draft: await readDraft(ctx.db.pool, old.id),
  });
  const retried = { retryOf: old.id, retriedTraceparent: old.traceparent };
  return acceptJob(ctx, { ...request, userId, input, stored: [], hash, ...retried });
}
