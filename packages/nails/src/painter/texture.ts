import type { Picture } from "../picture.ts";
import { LINEAR } from "./srgb.ts";

/** An RGBA picture in linear light, with its colour multiplied by its alpha. */
export interface Texture {
  data: Float32Array;
  width: number;
  height: number;
}

const textures = new WeakMap<Picture, Texture[]>();

function linear({ data, width, height }: Picture): Texture {
  const to = new Float32Array(width * height * 4);
  for (let at = 0; at < to.length; at += 4) {
    const alpha = (data[at + 3] ?? 0) / 255;
    if (alpha === 0) continue;
    to[at] = (LINEAR[data[at] ?? 0] ?? 0) * alpha;
    to[at + 1] = (LINEAR[data[at + 1] ?? 0] ?? 0) * alpha;
    to[at + 2] = (LINEAR[data[at + 2] ?? 0] ?? 0) * alpha;
    to[at + 3] = alpha;
  }
  return { data: to, width, height };
}

function halved({ data, width, height }: Texture): Texture {
  const [w, h] = [Math.max(1, Math.floor(width / 2)), Math.max(1, Math.floor(height / 2))];
  const to = new Float32Array(w * h * 4);
  for (let y = 0; y < h; y++) {
    const rows = [Math.min(height - 1, 2 * y), Math.min(height - 1, 2 * y + 1)] as const;
    for (let x = 0; x < w; x++) {
      const [left, right] = [Math.min(width - 1, 2 * x), Math.min(width - 1, 2 * x + 1)];
      for (let c = 0; c < 4; c++) {
        let sum = 0;
        for (const row of rows)
          sum +=
            (data[(row * width + left) * 4 + c] ?? 0) + (data[(row * width + right) * 4 + c] ?? 0);
        to[(y * w + x) * 4 + c] = sum / 4;
      }
    }
  }
  return { data: to, width: w, height: h };
}

/** Returns the picture as a texture with at most about two pixels for each painted pixel, so that nothing glitters. */
export function textureOf(picture: Picture, perPixel: number): Texture {
  const kept = textures.get(picture) ?? [linear(picture)];
  textures.set(picture, kept);
  let level = 0;
  for (let left = perPixel; left > 2 && level < 6; left /= 2) {
    level++;
    const above = kept[level - 1];
    if (!kept[level] && above) kept[level] = halved(above);
  }
  const texture = kept[level];
  if (!texture) throw new RangeError("The picture has no such level.");
  return texture;
}

/**
 * Writes the colour (premultiplied) and alpha at a position in texture pixels, interpolated between the four nearest
 * pixels. Outside the texture, the result is transparent.
 */
export function texelAt(
  { data, width, height }: Texture,
  x: number,
  y: number,
  to: Float64Array,
): void {
  const fx = x - 0.5;
  const fy = y - 0.5;
  const i = Math.floor(fx);
  const k = Math.floor(fy);
  to.fill(0);
  if (i < -1 || k < -1 || i >= width || k >= height) return;
  const u = fx - i;
  const v = fy - k;
  for (let n = 0; n < 4; n++) {
    const column = i + (n & 1);
    const row = k + (n >> 1);
    if (column < 0 || row < 0 || column >= width || row >= height) continue;
    const share = (n & 1 ? u : 1 - u) * (n >> 1 ? v : 1 - v);
    const at = (row * width + column) * 4;
    to[0] = (to[0] ?? 0) + (data[at] ?? 0) * share;
    to[1] = (to[1] ?? 0) + (data[at + 1] ?? 0) * share;
    to[2] = (to[2] ?? 0) + (data[at + 2] ?? 0) * share;
    to[3] = (to[3] ?? 0) + (data[at + 3] ?? 0) * share;
  }
}
