import type { NailFrame } from "../geometry/outline.ts";

/** Pixels row by row, with 3 (RGB) or 4 (RGBA) bytes each. */
export interface Pixels {
  data: Uint8Array | Uint8ClampedArray;
  width: number;
  height: number;
  channels: 3 | 4;
}

export interface Sample {
  x: number;
  y: number;
  r: number;
  g: number;
  b: number;
  luminance: number;
}

export function sampleAt(pixels: Pixels, x: number, y: number): Sample | null {
  const column = Math.round(x);
  const row = Math.round(y);
  if (column < 0 || row < 0 || column >= pixels.width || row >= pixels.height) return null;
  const at = (row * pixels.width + column) * pixels.channels;
  const [r, g, b] = [pixels.data[at] ?? 0, pixels.data[at + 1] ?? 0, pixels.data[at + 2] ?? 0];
  return { x, y, r, g, b, luminance: 0.2126 * r + 0.7152 * g + 0.0722 * b };
}

export function samplesIn(
  pixels: Pixels,
  frame: NailFrame,
  [x0, x1]: readonly [number, number],
  [y0, y1]: readonly [number, number],
): Sample[] {
  const found: Sample[] = [];
  for (let i = 0; i <= 6; i++) {
    for (let k = 0; k <= 8; k++) {
      const [x, y] = frame.at(x0 + ((x1 - x0) * i) / 6, y0 + ((y1 - y0) * k) / 8);
      const sample = sampleAt(pixels, x, y);
      if (sample) found.push(sample);
    }
  }
  return found;
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
