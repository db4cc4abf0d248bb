import { power } from "../maths/maths.ts";

/** Linear light 0–1 as [r, g, b]. */
export type Rgb = readonly [number, number, number];

/** Linear light of each byte. */
export const LINEAR: Float32Array = Float32Array.from({ length: 256 }, (_, i) => {
  const c = i / 255;
  return c <= 0.04045 ? c / 12.92 : power((c + 0.055) / 1.055, 2.4);
});

const STEPS = 2048;

/**
 * The sRGB value 0–255 (not rounded) of linear light, looked up by the light's square root, so that dark tones keep
 * their steps.
 */
const ENCODED: Float32Array = Float32Array.from({ length: STEPS + 2 }, (_, i) => {
  const linear = (i / STEPS) * (i / STEPS);
  return 255 * (linear <= 0.0031308 ? linear * 12.92 : 1.055 * power(linear, 1 / 2.4) - 0.055);
});

/** 0–255, not rounded. Linear light outside 0–1 is clipped. */
export function encoded(linear: number): number {
  if (!(linear > 0)) return 0;
  if (linear >= 1) return 255;
  const at = Math.sqrt(linear) * STEPS;
  const i = Math.floor(at);
  const low = ENCODED[i] ?? 0;
  return low + ((ENCODED[i + 1] ?? 0) - low) * (at - i);
}

/** Linear light of `#rrggbb`. */
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

/** The distance of a colour from grey, 0–1. */
export function chromaticity([r, g, b]: Rgb): number {
  const most = Math.max(r, g, b);
  return most <= 0 ? 0 : (most - Math.min(r, g, b)) / most;
}
