import { THUMBNAIL_WIDTHS } from "@lacquer/contracts";
import { openPicture } from "@lacquer/imaging";
import type { ServiceContext } from "../context.ts";
import { pictures } from "../limits/gates.ts";

export type ThumbnailWidth = (typeof THUMBNAIL_WIDTHS)[number];

const QUALITY = 82;

/** Returns the key of an object's small copy. The copy is removed together with the object. */
export const thumbnailKey = (storageKey: string, width: ThumbnailWidth): string =>
  `thumbnails/${storageKey}/w${width}`;

/** Returns the key of the object that a copy was made from. Any other key is returned unchanged. */
export const originalKey = (key: string): string =>
  /^(?:thumbnails\/(.+)\/w\d+|exports\/(.+)\/full)$/.exec(key)?.slice(1).find(Boolean) ?? key;

/** Returns the key under which a result is kept in its photo's own size. */
export const fullSizeKey = (storageKey: string): string => `exports/${storageKey}/full`;

/** Returns the keys of all copies of an object that may have been made for requests: thumbnails, and the full size. */
export const copyKeys = (storageKey: string): string[] => [
  ...THUMBNAIL_WIDTHS.map((width) => thumbnailKey(storageKey, width)),
  fullSizeKey(storageKey),
];

/** The thumbnails that this process is making at present, so that simultaneous requests can share a thumbnail. */
const making = new Map<string, Promise<Uint8Array | null>>();

/**
 * Returns an object as WebP, at most `width` pixels wide; smaller pictures keep their size. The copy is made at the
 * first request, when `who` has a turn at the gate, and then kept. If two servers make the same copy at once, the
 * results are equal. Null = the object is gone.
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

/**
 * Returns a picture as WebP, at most `width` pixels wide; smaller pictures keep their size. The marks in the file are
 * kept.
 */
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
