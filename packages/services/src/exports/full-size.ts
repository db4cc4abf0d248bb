import { isBalanced, LacquerError, PAINTER_EDITION, uploadIdOf } from "@lacquer/contracts";
import type { JobImageRow, JobRow } from "@lacquer/db";
import { keepHand, markOf, paint } from "@lacquer/imaging";
import type { ServiceContext } from "../context.ts";
import { fullSizeKey } from "../files/thumbnail.ts";
import { loadRequest } from "../generation/run/load-request.ts";
import { seedsOf } from "../generation/run/seeds.ts";

/** A job, and one of its images that was requested. */
export interface ResultRow {
  job: JobRow;
  image: JobImageRow;
}

/** Returns whether the photo's original is kept and is larger than the working copy that the job used. */
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
 * Makes the result in its photo's own size. If the painter has not changed since, the same design is painted again,
 * which is sharper than any enlargement. Otherwise the existing nails are laid over the original photo. Returns null if
 * the picture could only be enlarged.
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
  // If the photo's light was balanced, the result differs from the original everywhere, not only on the nails.
  const isOnlyNails = isPainted ? !isBalanced(request.settings) : image.handChange !== null;
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
 * Returns a result as large as its photo. The large picture is made at the first request and kept until the result is
 * removed. If nothing larger can be made, or if the photo is gone, the result itself is returned. Null = the result is
 * gone too. The caller must have a turn at the gate.
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
      // Without its drawing or reference, a design cannot be painted again, but the finished picture still exists.
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
