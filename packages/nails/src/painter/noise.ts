import { createRandom } from "../paint/random.ts";

const SIDE = 128;
const MASK = SIDE - 1;

/** One tile of random numbers, 0–1, which all noise uses. A lookup costs half as much as computing a hash. */
const CHANCE: Float32Array = (() => {
  const random = createRandom("noise");
  return Float32Array.from({ length: SIDE * SIDE }, () => random.next());
})();

/** Returns value noise, 0–1, with one cell per unit. The noise repeats after 128 units. */
export function noise(x: number, y: number): number {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  const fx = x - ix;
  const fy = y - iy;
  const u = fx * fx * (3 - 2 * fx);
  const v = fy * fy * (3 - 2 * fy);
  const left = ix & MASK;
  const low = iy & MASK;
  const right = (left + 1) & MASK;
  const row = low * SIDE;
  const next = ((low + 1) & MASK) * SIDE;
  const a = CHANCE[row + left] ?? 0;
  const b = CHANCE[row + right] ?? 0;
  const c = CHANCE[next + left] ?? 0;
  const d = CHANCE[next + right] ?? 0;
  const top = a + (b - a) * u;
  return top + (c + (d - c) * u - top) * v;
}

/** Returns the random number of one cell, 0–1. */
export function cell(x: number, y: number): number {
  return CHANCE[(y & MASK) * SIDE + (x & MASK)] ?? 0;
}

/** Returns the sum of three octaves of noise, 0–1. */
export function clouds(x: number, y: number): number {
  return (
    noise(x, y) * 0.57 +
    noise(x * 2.03 + 17.3, y * 2.03 + 5.1) * 0.28 +
    noise(x * 4.1 + 3.7, y * 4.1 + 41.9) * 0.15
  );
}
