import { THUMBNAIL_WIDTHS } from "@lacquer/contracts";
import { openPicture } from "@lacquer/imaging";
import pLimit from "p-limit";

export type ThumbnailWidth = (typeof THUMBNAIL_WIDTHS)[number];

const QUALITY = 82;
/** A page of thumbnails comes all at once; two at a time leave the server free for everything else. */
const oneOfFew = pLimit(2);

/** A picture as WebP, at most `width` pixels wide; a smaller one keeps its size. */
export function shrinkPicture(bytes: Uint8Array, width: ThumbnailWidth): Promise<Buffer> {
  return oneOfFew(async () =>
    (await openPicture(bytes))
      .resize({ width, withoutEnlargement: true })
      .webp({ quality: QUALITY, effort: 2 })
      .toBuffer(),
  );
}
