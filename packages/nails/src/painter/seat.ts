import type { NailSurroundings } from "../design.ts";
import { naturalHalf } from "../geometry/natural.ts";
import { clamp, decay, eased, smoothstep } from "../maths/maths.ts";
import type { Nail } from "./nail.ts";
import { noise } from "./noise.ts";
import { distanceAt, type Plate } from "./plate.ts";
import { blend, chromaticity, linearOf, type Rgb } from "./srgb.ts";
import type { Strip } from "./strip.ts";

/**
 * The area where the old nail would show beside the new one, and the photo's colours next to that area. The colours are
 * painted over the old nail.
 */
interface Mend {
  /** Half of the natural nail's width at evenly spaced heights. */
  halves: Float64Array;
  from: number;
  to: number;
  left: readonly Rgb[];
  right: readonly Rgb[];
}

const STEPS = 64;

/**
 * How certain it is that skin lies beside the nail, 0–1, at evenly spaced heights on the left and on the right. Beside
 * a nail that is wider than its fingertip there is only the background.
 */
export interface Walls {
  left: Float64Array;
  right: Float64Array;
  from: number;
  perStep: number;
}

/** Returns how similar a colour is to the skin, 0–1, in any light and shadow. */
function similar(color: Rgb, skin: Rgb): number {
  const sum = color[0] + color[1] + color[2] + 1e-3;
  const all = skin[0] + skin[1] + skin[2] + 1e-3;
  const away = Math.abs(color[0] / sum - skin[0] / all) + Math.abs(color[2] / sum - skin[2] / all);
  return smoothstep(0.3, 0.14, away);
}

/** Returns where there is skin beside the nail; everywhere if nothing is known about the surroundings. */
export function wallsOf({ natural, tones }: Nail, around: NailSurroundings | undefined): Walls {
  const beside = (colors: readonly string[] | undefined): Float64Array =>
    Float64Array.from(colors?.length ? colors.map((c) => similar(linearOf(c), tones.skin)) : [1]);
  const [left, right] = [beside(around?.left), beside(around?.right)];
  return { left, right, from: natural / 3, perStep: (left.length - 1) / (natural * 0.7) };
}

/** Returns how certain it is that skin lies beside a point, 0–1. */
function wallAt({ left, right, from, perStep }: Walls, x: number, y: number): number {
  const shares = x < 0 ? left : right;
  const at = clamp((y - from) * perStep, 0, shares.length - 1);
  const i = Math.floor(at);
  const near = shares[i] ?? 1;
  return near + ((shares[Math.min(shares.length - 1, i + 1)] ?? near) - near) * (at - i);
}

/** Returns the data for hiding the old nail; null where the new nail covers the old one. */
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

/** Writes the skin or background that hides the old nail at a point into `fill` (colour and alpha). */
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
  // Skin is never of one even colour, so it gets grain that is as coarse as the skin's lines.
  const grain = 1 + 0.07 * (noise(x * 34, y * 34) - 0.5) + 0.08 * (noise(x * 9 + 5, y * 9) - 0.5);
  for (let c = 0; c < 3; c++)
    fill[c] = ((near[c] ?? 0) + ((next[c] ?? 0) - (near[c] ?? 0)) * (at - i)) * grain;
  fill[3] = smoothstep(0.06, 0.012, out) * smoothstep(-0.08, 0.02, t) * smoothstep(1.08, 1, t);
}

/** Skin in shadow is red, because light that passes through skin loses green and blue. */
const SHADE: Rgb = [0.42, 0.23, 0.18];
const GREY_SHADE: Rgb = [0.34, 0.32, 0.3];

/**
 * Returns the colour of a shadow. Light does not pass through paper or cloth as it does through skin, so a shadow on
 * them is grey.
 */
function shadeOf(ground: Rgb): Rgb {
  return blend(GREY_SHADE, SHADE, smoothstep(0.28, 0.48, chromaticity(ground)));
}

/** How much the lacquer's own colour shows on the skin that touches it. */
const BLEED = 0.14;

/** Beyond this distance from the outline, the edge of the fold has no effect. */
const FOLD_REACH = 0.1;

/** Beyond this distance from the outline, the dark line where skin and nail touch cannot be seen. */
const TOUCH_REACH = 0.1;

/** True for pixels in which shadow and skin around the nail can be seen: beside the nail, and not under it. */
function isSeat(d: number, above: number): boolean {
  return d <= 0.22 && d >= -0.05 && above < 0.999;
}

/**
 * Computes how much contact and the nail's shadow darken the skin around a nail, and how bright the edge of the fold is.
 * Writes both to `er` and `eg`, which shading no longer needs.
 */
