import type { NailSurroundings } from "../design.ts";
import { naturalHalf } from "../geometry/natural.ts";
import { clamp, decay, smoothstep } from "../maths/maths.ts";
import type { Nail } from "./nail.ts";
import { noise } from "./noise.ts";
import { distanceAt, type Plate } from "./plate.ts";
import { blend, chromaticity, linearOf, type Rgb } from "./srgb.ts";
import type { Strip } from "./strip.ts";

/**
 * Where the old nail would show beside the new one, and what the photo shows next to it, to be painted there instead.
 */
interface Mend {
  /** Half width of the natural nail at evenly spaced heights. */
  halves: Float64Array;
  from: number;
  to: number;
  left: readonly Rgb[];
  right: readonly Rgb[];
}

const STEPS = 64;

/** What is needed to hide the old nail; null where the new one covers it. */
export function mendOf(nail: Nail, around: NailSurroundings | undefined): Mend | null {
  if (!around || around.left.length === 0 || around.right.length === 0) return null;
  const { natural, profile } = nail;
  const from = natural / 3;
  const to = natural * 1.02;
  let peeks = 0;
  const halves = Float64Array.from({ length: STEPS + 1 }, (_, i) => {
    const y = from + ((to - from) * i) / STEPS;
    const half = naturalHalf(y, natural);
    peeks = Math.max(peeks, half - profile.right(y), half + profile.left(y));
    return half;
  });
  if (peeks < 0.015) return null;
  return { halves, from, to, left: around.left.map(linearOf), right: around.right.map(linearOf) };
}

const fill = new Float64Array(4);

/** Writes the skin or background that hides the old nail at a point into `fill` (colour, alpha). */
function mendAt(mend: Mend, x: number, y: number): void {
  fill[3] = 0;
  const t = (y - mend.from) / (mend.to - mend.from);
  if (t < -0.08 || t > 1.08) return;
  const half = mend.halves[Math.floor(clamp(t, 0, 1) * STEPS)] ?? 0;
  const out = Math.abs(x) - half;
  if (out > 0.06) return;
  const colors = x < 0 ? mend.left : mend.right;
  const at = clamp(t, 0, 1) * (colors.length - 1);
  const i = Math.floor(at);
  const near = colors[i] ?? [0, 0, 0];
  const next = colors[Math.min(colors.length - 1, i + 1)] ?? near;
  // Skin is never one even colour, so it gets grain as coarse as its lines.
  const grain = 1 + 0.07 * (noise(x * 34, y * 34) - 0.5) + 0.08 * (noise(x * 9 + 5, y * 9) - 0.5);
  for (let c = 0; c < 3; c++)
    fill[c] = ((near[c] ?? 0) + ((next[c] ?? 0) - (near[c] ?? 0)) * (at - i)) * grain;
  fill[3] = smoothstep(0.06, 0.012, out) * smoothstep(-0.08, 0.02, t) * smoothstep(1.08, 1, t);
}

/** Skin in shadow is red: light that comes through it has lost its green and blue. */
const SHADE: Rgb = [0.4, 0.25, 0.21];
const GREY_SHADE: Rgb = [0.34, 0.32, 0.3];

/** The colour of a shadow on paper or cloth, which light does not shine through as it does through skin. */
function shadeOf(ground: Rgb): Rgb {
  return blend(GREY_SHADE, SHADE, smoothstep(0.28, 0.48, chromaticity(ground)));
}

/**
 * Seats the nail in its finger, beneath what is already in the strip's layer: the old nail filled in, the crease at the fold,
 * the fold's lit edge, contact and cast shadow in the skin's own tones. All of it ends where the finger ends.
 */
export function seat(
  strip: Strip,
  nail: Nail,
  plate: Plate,
  mend: Mend | null,
  width: number,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    const start = row * width;
    const first = strip.first[row] ?? 0;
    const last = strip.last[row] ?? 0;
    if (last > first) seatRow(strip, nail, plate, mend, start + first, start + last);
  }
}

function seatRow(
  strip: Strip,
  nail: Nail,
  plate: Plate,
  mend: Mend | null,
  from: number,
  to: number,
): void {
  const { key, natural, tones, room } = nail;
  const { skin } = tones;
  const { layer } = strip;
  const shade = shadeOf(skin);
  const strong = 0.62 + 0.38 * room.hardness;
  for (let at = from; at < to; at++) {
    const d = strip.d[at] ?? 0;
    if (d > 0.22 || d < -0.05) continue;
    const o = at * 4;
    const above = layer[o + 3] ?? 0;
    if (above >= 0.999) continue;
    const x = strip.x[at] ?? 0;
    const y = strip.y[at] ?? 0;
    const finger = 1 - smoothstep(natural * 0.82, natural * 1.04, y);
    const cuticle = 1 - smoothstep(natural * 0.3, natural * 0.75, y);
    const gx = strip.gx[at] ?? 0;
    const gy = strip.gy[at] ?? 0;
    const lit = gx * key[0] + gy * key[1];
    const out = Math.max(0, d);
    const contact =
      decay(out / (0.022 + 0.014 * cuticle)) *
      (0.62 - 0.3 * lit + 0.14 * cuticle) *
      (0.14 + 0.86 * finger);
    const fallen = distanceAt(plate, x + key[0] * 0.085, y + key[1] * 0.085);
    const cast = smoothstep(0.075, -0.06, fallen) * 0.34 * strong * (0.1 + 0.9 * finger);
    const pale = 0.16 * decay(Math.max(0, out - 0.01) / 0.06) * finger;
    const dark = Math.min(0.86, 1 - (1 - contact) * (1 - cast) * (1 - pale));
    // The fold's edge faces the nail, so it is lit on the side of the nail that lies away from the light.
    const fold = decay(((out - 0.035) * (out - 0.035)) / 0.0004) * cuticle * 0.2;
    const glow =
      fold > 0.004 ? Math.max(0, 0.25 - lit) * fold * (0.6 + 0.8 * noise(x * 22, y * 22)) : 0;
    let [r, g, b, a] = [0, 0, 0, 0];
    if (mend && d > -0.03) {
      mendAt(mend, x, y);
      a = (fill[3] ?? 0) * smoothstep(-0.03, 0.0, d);
      r = (fill[0] ?? 0) * a;
      g = (fill[1] ?? 0) * a;
      b = (fill[2] ?? 0) * a;
    }
    const left = 1 - dark;
    const bare = 1 - a;
    const bright = glow * 0.9;
    r =
      (r * left + (r + skin[0] * bare) * shade[0] * dark) * (1 - bright) +
      Math.min(1, skin[0] * 1.35 + 0.05) * bright;
    g =
      (g * left + (g + skin[1] * bare) * shade[1] * dark) * (1 - bright) +
      Math.min(1, skin[1] * 1.4 + 0.05) * bright;
    b =
      (b * left + (b + skin[2] * bare) * shade[2] * dark) * (1 - bright) +
      Math.min(1, skin[2] * 1.45 + 0.05) * bright;
    a = 1 - (1 - a) * left * (1 - bright);
    const shown = 1 - above;
    layer[o] = (layer[o] ?? 0) + r * shown;
    layer[o + 1] = (layer[o + 1] ?? 0) + g * shown;
    layer[o + 2] = (layer[o + 2] ?? 0) + b * shown;
    layer[o + 3] = above + a * shown;
  }
}
