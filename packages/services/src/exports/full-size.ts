import { LacquerError, PAINTER_EDITION, uploadIdOf } from "@lacquer/contracts";
import type { JobImageRow, JobRow } from "@lacquer/db";
import { keepHand, markOf, paint } from "@lacquer/imaging";
import type { ServiceContext } from "../context.ts";
import { fullSizeKey } from "../files/thumbnail.ts";
import { loadRequest } from "../generation/run/load-request.ts";
import { seedsOf } from "../generation/run/seeds.ts";

/** A job with the one of its images that is asked for. */
export interface ResultRow {
  job: JobRow;
  image: JobImageRow;
}

/** Whether the photo's original is kept, larger than the working copy that the job was made with. */
async function hasLargerPhoto(ctx: ServiceContext, job: JobRow): Promise<boolean> {
  const id = job.originalImage && uploadIdOf(job.originalImage);
  if (!id) return false;
  const row = await ctx.db.prisma.upload.findUnique({
    where: { id },
    select: { storageKey: true, workingKey: true },
  });
  return typeof row?.workingKey === "string";
}

/**
 * The result in its photo's own size. The painter paints it again as it was, which is sharper than any enlargement;
 * where it has learned since, or an image service drew the nails, these are laid over the original. Null where a
 * picture of this size would be nothing but enlarged.
 */
async function makeFullSize(
  ctx: ServiceContext,
  { job, image }: ResultRow,
): Promise<Uint8Array | null> {
  const request = await loadRequest(ctx, job, "original");
  const isPainted = image.rawStorageKey === null;
  if (isPainted && job.painterEdition === PAINTER_EDITION) {
    const again = { ...request, imageIndex: image.imageIndex, ...seedsOf(job, image.imageIndex) };
    const signal = new AbortController().signal;
    return (await paint(again, signal, () => {})).bytes;
  }
  // A photo whose light was balanced differs from its original everywhere.
  const isOnlyNails = isPainted
    ? request.settings.whiteBalance !== "auto"
    : image.handChange !== null;
  if (!request.photo || request.nails.length === 0 || !isOnlyNails) return null;
  const shown = await ctx.storage.get(image.storageKey);
  const drawn = isPainted ? shown : await ctx.storage.get(image.rawStorageKey ?? "");
  if (!shown || !drawn) return null;
  const kept = await keepHand({
    photo: request.photo,
    result: drawn.bytes,
    nails: request.nails.map(({ guide }) => guide),
    settings: request.settings,
    prompt: request.prompt,
    mark: await markOf(shown.bytes),
    as: "jpeg",
  });
  return kept.image.bytes;
}

/**
 * A result as large as its photo. It is made at the first request and kept until the result is removed; the picture
 * itself where nothing larger can be made, or its photo is gone. Null when the picture is gone too. The caller has a
 * turn at the gate.
 */
export async function openFullSize(
  ctx: ServiceContext,
  row: ResultRow,
): Promise<Uint8Array | null> {
  const key = fullSizeKey(row.image.storageKey);
  if (await hasLargerPhoto(ctx, row.job)) {
    const kept = await ctx.storage.get(key);
    if (kept) return kept.bytes;
    const made = await makeFullSize(ctx, row).catch((error: unknown) => {
      // A drawing or reference that is gone cannot be painted again, but the finished picture is still there.
      if (error instanceof LacquerError && error.code === "photo_unreadable") return null;
      throw error;
    });
    if (made) {
      await ctx.storage
        .put(key, made, "image/jpeg")
        .catch((error: unknown) =>
          ctx.log.warn({ err: error, key }, "a picture in full size could not be kept"),
        );
      return made;
    }
  }
  return (await ctx.storage.get(row.image.storageKey))?.bytes ?? null;
}
