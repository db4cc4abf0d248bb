import { THUMBNAIL_WIDTHS } from "@lacquer/contracts";
import pLimit from "p-limit";
import sharp from "sharp";

export type ThumbnailWidth = (typeof THUMBNAIL_WIDTHS)[number];

const QUALITY = 82;
/** A page of thumbnails comes all at once; two at a time leave the server free for everything else. */
const oneOfFew = pLimit(2);

/** A picture as WebP, at most `width` pixels wide; a smaller one keeps its size. */
export function shrinkPicture(bytes: Uint8Array, width: ThumbnailWidth): Promise<Buffer> {
  return oneOfFew(() =>
    sharp(bytes)
      .resize({ width, withoutEnlargement: true })
      .webp({ quality: QUALITY, effort: 2 })
      .toBuffer(),
  );
}
