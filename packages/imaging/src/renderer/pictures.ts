import { LacquerError, UPLOAD_PIXELS_MAX } from "@lacquer/contracts";
import type { Picture } from "@lacquer/nails";
import type { Sharp } from "sharp";
import type { ImageBytes } from "../image-provider.ts";
import { openPicture } from "../open-picture.ts";

export interface RawPicture {
  data: Uint8Array;
  width: number;
  height: number;
  channels: 3 | 4;
}

/** Checks the first bytes for JPEG, PNG or WebP. No other file of a user may reach a decoder, least of all SVG. */
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

/** Returns the upright photo as RGB. Throws `photo_unreadable`. */
export function decodePhoto(bytes: ImageBytes): Promise<RawPicture> {
  return raw(bytes, (picture) => picture.flatten({ background: "#ffffff" }));
}

/** Returns a drawing as RGBA, stretched to the size of its photo. Throws `photo_unreadable`. */
export function decodeDrawing(
  bytes: ImageBytes,
  width: number,
  height: number,
): Promise<RawPicture> {
  return raw(bytes, (picture) => picture.ensureAlpha().resize(width, height, { fit: "fill" }));
}

/** Returns a part of an RGBA picture as a copy, so that the memory of the whole picture can be freed. */
export function cropped(
  picture: RawPicture,
  box: { x: number; y: number; width: number; height: number },
): Picture {
  const data = new Uint8Array(box.width * box.height * 4);
  for (let row = 0; row < box.height; row++) {
    const from = ((box.y + row) * picture.width + box.x) * 4;
    data.set(picture.data.subarray(from, from + box.width * 4), row * box.width * 4);
  }
  return { data, width: box.width, height: box.height };
}

/** Returns a reference as RGBA, no larger than nails need. Throws `photo_unreadable`. */
export function decodeReference(bytes: ImageBytes, side: number): Promise<Picture> {
  return raw(bytes, (picture) =>
    picture
      .flatten({ background: "#ffffff" })
      .resize(side, side, { fit: "outside", withoutEnlargement: true })
      .ensureAlpha(),
  );
}

/** Returns a decal's picture with its transparency, no larger than `side`. Throws `photo_unreadable`. */
export function decodeDecal(bytes: ImageBytes, side: number): Promise<Picture> {
  return raw(bytes, (picture) =>
    picture.resize(side, side, { fit: "inside", withoutEnlargement: true }).ensureAlpha(),
  );
}
