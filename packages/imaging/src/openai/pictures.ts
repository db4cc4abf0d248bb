import { LacquerError, UPLOAD_PIXELS_MAX } from "@lacquer/contracts";
import { type Uploadable, toFile } from "openai";
import sharp from "sharp";
import type { ImageBytes, ImageRequest } from "../maker.ts";
import { isPicture } from "../renderer/pictures.ts";
import type { Arrangement } from "./arrangement.ts";

interface Upright {
  bytes: ImageBytes;
  type: "image/webp";
  width: number;
  height: number;
}

/** What goes out: the pictures in order, and the marks where the model takes them. */
export interface Outgoing {
  images: Uploadable[];
  markup: Uploadable | null;
  photoSize: { width: number; height: number } | null;
}

/** A picture upright and without anything its file says about place or camera. Throws `photo_unreadable`. */
async function upright(bytes: ImageBytes): Promise<Upright> {
  if (!isPicture(bytes)) throw new LacquerError("photo_unreadable");
  try {
    const picture = sharp(bytes, { limitInputPixels: UPLOAD_PIXELS_MAX, failOn: "error" });
    const { data, info } = await picture
      .autoOrient()
      .toColourspace("srgb")
      .webp({ quality: 95, effort: 1 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, type: "image/webp", width: info.width, height: info.height };
  } catch (cause) {
    throw new LacquerError("photo_unreadable", { cause });
  }
}

/** All drawings in one transparent PNG of this size: the shared one below, each nail's own above it. */
async function drawingLayer(
  request: ImageRequest,
  size: { width: number; height: number },
): Promise<Buffer> {
  const layers = [request.drawing, ...request.nails.map((nail) => nail.drawing)];
  const inputs: Buffer[] = [];
  for (const layer of layers) {
    if (!layer) continue;
    if (!isPicture(layer)) throw new LacquerError("photo_unreadable");
    try {
      inputs.push(
        await sharp(layer, { limitInputPixels: UPLOAD_PIXELS_MAX, failOn: "error" })
          .autoOrient()
          .ensureAlpha()
          .resize(size.width, size.height, { fit: "fill" })
          .png()
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

async function laidOver(photo: Upright, layer: Buffer): Promise<Upright> {
  const bytes = await sharp(photo.bytes)
    .composite([{ input: layer }])
    .webp({ quality: 95, effort: 1 })
    .toBuffer();
  return { ...photo, bytes, type: "image/webp" };
}

const SKETCH_SIZE = { width: 1024, height: 1536 };

/** Turns what was arranged into files, each upright and stripped. Throws `photo_unreadable`. */
export async function preparePictures(
  request: ImageRequest,
  arrangement: Arrangement,
): Promise<Outgoing> {
  const photo = request.photo ? await upright(request.photo) : null;
  const layer = arrangement.drawing ? await drawingLayer(request, photo ?? SKETCH_SIZE) : null;
  // Marks that leave nothing transparent would be refused; they are painted on instead.
  const asMarkup =
    arrangement.drawing === "markup" && layer !== null && !(await sharp(layer).stats()).isOpaque;
  const images: Uploadable[] = [];
  for (const [place, sent] of arrangement.pictures.entries()) {
    let picture: Upright | null = null;
    if (sent.role === "photo" && photo)
      picture = layer && !asMarkup ? await laidOver(photo, layer) : photo;
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
    }
    if (!picture) throw new LacquerError("photo_unreadable");
    images.push(await toFile(picture.bytes, `image-${place + 1}.webp`, { type: picture.type }));
  }
  return {
    images,
    markup: layer && asMarkup ? await toFile(layer, "markup.png", { type: "image/png" }) : null,
    photoSize: photo && { width: photo.width, height: photo.height },
  };
}
