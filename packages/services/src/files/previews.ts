import { randomUUID } from "node:crypto";
import { fileUrls, parseFileUrl } from "@lacquer/contracts";
import { oneAtATime, openPicture, type PictureMark, xmpOf } from "@lacquer/imaging";
import type { ServiceContext } from "../context.ts";

/** The longest side of a preview. It is enough for a tab, because the finished picture follows in seconds. */
const SIDE_MAX = 768;

export function previewKey(jobId: string, previewId: string): string {
  return `previews/${jobId}/${previewId}`;
}

/** Stores an unfinished picture with its mark under a new key, and returns its url. */
export async function keepPreview(
  ctx: ServiceContext,
  jobId: string,
  bytes: Uint8Array,
  mark: PictureMark,
): Promise<string> {
  const small = await oneAtATime(async () =>
    (await openPicture(bytes, { limitInputPixels: 40_000_000 }))
      .resize(SIDE_MAX, SIDE_MAX, { fit: "inside", withoutEnlargement: true })
      .webp({ quality: 70, effort: 1 })
      .withXmp(xmpOf(mark))
      .toBuffer(),
  );
  const previewId = randomUUID();
  await ctx.storage.put(previewKey(jobId, previewId), small, "image/webp");
  return fileUrls.preview(jobId, previewId);
}

/**
 * Removes the previews of an ended job. If the job has not ended, another worker may be running it, so nothing is
 * removed. Remaining previews do no harm.
 */
export async function removePreviews(ctx: ServiceContext, jobId: string): Promise<void> {
  try {
    const ended = await ctx.db.prisma.generationJob.count({
      where: { id: jobId, status: { notIn: ["pending", "processing"] } },
    });
    if (ended === 0) return;
    for (const key of await ctx.storage.list(`previews/${jobId}`)) await ctx.storage.remove(key);
  } catch (error) {
    ctx.log.warn({ err: error, jobId }, "previews could not be removed");
  }
}

/** Returns a job's preview, if it may be shown. An unfinished picture is shown only while the job runs. */
export function shownPreview(job: { status: string; previewImage: string | null }): string | null {
  const onItsWay = job.previewImage !== null && parseFileUrl(job.previewImage)?.kind === "preview";
  return onItsWay && job.status !== "processing" ? null : job.previewImage;
}
