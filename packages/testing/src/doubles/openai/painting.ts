import { createHash } from "node:crypto";
import sharp, { type OverlayOptions } from "sharp";
import type { ImagesRequest } from "./rules.ts";

const STRIP = 24;

/** Returns the colour that stands for the words of a prompt. */
export function wordColor(prompt: string): { r: number; g: number; b: number } {
  const [r = 0, g = 0, b = 0] = createHash("sha256").update(prompt).digest();
  return { r, g, b };
}

function sizeOf(request: ImagesRequest): { width: number; height: number } {
  const found = /^(\d+)x(\d+)$/.exec(request.fields["size"] ?? "");
  return { width: Number(found?.[1] ?? 1024), height: Number(found?.[2] ?? 1024) };
}

/**
 * Returns a picture of the requested size and format that shows the request. It consists of the first picture with the
 * marks over it, a strip along the top with the colours of the other pictures in order, and a block at the bottom left
 * in the colour of the words.
 */
export async function paint(request: ImagesRequest): Promise<Buffer> {
  const { width, height } = sizeOf(request);
  const [first, ...others] = request.images;
  const ground = first
    ? await sharp(first).autoOrient().resize(width, height, { fit: "fill" }).png().toBuffer()
    : await sharp({ create: { width, height, channels: 3, background: "#cccccc" } })
        .png()
        .toBuffer();
  const layers: OverlayOptions[] = [];
  if (request.markup)
    layers.push({
      input: await sharp(request.markup).resize(width, height, { fit: "fill" }).png().toBuffer(),
    });
  for (const [place, other] of others.entries()) {
    const patch = await sharp(other).resize(STRIP, STRIP, { fit: "fill" }).png().toBuffer();
    layers.push({ input: patch, left: place * STRIP, top: 0 });
  }
  const background = wordColor(request.fields["prompt"] ?? "");
  layers.push({
    input: { create: { width: STRIP, height: STRIP, channels: 3, background } },
    left: 0,
    top: height - STRIP,
  });
  const format = request.fields["output_format"] ?? "png";
  const picture = sharp(ground).composite(layers);
  if (format === "webp") return picture.webp({ quality: 95, effort: 0 }).toBuffer();
  return format === "jpeg" ? picture.jpeg().toBuffer() : picture.png().toBuffer();
}

/** Returns a smaller, coarser version of a picture, like the partial pictures that OpenAI sends. */
export function paintPartial(picture: Buffer): Promise<Buffer> {
  return sharp(picture).blur(8).webp({ quality: 40, effort: 0 }).toBuffer();
}
