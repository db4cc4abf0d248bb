import { power } from "../maths/maths.ts";

/** Linear light as [r, g, b], each 0–1. */
export type Rgb = readonly [number, number, number];

/** The linear light of each byte value. */
export const LINEAR: Float32Array = Float32Array.from({ length: 256 }, (_, i) => {
  const c = i / 255;
  return c <= 0.04045 ? c / 12.92 : power((c + 0.055) / 1.055, 2.4);
});

const STEPS = 2048;

/**
 * The sRGB value 0–255 (not rounded) of linear light. The table's index is the square root of the light, so that dark
 * tones keep fine steps.
 */
const ENCODED: Float32Array = Float32Array.from({ length: STEPS + 2 }, (_, i) => {
  const linear = (i / STEPS) * (i / STEPS);
  return 255 * (linear <= 0.0031308 ? linear * 12.92 : 1.055 * power(linear, 1 / 2.4) - 0.055);
});

/** Returns the sRGB value 0–255, not rounded. Linear light outside 0–1 is clipped. */
export function encoded(linear: number): number {
  if (!(linear > 0)) return 0;
  if (linear >= 1) return 255;
  const at = Math.sqrt(linear) * STEPS;
  const i = Math.floor(at);
  const low = ENCODED[i] ?? 0;
  return low + ((ENCODED[i + 1] ?? 0) - low) * (at - i);
}

/** Returns the linear light of `#rrggbb`. */
export function linearOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  return [
    LINEAR[(value >> 16) & 255] ?? 0,
    LINEAR[(value >> 8) & 255] ?? 0,
    LINEAR[value & 255] ?? 0,
  ];
}

export function blend(a: Rgb, b: Rgb, t: number): Rgb {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

export function luminance([r, g, b]: Rgb): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Returns how far a colour is from grey, 0–1. */
export function chromaticity([r, g, b]: Rgb): number {
  const most = Math.max(r, g, b);
  return most <= 0 ? 0 : (most - Math.min(r, g, b)) / most;
}
