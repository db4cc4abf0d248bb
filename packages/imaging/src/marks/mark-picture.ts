import { openPicture } from "../open-picture.ts";
import type { ImageBytes, MadeImage } from "../image-provider.ts";
import { type PictureMark, xmpOf } from "./xmp.ts";

/**
 * Returns a provider's picture as the studio shows it: upright, in sRGB, as WebP, with its mark and no other metadata.
 */
export async function markPicture(bytes: ImageBytes, mark: PictureMark): Promise<MadeImage> {
  const picture = await openPicture(bytes, { failOn: "error" });
  const { data, info } = await picture
    .webp({ quality: 92, effort: 0 })
    .withXmp(xmpOf(mark))
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, contentType: "image/webp", width: info.width, height: info.height };
}
