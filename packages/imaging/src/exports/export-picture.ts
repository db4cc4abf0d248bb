import type { ExportShape, ExportType } from "@lacquer/contracts";
import sharp, { type Sharp } from "sharp";
import type { ImageBytes } from "../image-provider.ts";
import { openPicture } from "../open-picture.ts";
import { type Box, frameFor, RATIOS, type Size } from "./frame.ts";
import { logoPlace } from "./logo-place.ts";

export interface PictureToExport {
  /** One picture, or two pictures to show side by side. All pictures show the same photo, in any size. */
  pictures: readonly [ImageBytes, ...ImageBytes[]];
  shape: ExportShape;
  type: ExportType;
  /** Returns the box around all nails on a picture of this size; null if the positions are unknown. */
  nailsOn(size: Size): Box | null;
  /** Returns the box of each nail on a picture of this size; an empty list if the positions are unknown. */
  nailBoxesOn(size: Size): Box[];
  /** The studio's logo, which is laid on a corner of the picture; null for no logo. */
  logo: ImageBytes | null;
  /** The mark to write into the file; null for no mark. */
  xmp: string | null;
  /**
   * The maximum width of the whole file in pixels, for a small picture; if absent, the width has no limit of its own.
   */
  width?: number | undefined;
}

/**
 * The maximum number of pixels of one picture in an export. A limit is needed because a frame may be larger than its
 * photo. It is the same as for stored photos.
 */
const PIXELS_MAX = 12_200_000;
const OPENING = { failOn: "error" } as const;

const sizeOf = async (bytes: ImageBytes): Promise<Size> =>
  (await sharp(bytes).metadata()).autoOrient;

/**
 * Returns the size of one exported picture. If the picture is cut to a shape, its sides have exactly the shape's ratio.
 */
function outputSize(shape: ExportShape, seen: Size, most: number): Size {
  const scale = Math.min(1, Math.sqrt(PIXELS_MAX / (seen.width * seen.height)), most / seen.width);
  const width = Math.max(1, Math.round(seen.width * scale));
  if (shape === "full")
    return scale === 1 ? seen : { width, height: Math.max(1, Math.round(seen.height * scale)) };
  const [across, down] = RATIOS[shape];
  const unit = Math.max(1, Math.floor((seen.width * scale) / across + 0.001));
  return { width: unit * across, height: unit * down };
}

