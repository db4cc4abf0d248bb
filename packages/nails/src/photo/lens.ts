import { hexOf } from "../paint/color.ts";
import type { Pixels } from "./samples.ts";

function stepOf({ width, height }: Pixels, samples: number): number {
  return Math.max(1, Math.floor(Math.sqrt((width * height) / samples)));
}

function luminanceAt({ data, width, channels }: Pixels, x: number, y: number): number {
  const at = (y * width + x) * channels;
  return 0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0);
}

/**
 * The photo's white. `cast` is the colour of the bright parts. `tint` is the same colour, but only if the bright parts
 * can be white.
 */
export interface White {
  level: number;
  tint: string;
  cast: string;
}

/**
 * Returns the luminance (0–255) that 97 % of the photo's pixels stay below, and the mean colour of the brighter pixels.
 */
export function whiteOf(pixels: Pixels): White {
  const step = stepOf(pixels, 40_000);
  const bins = new Float64Array(256 * 4);
  let count = 0;
  for (let y = 0; y < pixels.height; y += step) {
    for (let x = 0; x < pixels.width; x += step) {
      const at = (y * pixels.width + x) * pixels.channels;
      const bin = Math.min(255, Math.round(luminanceAt(pixels, x, y))) * 4;
      bins[bin] = (bins[bin] ?? 0) + 1;
      for (let c = 0; c < 3; c++)
        bins[bin + 1 + c] = (bins[bin + 1 + c] ?? 0) + (pixels.data[at + c] ?? 0);
      count++;
    }
  }
  let [level, above, r, g, b] = [255, 0, 0, 0, 0];
  for (; level > 0; level--) {
    above += bins[level * 4] ?? 0;
    r += bins[level * 4 + 1] ?? 0;
    g += bins[level * 4 + 2] ?? 0;
    b += bins[level * 4 + 3] ?? 0;
    if (above >= count * 0.03) break;
  }
  if (above === 0 || level === 0) return { level: 255, tint: "#ffffff", cast: "#ffffff" };
  // A bright part with a strong colour, such as a red jacket, is not white and says nothing about the colour of the
  // light.
  const most = Math.max(r, g, b);
  const isGrey = Math.min(r, g, b) > most * 0.72;
  const scale = 255 / most;
  const cast = hexOf(r * scale, g * scale, b * scale);
  return { level, tint: isGrey ? cast : "#ffffff", cast };
}

/** Returns the softness of the sharpest edges in pixels, at most `3 × scale`; null if the photo has no edges. */
function softnessAt(pixels: Pixels, scale: number): number | null {
  const { width, height } = pixels;
  const step = stepOf(pixels, 20_000);
  const far = 4 * scale;
  const ratios: number[] = [];
  for (let y = 4; y < height - 4; y += step) {
    for (let x = far; x < width - far; x += step) {
      const wide = Math.abs(luminanceAt(pixels, x + far, y) - luminanceAt(pixels, x - far, y));
      if (wide < 56) continue;
      const near = Math.abs(luminanceAt(pixels, x + scale, y) - luminanceAt(pixels, x - scale, y));
      ratios.push(Math.min(1, near / wide));
    }
  }
  const sharp = ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length * 0.9)];
  if (sharp === undefined) return null;
  return scale * Math.min(3, Math.max(0.45, 0.85 / Math.max(0.2, sharp) - 0.35));
}

/** Edges softer than this, in pixels, are measured again over a distance three times as long. */
const SOFT = 2.2;

/**
 * Returns how soft the photo's sharpest edges are, as a share of the photo's width. Softness is judged by comparing the
 * steepness of edges over one pixel and over four pixels, or over three and twelve in a blurred or enlarged photo.
 */
export function softnessOf(pixels: Pixels): number {
  const near = softnessAt(pixels, 1) ?? 0.96;
  const sigma = near < SOFT ? near : Math.max(near, softnessAt(pixels, 3) ?? near);
  return sigma / Math.max(1, pixels.width);
}
