import { LacquerError, UPLOAD_PIXELS_MAX } from "@lacquer/contracts";
import sharp, { type Sharp } from "sharp";
import type { ImageBytes } from "../image-provider.ts";
import { openPicture } from "../open-picture.ts";

export interface RawPicture {
  data: Uint8Array;
  width: number;
  height: number;
  channels: 3 | 4;
}

/** Checks for JPEG, PNG or WebP by the first bytes: no other user file may reach a decoder, least of all SVG. */
export function isPicture(bytes: ImageBytes): boolean {
  const ascii = (from: number, to: number): string =>
    String.fromCharCode(...bytes.subarray(from, to));
  return (
    (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) ||
    (bytes[0] === 0x89 && ascii(1, 4) === "PNG") ||
    (ascii(0, 4) === "RIFF" && ascii(8, 12) === "WEBP")
  );
}

const OPENING = { limitInputPixels: UPLOAD_PIXELS_MAX, failOn: "error" } as const;

async function raw(bytes: ImageBytes, shape: (picture: Sharp) => Sharp): Promise<RawPicture> {
  if (!isPicture(bytes)) throw new LacquerError("photo_unreadable");
  try {
    const picture = shape(await openPicture(bytes, OPENING));
    const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height, channels: info.channels === 4 ? 4 : 3 };
  } catch (cause) {
    throw new LacquerError("photo_unreadable", { cause });
  }
}

/** The upright photo as RGB. Throws `photo_unreadable`. */
export function decodePhoto(bytes: ImageBytes): Promise<RawPicture> {
  return raw(bytes, (picture) => picture.flatten({ background: "#ffffff" }));
}

/** A drawing as RGBA, stretched to its photo. Throws `photo_unreadable`. */
export function decodeDrawing(
  bytes: ImageBytes,
  width: number,
  height: number,
): Promise<RawPicture> {
  return raw(bytes, (picture) => picture.ensureAlpha().resize(width, height, { fit: "fill" }));
}

/** Part of a raw picture as a PNG data URI. */
export async function cropUri(
  picture: RawPicture,
  box: { x: number; y: number; width: number; height: number },
): Promise<string> {
  const { width, height, channels } = picture;
  const png = await sharp(picture.data, { raw: { width, height, channels } })
    .extract({ left: box.x, top: box.y, width: box.width, height: box.height })
    .png({ compressionLevel: 2 })
    .toBuffer();
  return `data:image/png;base64,${png.toString("base64")}`;
}

/** A reference, no larger than nails need, as a JPEG data URI. Throws `photo_unreadable`. */
export async function referenceUri(bytes: ImageBytes, side: number): Promise<string> {
  if (!isPicture(bytes)) throw new LacquerError("photo_unreadable");
  try {
    const jpeg = await (
      await openPicture(bytes, OPENING)
    )
      .flatten({ background: "#ffffff" })
      .resize(side, side, { fit: "outside", withoutEnlargement: true })
      .jpeg({ quality: 88 })
      .toBuffer();
    return `data:image/jpeg;base64,${jpeg.toString("base64")}`;
  } catch (cause) {
    throw new LacquerError("photo_unreadable", { cause });
  }
}
