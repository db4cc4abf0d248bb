import { LacquerError, UPLOAD_PIXELS_MAX } from "@lacquer/contracts";
import { type Uploadable, toFile } from "openai";
import sharp, { type Sharp } from "sharp";
import type { ImageBytes, ImageRequest } from "../image-provider.ts";
import { openPicture } from "../open-picture.ts";
import { isPicture } from "../renderer/pictures.ts";
import type { Arrangement } from "./arrangement.ts";
import type { PictureFacts } from "./plan.ts";

interface Size {
  width: number;
  height: number;
}

interface Upright extends Size {
  bytes: ImageBytes;
  type: "image/jpeg" | "image/webp";
}

/** Pictures are read row by row where possible, so that a whole picture is seldom in memory. */
const OPENING = {
  limitInputPixels: UPLOAD_PIXELS_MAX,
  failOn: "error",
  sequentialRead: true,
} as const;

const ENDINGS = { "image/jpeg": "jpg", "image/webp": "webp" } as const;

/**
 * Encodes as JPEG in full colour, which is as good as WebP here and many times faster. A picture with transparency
 * becomes WebP.
 */
async function encoded(picture: Sharp, isOpaque: boolean): Promise<Upright> {
  const { data, info } = await (
    isOpaque
      ? picture.jpeg({ quality: 95, chromaSubsampling: "4:4:4" })
      : picture.webp({ quality: 95, effort: 0 })
  ).toBuffer({ resolveWithObject: true });
  const type = isOpaque ? "image/jpeg" : "image/webp";
  return { bytes: data, type, width: info.width, height: info.height };
}

/** Returns the picture upright and without its file's data about place or camera. Throws `photo_unreadable`. */
async function upright(bytes: ImageBytes): Promise<Upright> {
  if (!isPicture(bytes)) throw new LacquerError("photo_unreadable");
  try {
    const { hasAlpha } = await sharp(bytes, OPENING).metadata();
    return await encoded(await openPicture(bytes, OPENING), !hasAlpha);
  } catch (cause) {
    throw new LacquerError("photo_unreadable", { cause });
  }
}

/** Returns a design's drawings from bottom to top: first the shared drawing, then each nail's own. */
export function drawingsOf<Picture>(request: ImageRequest<Picture>): Picture[] {
  const layers = [request.drawing, ...request.nails.map((nail) => nail.drawing)];
  return layers.filter((layer) => layer !== null);
}

/** True when a drawing can be sent unchanged: an upright PNG of this size with an alpha channel and no metadata. */
async function isLayer(drawing: ImageBytes, size: Size): Promise<boolean> {
  if (!isPicture(drawing)) return false;
  const seen = await sharp(drawing)
    .metadata()
    .catch(() => null);
  return (
    seen?.format === "png" &&
    seen.hasAlpha &&
    seen.width === size.width &&
    seen.height === size.height &&
    [seen.orientation, seen.exif, seen.xmp, seen.icc, seen.iptc].every((more) => more === undefined)
  );
}

/** Returns all drawings laid over each other in one transparent PNG of this size. */
async function drawingLayer(drawings: ImageBytes[], size: Size): Promise<Buffer> {
  const [only] = drawings;
  if (only && drawings.length === 1 && (await isLayer(only, size))) return Buffer.from(only);
  const inputs: Buffer[] = [];
  for (const drawing of drawings) {
    if (!isPicture(drawing)) throw new LacquerError("photo_unreadable");
    try {
      inputs.push(
        await (
          await openPicture(drawing, OPENING)
        )
          .ensureAlpha()
          .resize(size.width, size.height, { fit: "fill" })
          .png({ compressionLevel: 3 })
          .toBuffer(),
      );
    } catch (cause) {
      throw new LacquerError("photo_unreadable", { cause });
    }
  }
  const background = { r: 0, g: 0, b: 0, alpha: 0 };
  return sharp({ create: { ...size, channels: 4, background } })
    .composite(inputs.map((input) => ({ input })))
    .png()
    .toBuffer();
}

/** True when these drawings completely cover a picture of this size. */
export async function coverAll(drawings: ImageBytes[], size: Size): Promise<boolean> {
  const [only] = drawings;
  if (!only) return false;
  if (drawings.length === 1 && isPicture(only))
    return (await sharp(only, OPENING).stats()).isOpaque;
  return (await sharp(await drawingLayer(drawings, size)).stats()).isOpaque;
}

async function laidOver(photo: Upright, layer: Buffer): Promise<Upright> {
  return encoded(
    sharp(photo.bytes, OPENING).composite([{ input: layer }]),
    photo.type === "image/jpeg",
  );
}

const SKETCH_SIZE: Size = { width: 1024, height: 1536 };

/** A request's photo and drawing, opened as far as planning the call needs them. */
export interface OpenedPictures {
  photo: Upright | null;
  layer: Buffer | null;
  facts: PictureFacts;
}

/** Opens the pictures that determine how a request is sent. Throws `photo_unreadable`. */
export async function openPictures(request: ImageRequest): Promise<OpenedPictures> {
  const photo = request.photo ? await upright(request.photo) : null;
  const drawings = drawingsOf(request);
  const layer = drawings.length > 0 ? await drawingLayer(drawings, photo ?? SKETCH_SIZE) : null;
  return {
    photo,
    layer,
    facts: {
      photoSize: photo && { width: photo.width, height: photo.height },
      drawingIsOpaque: layer !== null && (await sharp(layer, OPENING).stats()).isOpaque,
    },
  };
}

/** The files to send: the pictures in order, and the marks if the model accepts marks. */
export interface Outgoing {
  images: Uploadable[];
  markup: Uploadable | null;
}

/** Turns the arrangement into files, each upright and without metadata. Throws `photo_unreadable`. */
export async function filePictures(
  request: ImageRequest,
  { photo, layer }: OpenedPictures,
  arrangement: Arrangement,
): Promise<Outgoing> {
  const images: Uploadable[] = [];
  for (const [place, sent] of arrangement.pictures.entries()) {
    let picture: Upright | null = null;
    if (sent.role === "photo" && photo)
      picture = layer && arrangement.drawing === "laid-over" ? await laidOver(photo, layer) : photo;
    else if (sent.role === "sketch" && layer)
      picture = await upright(
        await sharp(layer).flatten({ background: "#ffffff" }).png().toBuffer(),
      );
    else if (sent.role === "reference") {
      const reference = request.references[sent.index];
      picture = reference ? await upright(reference) : null;
    } else if (sent.role === "nail-reference") {
      const reference = request.nails[sent.nail]?.reference;
      picture = reference ? await upright(reference) : null;
    } else if (sent.role === "decal") {
      const decal = request.nails[sent.nail]?.decals?.[sent.thing];
      picture = decal ? await upright(decal) : null;
    }
    if (!picture) throw new LacquerError("photo_unreadable");
    const name = `image-${place + 1}.${ENDINGS[picture.type]}`;
    images.push(await toFile(picture.bytes, name, { type: picture.type }));
  }
  const asMarks = layer && arrangement.drawing === "markup";
  return {
    images,
    markup: asMarks ? await toFile(layer, "markup.png", { type: "image/png" }) : null,
  };
}
