import { clamp, exp } from "../maths/maths.ts";
import { cell } from "./noise.ts";
import { encoded } from "./srgb.ts";
import { eachRow, type Strip } from "./strip.ts";

/**
 * The weights of a Gaussian, from its middle outwards. All six weights are always present; those beyond `reach` are 0.
 */
export interface Bell {
  /** The number of pixels that the Gaussian reaches to each side. */
  reach: number;
  weights: readonly [number, number, number, number, number, number];
}

/**
 * The widest Gaussian, in pixels. On a photo that is blurred even more, painted nails stay a little sharper than the
 * photo.
 */
export const SOFTEST = 3;

export function bell(sigma: number): Bell {
  // A narrow Gaussian has almost no weight at the second pixel.
  const reach = sigma < 0.62 ? 1 : clamp(Math.ceil(sigma * 1.6), 2, 5);
  const at = (i: number): number => (i > reach ? 0 : exp((-i * i) / (2 * sigma * sigma)));
  const [w1, w2, w3, w4, w5] = [at(1), at(2), at(3), at(4), at(5)];
  const sum = 1 + 2 * (w1 + w2 + w3 + w4 + w5);
  return { reach, weights: [1 / sum, w1 / sum, w2 / sum, w3 / sum, w4 / sum, w5 / sum] };
}

/** Blurs like `pass`, but over five pixels to each side. */
function widePass(
  source: Float32Array,
  target: Float32Array,
  { weights }: Bell,
  next: number,
  from: number,
  to: number,
): void {
  const [w0, w1, w2, w3, w4, w5] = weights;
  const [n2, n3, n4, n5] = [2 * next, 3 * next, 4 * next, 5 * next];
  for (let at = from; at < to; at++)
    target[at] =
      (source[at] ?? 0) * w0 +
      ((source[at - next] ?? 0) + (source[at + next] ?? 0)) * w1 +
      ((source[at - n2] ?? 0) + (source[at + n2] ?? 0)) * w2 +
      ((source[at - n3] ?? 0) + (source[at + n3] ?? 0)) * w3 +
      ((source[at - n4] ?? 0) + (source[at + n4] ?? 0)) * w4 +
      ((source[at - n5] ?? 0) + (source[at + n5] ?? 0)) * w5;
}

/** Blurs in one direction. Neighbouring values are `next` floats apart. `from` and `to` are indexes of the array. */
function pass(
  source: Float32Array,
  target: Float32Array,
  lens: Bell,
  next: number,
  from: number,
  to: number,
): void {
  const { reach, weights } = lens;
  if (reach > 3) return widePass(source, target, lens, next, from, to);
  const [w0, w1, w2, w3] = weights;
  const far = 2 * next;
  const farther = 3 * next;
  if (reach === 1)
    for (let at = from; at < to; at++)
      target[at] =
        (source[at] ?? 0) * w0 + ((source[at - next] ?? 0) + (source[at + next] ?? 0)) * w1;
  else if (reach === 2)
    for (let at = from; at < to; at++)
      target[at] =
        (source[at] ?? 0) * w0 +
        ((source[at - next] ?? 0) + (source[at + next] ?? 0)) * w1 +
        ((source[at - far] ?? 0) + (source[at + far] ?? 0)) * w2;
  else
    for (let at = from; at < to; at++)
      target[at] =
        (source[at] ?? 0) * w0 +
        ((source[at - next] ?? 0) + (source[at + next] ?? 0)) * w1 +
        ((source[at - far] ?? 0) + (source[at + far] ?? 0)) * w2 +
        ((source[at - farther] ?? 0) + (source[at + farther] ?? 0)) * w3;
}

/** Returns the columns of a row to blur: the painted columns, and the columns beside them that the blur reaches. */
function spanOf(strip: Strip, row: number, reach: number, width: number): [number, number] {
  let [first, last] = [width, 0];
  for (let k = Math.max(0, row - reach); k <= row + reach; k++) {
    if ((strip.last[k] ?? 0) <= (strip.first[k] ?? 0)) continue;
    first = Math.min(first, strip.first[k] ?? width);
    last = Math.max(last, strip.last[k] ?? 0);
  }
  return [Math.max(0, first - reach), Math.min(width, last + reach)];
}