export function shadow(
  strip: Strip,
  nail: Nail,
  plate: Plate,
  walls: Walls,
  from: number,
  to: number,
): void {
  const { key, natural, room } = nail;
  const [kx, ky] = key;
  const { layer, d: ds, x: xs, y: ys, gx: gxs, gy: gys, er: darks, eg: brights } = strip;
  const strong = 0.27 * (0.62 + 0.38 * room.hardness);
  const tipEnd = natural * 1.04;
  const perTip = 1 / (natural * 0.22);
  const cuticleEnd = natural * 0.75;
  const perCuticle = 1 / (natural * 0.45);
  const perWall = 1 / (natural * 0.35);
  for (let at = from; at < to; at++) {
    const d = ds[at] ?? 0;
    if (!isSeat(d, layer[at * 4 + 3] ?? 0)) continue;
    const x = xs[at] ?? 0;
    const y = ys[at] ?? 0;
    const skinned = y > walls.from ? wallAt(walls, x, y) : 1;
    const finger = eased((tipEnd - y) * perTip) * skinned;
    const cuticle = eased((cuticleEnd - y) * perCuticle);
    const gx = gxs[at] ?? 0;
    const lit = gx * kx + (gys[at] ?? 0) * ky;
    // At its sides, the plate sinks into the wall of skin, and a narrow, deep crease lies between them.
    const wall = gx * gx * eased((natural * 0.98 - y) * perWall) * eased(y * perWall) * skinned;
    const out = Math.max(0, d);
    let contact = 0;
    if (out < TOUCH_REACH && finger > 0) {
      // The skin touches the nail in some places and stands off in others, so the dark line comes and goes.
      const touch = eased((noise(x * 4.7 + 3, y * 4.7) - 0.22) * 1.7);
      contact =
        decay(out / (0.008 + 0.016 * touch)) *
        (0.12 + 0.56 * touch) *
        (0.75 - 0.3 * lit) *
        (0.14 + 0.86 * finger);
      if (wall > 0)
        contact = Math.max(contact, wall * (0.55 - 0.15 * lit) * decay(out * (1 / 0.017)));
    }
    const fallen = distanceAt(plate, x + kx * 0.085, y + ky * 0.085);
    const cast = eased((0.075 - fallen) * (1 / 0.135)) * strong * (0.1 + 0.9 * finger);
    const pale = 0.12 * decay(Math.max(0, out - 0.01) * (1 / 0.07)) * finger;
    darks[at] = Math.min(0.86, 1 - (1 - contact) * (1 - cast) * (1 - pale));
    // The edge of the fold faces the nail, so it is lit on the side of the nail that is away from the light.
    let bright = 0;
    const facing = Math.max(cuticle, 0.8 * wall);
    if (facing > 0 && out < FOLD_REACH && lit < 0.25) {
      const off = out - 0.035 - 0.02 * wall;
      const fold = decay(off * off * 2500) * facing * 0.2;
      bright = 0.9 * (0.25 - lit) * fold * (0.6 + 0.8 * noise(x * 22, y * 22));
    }
    brights[at] = bright;
  }
}

/**
 * Paints under the strip's layer what makes the nail look seated in its finger: hides the old nail, and adds the shadow
 * and the lit edge of the fold in the skin's own tones. Shadow and lit edge end where the finger ends.
 */
export function seat(strip: Strip, nail: Nail, mend: Mend | null, from: number, to: number): void {
  const { skin } = nail.tones;
  const [sr, sg, sb] = skin;
  const { layer, d: ds, x: xs, y: ys, er: darks, eg: brights } = strip;
  const [tr, tg, tb] = shadeOf(skin);
  const { base } = nail.tones;
  const [cr, cg, cb] = [
    sr * (0.25 + 0.75 * base[0]),
    sg * (0.25 + 0.75 * base[1]),
    sb * (0.25 + 0.75 * base[2]),
  ];
  const tipEnd = nail.natural * 1.04;
  const perTip = 1 / (nail.natural * 0.22);
  const [lr, lg, lb] = [
    Math.min(1, sr * 1.35 + 0.05),
    Math.min(1, sg * 1.4 + 0.05),
    Math.min(1, sb * 1.45 + 0.05),
  ];
  for (let at = from; at < to; at++) {
    const o = at * 4;
    const d = ds[at] ?? 0;
    const above = layer[o + 3] ?? 0;
    if (!isSeat(d, above)) continue;
    const dark = darks[at] ?? 0;
    const bright = brights[at] ?? 0;
    let r = 0;
    let g = 0;
    let b = 0;
    let a = 0;
    if (mend && d > -0.03) {
      mendAt(mend, xs[at] ?? 0, ys[at] ?? 0);
      a = (fill[3] ?? 0) * eased((d + 0.03) * (1 / 0.03));
      r = (fill[0] ?? 0) * a;
      g = (fill[1] ?? 0) * a;
      b = (fill[2] ?? 0) * a;
    }
    const left = 1 - dark;
    const bare = 1 - a;
    const dull = 1 - bright;
    const shown = 1 - above;
    r = (r * left + (r + sr * bare) * tr * dark) * dull + lr * bright;
    g = (g * left + (g + sg * bare) * tg * dark) * dull + lg * bright;
    b = (b * left + (b + sb * bare) * tb * dark) * dull + lb * bright;
    // The lacquer throws some light of its own colour on the skin right beside it.
    const bleed =
      d > 0 ? BLEED * decay(d * (1 / 0.05)) * eased((tipEnd - (ys[at] ?? 0)) * perTip) : 0;
    const kept = 1 - bleed;
    r = r * kept + cr * bleed;
    g = g * kept + cg * bleed;
    b = b * kept + cb * bleed;
    a = 1 - (1 - a) * left * dull * kept;
    layer[o] = (layer[o] ?? 0) + r * shown;
    layer[o + 1] = (layer[o + 1] ?? 0) + g * shown;
    layer[o + 2] = (layer[o + 2] ?? 0) + b * shown;
    layer[o + 3] = above + a * shown;
  }
}