/** Returns the part of the picture that its frame shows, in whole pixels. */
function partOf(frame: Box, picture: Size): Box {
  const left = Math.min(picture.width - 1, Math.max(0, Math.round(frame.left)));
  const top = Math.min(picture.height - 1, Math.max(0, Math.round(frame.top)));
  const right = Math.min(picture.width, Math.round(frame.left + frame.width));
  const bottom = Math.min(picture.height, Math.round(frame.top + frame.height));
  return { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

/**
 * Returns the picture cut to its frame. Where the frame reaches beyond the picture, the space is filled with the
 * picture itself, out of focus.
 */
async function cut(bytes: ImageBytes, frame: Box, output: Size): Promise<Buffer> {
  const picture = await sizeOf(bytes);
  const part = partOf(frame, picture);
  const scale = output.width / frame.width;
  const size = {
    width: Math.min(output.width, Math.max(1, Math.round(part.width * scale))),
    height: Math.min(output.height, Math.max(1, Math.round(part.height * scale))),
  };
  // One missing pixel is only a rounding error and needs no filled rim.
  const fills = output.width - size.width <= 2 && output.height - size.height <= 2;
  const opened = await openPicture(bytes, OPENING);
  const seen = await opened
    .extract(part)
    .flatten({ background: "#ffffff" })
    .resize({ ...(fills ? output : size), fit: "fill" })
    .raw()
    .toBuffer();
  if (fills) return seen;
  const raw = { ...size, channels: 3 } as const;
  const blurred = await sharp(seen, { raw })
    .resize(96, Math.max(1, Math.round((96 * output.height) / output.width)), { fit: "cover" })
    .blur(6)
    .modulate({ brightness: 0.82 })
    .png()
    .toBuffer();
  return sharp(blurred)
    .resize(output.width, output.height, { fit: "fill", kernel: "cubic" })
    .composite([
      {
        input: seen,
        raw,
        left: Math.round((output.width - size.width) / 2),
        top: Math.round((output.height - size.height) / 2),
      },
    ])
    .removeAlpha()
    .raw()
    .toBuffer();
}

/** Joins the pictures side by side. A single picture is returned unchanged. */
function beside(pictures: readonly Buffer[], { width, height }: Size): Sharp {
  const raw = { width, height, channels: 3 } as const;
  const [first] = pictures;
  if (pictures.length === 1 && first) return sharp(first, { raw });
  const background = "#ffffff";
  return sharp({
    create: { width: width * pictures.length, height, channels: 3, background },
  }).composite(pictures.map((input, i) => ({ input, raw, left: i * width, top: 0 })));
}

/** Lays the logo on a corner of the picture, if possible on one without nails. */
async function withLogo(
  picture: Sharp,
  logo: ImageBytes,
  placeOf: (size: Size, logo: Size) => Box,
): Promise<Sharp> {
  // Pictures that are joined side by side have an alpha channel.
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const { left, top, ...size } = placeOf({ width, height }, await sizeOf(logo));
  const laid = await sharp(logo, OPENING)
    .resize({ ...size, fit: "fill" })
    .png()
    .toBuffer();
  const whole = await sharp(data, { raw: { width, height, channels: 3 } })
    .composite([{ input: laid, left, top }])
    .removeAlpha()
    .raw()
    .toBuffer();
  return sharp(whole, { raw: { width, height, channels: 3 } });
}

function encoded(picture: Sharp, type: ExportType): Sharp {
  if (type === "png") return picture.png({ compressionLevel: 6 });
  if (type === "webp") return picture.webp({ quality: 92, effort: 2 });
  return picture.jpeg({ quality: 94, chromaSubsampling: "4:4:4", optimiseCoding: false });
}

/**
 * Returns a picture as a file to give away. The file is in sRGB with its colour profile, has its mark and no other
 * metadata, and is cut to its shape with the nails well inside.
 */
export async function exportPicture(asked: PictureToExport): Promise<Buffer> {
  const { pictures, shape, type, xmp, width = Infinity } = asked;
  const sizes = await Promise.all(pictures.map(sizeOf));
  const whole = sizes[0] ?? { width: 1, height: 1 };
  const frames = sizes.map((size): Box =>
    shape === "full" ? { left: 0, top: 0, ...size } : frameFor(shape, size, asked.nailsOn(size)),
  );
  const first = frames[0] ?? { left: 0, top: 0, ...whole };
  const output = outputSize(shape, first, width / pictures.length);
  const parts: Buffer[] = [];
  for (const [i, bytes] of pictures.entries())
    parts.push(await cut(bytes, frames[i] ?? first, output));
  const joined = beside(parts, output);
  const nails = frames.flatMap((frame, i) => {
    const scale = output.width / frame.width;
    return asked.nailBoxesOn(sizes[i] ?? whole).map((nail) => ({
      left: (nail.left - frame.left) * scale + i * output.width,
      top: (nail.top - frame.top) * scale,
      width: nail.width * scale,
      height: nail.height * scale,
    }));
  });
  const shown = asked.logo
    ? await withLogo(joined, asked.logo, (size, logo) => logoPlace(shape, size, logo, nails))
    : joined;
  const file = encoded(shown.withIccProfile("srgb"), type);
  if (xmp !== null) file.withXmp(xmp);
  return file.toBuffer();
}

/** Returns the mark in a picture's file; null when the file has none. */
export async function markOf(bytes: ImageBytes): Promise<string | null> {
  return (await sharp(bytes).metadata()).xmp?.toString("utf8") ?? null;
}