/**
 * Blurs the layer's rows `from` to `to` as the photo's own lens does. The blur comes before the tone curve, so that
 * glints bloom.
 */
export function soften(strip: Strip, lens: Bell, width: number, from: number, to: number): void {
  const { reach } = lens;
  const line = width * 4;
  eachRow(strip, width, from - reach, to + reach, (start, end) =>
    pass(strip.layer, strip.spare, lens, 4, start * 4, end * 4),
  );
  for (let row = from; row < to; row++) {
    const [first, last] = spanOf(strip, row, reach, width);
    if (last > first)
      pass(strip.spare, strip.layer, lens, line, row * line + first * 4, row * line + last * 4);
  }
}

const STEPS = 4096;
const BRIGHTEST = 2.5;

/**
 * The film's output for light, 0–255, in one table that combines the film's shoulder with the encoding. The table's
 * index is the square root of the light, up to 2.5.
 */
const TONES: Float32Array = Float32Array.from({ length: STEPS * BRIGHTEST + 1 }, (_, i) =>
  encoded(shoulder((i / STEPS) * (i / STEPS))),
);

/** The table is not interpolated, because its steps are smaller than a tenth of a level and cannot be seen. */
function toned(linear: number): number {
  if (!(linear > 0)) return 0;
  return TONES[Math.floor(Math.min(BRIGHTEST, Math.sqrt(linear)) * STEPS)] ?? 0;
}

const SPECKS = 128;

/** A tile of grain whose values are roughly Gaussian with a standard deviation of 1. */
const GRAIN: Float32Array = Float32Array.from({ length: SPECKS * SPECKS }, (_, i) => {
  const [x, y] = [i % SPECKS, Math.floor(i / SPECKS)];
  return (cell(x, y) + cell(x * 3 + 11, y * 5 + 7) + cell(x + 63, y * 3) - 1.5) * 2;
});

/** The shoulder of a film: linear up to 0.72, and flatter and flatter above that, towards 1. */
function shoulder(linear: number): number {
  if (linear <= 0.72) return linear;
  const t = (linear - 0.72) / 0.28;
  return 0.72 + (0.28 * t) / Math.sqrt(1 + t * t);
}

/**
 * Writes the layer's rows `from` to `to` as bytes (RGBA, not premultiplied) with the photo's grain. `grain` is the
 * grain's standard deviation in levels. `left` and `top` are the tile's position. They keep the grain fixed to the
 * photo, even if the tile moves.
 */
export function develop(
  strip: Strip,
  bytes: Uint8ClampedArray,
  at: { width: number; from: number; to: number; row: number; left: number; top: number },
  grain: number,
): void {
  const { layer } = strip;
  for (let row = at.from; row < at.to; row++) {
    const line = ((at.top + at.row + row - at.from) & (SPECKS - 1)) * SPECKS;
    const [first, last] = spanOf(strip, row, 0, at.width);
    let o = (row * at.width + first) * 4;
    let to = ((at.row + row - at.from) * at.width + first) * 4;
    for (let column = first; column < last; column++, o += 4, to += 4) {
      let r = layer[o] ?? 0;
      let g = layer[o + 1] ?? 0;
      let b = layer[o + 2] ?? 0;
      const shown = layer[o + 3] ?? 0;
      if (shown >= 0.999) bytes[to + 3] = 255;
      else {
        const level = Math.floor(shown * 255 + 0.5);
        if (level === 0) continue;
        bytes[to + 3] = level;
        const inverse = 1 / shown;
        r *= inverse;
        g *= inverse;
        b *= inverse;
      }
      r = toned(r);
      g = toned(g);
      b = toned(b);
      // Film shows its grain in middle tones, not in black, and hardly in white.
      const tone = (r * 0.2126 + g * 0.7152 + b * 0.0722) * (1 / 255);
      const speck =
        (GRAIN[line + ((at.left + column) & (SPECKS - 1))] ?? 0) *
        grain *
        tone *
        (1.75 - 1.35 * tone);
      // Values are not rounded or clipped here, because the clamped array does both.
      bytes[to] = r + speck;
      bytes[to + 1] = g + speck;
      bytes[to + 2] = b + speck;
    }
  }
}
