import { clamp, exp } from "../maths/maths.ts";
import { cell } from "./noise.ts";
import { encoded } from "./srgb.ts";
import type { Strip } from "./strip.ts";

/** Weights of a bell of this width in pixels, from its middle outwards. */
export function bell(sigma: number): Float64Array {
  const reach = clamp(Math.ceil(sigma * 2), 1, 4);
  const weights = Float64Array.from({ length: reach + 1 }, (_, i) =>
    exp((-i * i) / (2 * sigma * sigma)),
  );
  let sum = weights[0] ?? 1;
  for (let i = 1; i <= reach; i++) sum += 2 * (weights[i] ?? 0);
  return weights.map((weight) => weight / sum);
}

/** One direction of the blur: neighbours lie `next` floats apart; `from` and `to` are floats. */
function pass(
  source: Float32Array,
  target: Float32Array,
  weights: Float64Array,
  next: number,
  from: number,
  to: number,
): void {
  const reach = weights.length - 1;
  const w0 = weights[0] ?? 1;
  const w1 = weights[1] ?? 0;
  const w2 = weights[2] ?? 0;
  for (let at = from; at < to; at++) {
    let sum =
      (source[at] ?? 0) * w0 +
      ((source[at - next] ?? 0) + (source[at + next] ?? 0)) * w1 +
      ((source[at - 2 * next] ?? 0) + (source[at + 2 * next] ?? 0)) * w2;
    for (let i = 3; i <= reach; i++)
      sum += ((source[at - i * next] ?? 0) + (source[at + i * next] ?? 0)) * (weights[i] ?? 0);
    target[at] = sum;
  }
}

/** Columns of a row that something was painted on, and as far round it as the blur reaches. */
function spanOf(strip: Strip, row: number, reach: number, width: number): [number, number] {
  let [first, last] = [width, 0];
  for (let k = Math.max(0, row - reach); k <= row + reach; k++) {
    if ((strip.last[k] ?? 0) <= (strip.first[k] ?? 0)) continue;
    first = Math.min(first, strip.first[k] ?? width);
    last = Math.max(last, strip.last[k] ?? 0);
  }
  return [Math.max(0, first - reach), Math.min(width, last + reach)];
}

/** Blurs the layer's rows `from` to `to` as the photo's own lens does: before the tone curve, so that glints bloom. */
export function soften(
  strip: Strip,
  weights: Float64Array,
  width: number,
  from: number,
  to: number,
): void {
  const reach = weights.length - 1;
  const line = width * 4;
  for (let row = from - reach; row < to + reach; row++) {
    const [first, last] = spanOf(strip, row, 0, width);
    if (last > first)
      pass(strip.layer, strip.spare, weights, 4, row * line + first * 4, row * line + last * 4);
  }
  for (let row = from; row < to; row++) {
    const [first, last] = spanOf(strip, row, reach, width);
    if (last > first)
      pass(strip.spare, strip.layer, weights, line, row * line + first * 4, row * line + last * 4);
  }
}

/** A film's shoulder: straight up to 0.72, then ever flatter towards 1. */
function shoulder(linear: number): number {
  if (linear <= 0.72) return linear;
  const t = (linear - 0.72) / 0.28;
  return 0.72 + (0.28 * t) / Math.sqrt(1 + t * t);
}

/**
 * Writes the layer's rows `from` to `to` as bytes, RGBA and not premultiplied, with the photo's grain: `grain` is its
 * deviation in levels, `left` and `top` where the tile lies, so that the grain hangs on the photo's own pixels.
 */
export function develop(
  strip: Strip,
  bytes: Uint8ClampedArray,
  at: { width: number; from: number; to: number; row: number; left: number; top: number },
  grain: number,
): void {
  const { layer } = strip;
  for (let row = at.from; row < at.to; row++) {
    const py = at.top + at.row + row - at.from;
    const [first, last] = spanOf(strip, row, 0, at.width);
    let o = (row * at.width + first) * 4;
    let to = ((at.row + row - at.from) * at.width + first) * 4;
    for (let column = first; column < last; column++, o += 4, to += 4) {
      const alpha = Math.min(1, layer[o + 3] ?? 0);
      const shine = Math.max(layer[o] ?? 0, layer[o + 1] ?? 0, layer[o + 2] ?? 0);
      // What a clear tip mirrors lies over what is behind it, though the tip itself hides little.
      const shown = Math.min(1, Math.max(alpha, shine * 0.8));
      const level = Math.floor(shown * 255 + 0.5);
      bytes[to + 3] = level;
      if (level === 0) continue;
      const inverse = 1 / shown;
      const r = shoulder((layer[o] ?? 0) * inverse);
      const g = shoulder((layer[o + 1] ?? 0) * inverse);
      const b = shoulder((layer[o + 2] ?? 0) * inverse);
      const light = Math.min(1, 0.2126 * r + 0.7152 * g + 0.0722 * b);
      const px = at.left + column;
      const noise = cell(px, py) + cell(px * 3 + 11, py * 5 + 7) + cell(px + 63, py * 3) - 1.5;
      const speck = noise * 2 * grain * Math.sqrt(light) * (1 - 0.75 * light) * 1.6;
      bytes[to] = Math.floor(encoded(r) + speck + 0.5);
      bytes[to + 1] = Math.floor(encoded(g) + speck + 0.5);
      bytes[to + 2] = Math.floor(encoded(b) + speck + 0.5);
    }
  }
}
