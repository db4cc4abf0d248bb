import {
  LacquerError,
  UPLOAD_BYTES_MAX,
  UPLOAD_PIXELS_MAX,
  UPLOAD_SIDE_MAX,
  UPLOAD_SOURCE_SIDE_MAX,
  type UploadKind,
} from "@lacquer/contracts";
import sharp from "sharp";

export interface CleanImage {
  bytes: Buffer;
  contentType: "image/jpeg" | "image/png";
  width: number;
  height: number;
}

/**
 * The three formats by their first bytes. libvips chooses its loader by content, so checking them before it sees the
 * file keeps SVG, GIF, TIFF and the rest away from their loaders altogether.
 */
function isAllowedFormat(bytes: Buffer): boolean {
  const jpeg = bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]));
  const png = bytes
    .subarray(0, 8)
    .equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  const webp =
    bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP";
  return jpeg || png || webp;
}

/**
 * Turns whatever was uploaded into a clean picture: decoded and encoded anew (so metadata and anything hidden behind
 * the pixels are gone), upright, its longest side at most 2048 pixels. A drawing stays a PNG with its transparency;
 * everything else becomes a JPEG. Throws upload_too_large, upload_too_many_pixels or upload_not_an_image.
 */
export function decodeUpload(bytes: Buffer, kind: UploadKind): Promise<CleanImage> {
  if (bytes.length > UPLOAD_BYTES_MAX) throw new LacquerError("upload_too_large");
  if (!isAllowedFormat(bytes)) throw new LacquerError("upload_not_an_image");
  return decode(bytes, kind);
}

/** A strip of a pixel's width and forty million long has few pixels and takes minutes to scale. */
function refuseLongSide(width: number, height: number): void {
  if (Math.max(width, height) <= UPLOAD_SOURCE_SIDE_MAX) return;
  throw new LacquerError("upload_too_many_pixels", {
    message: `The picture is more than ${UPLOAD_SOURCE_SIDE_MAX.toLocaleString("en")} pixels long or wide. Scale it down and try again.`,
  });
}

async function decode(bytes: Buffer, kind: UploadKind): Promise<CleanImage> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > UPLOAD_PIXELS_MAX) throw new LacquerError("upload_too_many_pixels");
    refuseLongSide(width, height);
    const picture = sharp(bytes, { limitInputPixels: UPLOAD_PIXELS_MAX, failOn: "error" })
      .timeout({ seconds: 10 })
      .autoOrient()
      .resize({
        width: UPLOAD_SIDE_MAX,
        height: UPLOAD_SIDE_MAX,
        fit: "inside",
        withoutEnlargement: true,
      })
      .toColourspace("srgb");
    const encoded =
      kind === "drawing"
        ? picture.ensureAlpha().png({ compressionLevel: 8 })
        : picture
            .flatten({ background: "#ffffff" })
            .jpeg({ quality: 90, chromaSubsampling: "4:4:4" });
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
    return {
      bytes: data,
      contentType: kind === "drawing" ? "image/png" : "image/jpeg",
      width: info.width,
      height: info.height,
    };
  } catch (error) {
    if (error instanceof LacquerError) throw error;
    throw new LacquerError("upload_not_an_image", { cause: error });
  }
}
