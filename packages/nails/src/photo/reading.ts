import { softnessOf, type White, whiteOf } from "./lens.ts";
import type { Pixels } from "./samples.ts";

/** The width, in pixels, that is enough for reading light and skin. */
const WIDTH_MOST = 640;

/** What is read from a photo, independent of its nails. Worker and preview get the same result from the same pixels. */
export interface PhotoReading {
  /** The photo in RGB, at most 640 pixels wide. */
  small: Pixels;
  /**
   * The roughness of the photo, on a grid half as fine as `small`. Each value is the difference between one pixel of
   * the photo and the mean of its neighbours, in levels.
   */
  rough: { data: Float32Array; width: number; height: number };
  white: White;
  /** The softness of the photo's edges, as a share of its width. */
  blur: number;
}

/**
 * Divides `size` pixels into `cells` cells. Returns one pixel of each cell: the one at this share of the cell's width.
 */
function placesOf(size: number, cells: number, share: number): Int32Array {
  return Int32Array.from({ length: cells }, (_, i) =>
    Math.min(size - 1, Math.floor(((i + share) * size) / cells)),
  );
}

/**
 * Returns the mean of four pixels of each cell, which is as good as the mean of all pixels and the same in every
 * engine.
 */
function shrunk(pixels: Pixels, width: number, height: number): Pixels {
  const { data, channels } = pixels;
  const near = placesOf(pixels.width, width, 0.25);
  const far = placesOf(pixels.width, width, 0.75);
  const upper = placesOf(pixels.height, height, 0.25);
  const lower = placesOf(pixels.height, height, 0.75);
  const small = new Uint8Array(width * height * 3);
  let to = 0;
  for (let k = 0; k < height; k++) {
    const above = (upper[k] ?? 0) * pixels.width;
    const below = (lower[k] ?? 0) * pixels.width;
    for (let i = 0; i < width; i++) {
      const left = near[i] ?? 0;
      const right = far[i] ?? 0;
      let a = (above + left) * channels;
      let b = (above + right) * channels;
      let c = (below + left) * channels;
      let d = (below + right) * channels;
      for (let n = 0; n < 3; n++)
        small[to++] =
          ((data[a++] ?? 0) + (data[b++] ?? 0) + (data[c++] ?? 0) + (data[d++] ?? 0) + 2) >> 2;
    }
  }
  return { data: small, width, height, channels: 3 };
}

/**
 * Returns the differences between single pixels and the mean of their four neighbours. Only green is used, because it
 * contributes most to the brightness.
 */
function roughness(pixels: Pixels, width: number, height: number): PhotoReading["rough"] {
  const { data, channels } = pixels;
  const columns = placesOf(pixels.width, width, 0.5);
  const rows = placesOf(pixels.height, height, 0.5);
  const line = pixels.width * channels;
  const rough = new Float32Array(width * height);
  for (let k = 0; k < height; k++) {
    const y = Math.min(pixels.height - 2, Math.max(1, rows[k] ?? 0));
    for (let i = 0; i < width; i++) {
      const x = Math.min(pixels.width - 2, Math.max(1, columns[i] ?? 0));
      const at = y * line + x * channels + 1;
      const across = (data[at - channels] ?? 0) + (data[at + channels] ?? 0);
      const along = (data[at - line] ?? 0) + (data[at + line] ?? 0);
      rough[k * width + i] = Math.abs((data[at] ?? 0) - (across + along) / 4);
    }
  }
  return { data: rough, width, height };
}

/** Reads a photo at its full size for `estimateLight`. Pure. */
export function readPhoto(pixels: Pixels): PhotoReading {
  const width = Math.min(WIDTH_MOST, pixels.width);
  const height = Math.max(1, Math.round((width * pixels.height) / pixels.width));
  return {
    small: shrunk(pixels, width, height),
    rough: roughness(pixels, Math.ceil(width / 2), Math.ceil(height / 2)),
    white: whiteOf(pixels),
    blur: softnessOf(pixels),
  };
}
