import { THUMBNAIL_WIDTHS } from "@lacquer/contracts";
import { openPicture } from "@lacquer/imaging";
import type { ServiceContext } from "../context.ts";
import { pictures } from "../limits/gates.ts";

export type ThumbnailWidth = (typeof THUMBNAIL_WIDTHS)[number];

const QUALITY = 82;

/** Where a small copy of an object is kept; it is removed with it. */
export const thumbnailKey = (storageKey: string, width: ThumbnailWidth): string =>
  `thumbnails/${storageKey}/w${width}`;

/** The object that a copy was made from; any other key is its own original. */
export const originalKey = (key: string): string =>
  /^(?:thumbnails\/(.+)\/w\d+|exports\/(.+)\/full)$/.exec(key)?.slice(1).find(Boolean) ?? key;

/** Where a result's picture in its photo's own size is kept. */
export const fullSizeKey = (storageKey: string): string => `exports/${storageKey}/full`;

/** Everything that was made of an object at its first request. */
export const copyKeys = (storageKey: string): string[] => [
  ...THUMBNAIL_WIDTHS.map((width) => thumbnailKey(storageKey, width)),
  fullSizeKey(storageKey),
];

/** Thumbnails that this process is making now, so that simultaneous requests wait for the same one. */
const making = new Map<string, Promise<Uint8Array | null>>();

/**
 * An object as WebP, at most `width` pixels wide; a smaller one keeps its size. It is made at the first request, when
 * `who` has a turn at the gate, and kept. Two servers may both make it; the results are the same. Null when the object
 * is gone.
 */
export async function openThumbnail(
  ctx: ServiceContext,
  who: string,
  storageKey: string,
  width: ThumbnailWidth,
): Promise<Uint8Array | null> {
  const key = thumbnailKey(storageKey, width);
  const kept = await ctx.storage.get(key);
  if (kept) return kept.bytes;
  const begun = making.get(key);
  if (begun) return begun;
  const made = pictures
    .run(who, () => makeThumbnail(ctx, storageKey, key, width))
    .finally(() => making.delete(key));
  making.set(key, made);
  return made;
}

/** A picture as WebP, at most `width` pixels wide; a smaller one keeps its size. Its marks stay with it. */
export async function shrinkPicture(bytes: Uint8Array, width: ThumbnailWidth): Promise<Buffer> {
  const picture = await openPicture(bytes);
  return picture
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: QUALITY, effort: 2 })
    .keepXmp()
    .toBuffer();
}

async function makeThumbnail(
  ctx: ServiceContext,
  storageKey: string,
  key: string,
  width: ThumbnailWidth,
): Promise<Uint8Array | null> {
  const object = await ctx.storage.get(storageKey);
  if (!object) return null;
  const bytes = await shrinkPicture(object.bytes, width);
  await ctx.storage
    .put(key, bytes, "image/webp")
    .catch((error: unknown) => ctx.log.warn({ err: error, key }, "a thumbnail could not be kept"));
  return bytes;
}
