import { LacquerError, UPLOAD_PIXELS_MAX, UPLOAD_SOURCE_SIDE_MAX } from "@lacquer/contracts";
import sharp from "sharp";
import { pictures } from "../limits/gates.ts";
import { DECODE_SECONDS, ranOutOfTime } from "./decode-upload.ts";
import { isBare, type KeptFormat, partsOf } from "./picture-file.ts";
import { formatOf } from "./picture-format.ts";

/** A picture file that is stored unchanged. */
export interface KeptPicture {
  contentType: `image/${KeptFormat}`;
  width: number;
  height: number;
}

/**
 * What a file may contain. `bare`: a picture and nothing else. `marked`: a picture and perhaps a mark, but no EXIF.
 * `any`: anything besides the picture, because the file is an image provider's own.
 */
export type Carries = "bare" | "marked" | "any";

/**
 * Checks a picture that will be stored byte for byte: it has an accepted format and size, nothing follows its end, it
 * contains no more than `carries` allows, and all of it can be decoded. Throws upload_not_an_image,
 * upload_too_many_pixels and upload_took_too_long.
 */
export async function checkKeptPicture(
  bytes: Buffer,
  carries: Carries,
  who: string,
): Promise<KeptPicture> {
  const format = formatOf(bytes);
  if (!format || format === "heic" || !partsOf(bytes, format))
    throw new LacquerError("upload_not_an_image");
  if (carries === "bare" && !isBare(bytes, format)) throw new LacquerError("upload_not_an_image");
  try {
    return await pictures.run(who, async () => {
      const found = await sharp(bytes, { limitInputPixels: false }).metadata();
      const { width, height } = found;
      if (width * height > UPLOAD_PIXELS_MAX || Math.max(width, height) > UPLOAD_SOURCE_SIDE_MAX)
        throw new LacquerError("upload_too_many_pixels");
      if (carries === "marked" && (found.exif || found.iptc || (found.orientation ?? 1) > 1))
        throw new LacquerError("upload_not_an_image");
      await decodeAll(bytes);
      return { contentType: `image/${format}`, width, height } as const;
    });
  } catch (error) {
    if (error instanceof LacquerError) throw error;
    if (ranOutOfTime(error)) throw new LacquerError("upload_took_too_long", { cause: error });
    throw new LacquerError("upload_not_an_image", { cause: error });
  }
}

/**
 * Decodes every line of a picture. The result is only 16 × 16 pixels, so that the decoded pixels need not all be in
 * memory.
 */
async function decodeAll(bytes: Buffer): Promise<void> {
  await sharp(bytes, { limitInputPixels: UPLOAD_PIXELS_MAX, failOn: "error" })
    .timeout({ seconds: DECODE_SECONDS })
    .resize({ width: 16, height: 16, fit: "fill", kernel: "linear", fastShrinkOnLoad: false })
    .raw()
    .toBuffer();
}
