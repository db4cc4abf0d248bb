import {
  isClear,
  keptPhotoScale,
  LacquerError,
  UPLOAD_BYTES_MAX,
  UPLOAD_PIXELS_MAX,
  UPLOAD_SIDE_MAX,
  UPLOAD_SOURCE_SIDE_MAX,
  type UploadKind,
} from "@lacquer/contracts";
import { openPicture } from "@lacquer/imaging";
import sharp, { type Sharp, type SharpOptions } from "sharp";
import { limitRefusals } from "../limit-metrics.ts";
import { pictures } from "../limits/gates.ts";
import { heicAsPng } from "./heic/heic-as-png.ts";
import { formatOf } from "./picture-format.ts";

interface Encoded {
  bytes: Buffer;
  width: number;
  height: number;
}

export interface CleanImage extends Encoded {
  contentType: "image/jpeg" | "image/png";
  /** The smaller copy that jobs work with; null = the picture itself is small enough. */
  working: Encoded | null;
}

export const DECODE_SECONDS = 10;
const RETRY_SECONDS = 10;
const OPENING = { limitInputPixels: UPLOAD_PIXELS_MAX, failOn: "error" } as const;

/**
 * Turns an uploaded file into a clean picture. The picture is decoded, turned upright and encoded again, so that
 * metadata and hidden data are gone. A photo keeps up to 12 megapixels and gets a working copy; all other pictures are
 * at most 2048 pixels long. A drawing or logo becomes a PNG with transparency, and everything else becomes a JPEG.
 * Waits until `who` has a turn at the gate. Throws upload_too_large, upload_too_many_pixels, upload_took_too_long or
 * upload_not_an_image.
 */
export async function decodeUpload(
  bytes: Buffer,
  kind: UploadKind,
  who: string,
): Promise<CleanImage> {
  if (bytes.length > UPLOAD_BYTES_MAX) throw new LacquerError("upload_too_large");
  const format = formatOf(bytes);
  if (!format) throw new LacquerError("upload_not_an_image");
  try {
    // HEIC files have a gate of their own, so that they cannot delay the other formats.
    const picture = format === "heic" ? await heicAsPng(bytes, who) : bytes;
    return await pictures.run(who, () => decode(picture, kind));
  } catch (error) {
    if (error instanceof LacquerError) throw error;
    if (ranOutOfTime(error))
      throw new LacquerError("upload_took_too_long", { cause: error, retryAfter: RETRY_SECONDS });
    throw new LacquerError("upload_not_an_image", { cause: error });
  }
}

/** Returns true for libvips's timeout error, which can be recognised only by its message. */
export const ranOutOfTime = (error: unknown): boolean =>
  error instanceof Error && /^timeout: \d+% complete/m.test(error.message);

async function decode(bytes: Buffer, kind: UploadKind): Promise<CleanImage> {
  const { width, height, format } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (width * height > UPLOAD_PIXELS_MAX) throw new LacquerError("upload_too_many_pixels");
  refuseLongSide(width, height);
  try {
    return await encode(bytes, OPENING, kind);
  } catch (error) {
    if (format !== "jpeg" || hasEnd(bytes)) throw error;
    // Tries again with the end marker added. Only the marker may be missing: if the file was cut earlier, the picture
    // is still incomplete, and decoding fails.
    return await encode(withEnd(bytes), { ...OPENING, failOn: "warning" }, kind);
  }
}

/**
 * Refuses very long pictures. A strip of one pixel by forty million has few pixels, but scaling such a strip takes
 * minutes.
 */
function refuseLongSide(width: number, height: number): void {
  if (Math.max(width, height) <= UPLOAD_SOURCE_SIDE_MAX) return;
  limitRefusals.inc({ limit: "picture_side" });
  throw new LacquerError("upload_too_many_pixels", {
    message: `The picture is more than ${UPLOAD_SOURCE_SIDE_MAX.toLocaleString("en")} pixels long or wide. Scale it down and try again.`,
  });
}

async function encode(bytes: Buffer, options: SharpOptions, kind: UploadKind): Promise<CleanImage> {
  const contentType = isClear(kind) ? "image/png" : "image/jpeg";
  if (kind !== "photo") {
    const only = await encoded(await openPicture(bytes, options), WORKING_SIZE, kind);
    return { ...only, contentType, working: null };
  }
  const picture = await openPicture(bytes, options);
  const { autoOrient } = await picture.metadata();
  const kept = await encoded(picture, keptSize(autoOrient), kind);
  if (Math.max(kept.width, kept.height) <= UPLOAD_SIDE_MAX)
    return { ...kept, contentType, working: null };
  // The working copy is also made from the original photo, so that its pixels are compressed only once.
  const working = await workingCopy(bytes, options);
  return { ...kept, contentType, working };
}

/** Makes the smaller copy of a photo that jobs work with. */
export const workingCopy = async (bytes: Buffer, options: SharpOptions = OPENING) =>
  encoded(await openPicture(bytes, options), WORKING_SIZE, "photo");

const WORKING_SIZE = { width: UPLOAD_SIDE_MAX, height: UPLOAD_SIDE_MAX };

/** Returns the longer side that keeps a photo within its pixel limit. The other side follows from the ratio. */
function keptSize(size: { width: number; height: number }): { width?: number; height?: number } {
  const longer = size.width >= size.height ? "width" : "height";
  return { [longer]: Math.max(1, Math.floor(size[longer] * keptPhotoScale(size))) };
}

/**
 * Optimised coding is off, because it would hold all the picture's coefficients in memory (100 MB for 12 megapixels) to
 * save only a few per cent.
 */
const JPEG = { quality: 90, chromaSubsampling: "4:4:4", optimiseCoding: false } as const;

async function encoded(
  picture: Sharp,
  size: { width?: number; height?: number },
  kind: UploadKind,
): Promise<Encoded> {
  const small = picture
    .timeout({ seconds: DECODE_SECONDS })
    .resize({ ...size, fit: "inside", withoutEnlargement: true });
  const drawn = isClear(kind)
    ? small.ensureAlpha().png({ compressionLevel: 8 })
    : small.flatten({ background: "#ffffff" }).jpeg(JPEG);
  const { data, info } = await drawn.toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

const END = Buffer.from([0xff, 0xd9]);

const hasEnd = (jpeg: Buffer): boolean => jpeg.subarray(-2).equals(END);

/** Adds the end marker, or its missing second half, to a JPEG. */
function withEnd(jpeg: Buffer): Buffer {
  return Buffer.concat([jpeg.at(-1) === 0xff ? jpeg.subarray(0, -1) : jpeg, END]);
}
