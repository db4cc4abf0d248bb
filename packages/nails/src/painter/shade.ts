import { decay, eased } from "../maths/maths.ts";
import type { Nail } from "./nail.ts";
import { cell } from "./noise.ts";
import { HAND_LIGHT, handAt } from "./room.ts";
import { lookUp, type Sphere } from "./sphere.ts";
import type { Rgb } from "./srgb.ts";
import type { Strip } from "./strip.ts";

/** The properties of one nail's surface that determine its reflections. */
export interface Surface {
  coat: Sphere;
  mirror: Sphere;
  /** The strength of the clear coat. */
  gloss: number;
  /** The brightness of a white object in this photo. */
  exposure: number;
  /** How much of what the nail's left and right side can reflect is a neighbouring finger, 0–1. */
  beside: readonly [number, number];
  /** What lies below a free tip, in linear light: the background instead of the hand. */
  backdrop: Rgb;
}

const wet = new Float64Array(3);
const metal = new Float64Array(3);

/** Distances are negative inside the nail. Below this distance, nothing blocks the light. */
const OPEN = -0.3;

/**
 * Returns the share of light that reaches a point beside the edge. The share is lower on the side away from the light.
 * Beside the finger, the walls of skin block light far into the nail. A free edge is only shaded where it turns down.
 */
function openness(d: number, towards: number, finger: number): number {
  const into = Math.max(0, -d);
  const away = 0.58 - 0.4 * towards;
  return 1 - away * (0.17 * decay(into * 34) + 0.2 * finger * decay(into * 9));
}

/**
 * Light that a wall of skin sends back into a nail has lost more blue and green than red. These are the shares of the
 * blocked light that each colour gets back.
 */
const RETURNED = [0.42, 0.1, 0.06] as const;

/** The number of cells for dust in one nail width. */
const DUST_CELLS = 90;
/** The share of these cells without a speck of dust. */
const DUST_FREE = 0.994;
/** Dust can be seen only in a reflection that is brighter than this. */
const DUSTY = 3;

/** Returns the share of a bright reflection that dust on the coat leaves. In dim reflections, dust cannot be seen. */
function undusted(x: number, y: number): number {
  const speck = cell(Math.floor(x * DUST_CELLS) + 5, Math.floor(y * DUST_CELLS) + 83);
  return speck > DUST_FREE ? 0.6 : 1;
}

/**
 * A surface that leans to the side by `MEETS` begins to reflect the neighbouring finger. From `FILLS` on, the
 * surface reflects nothing else.
 */
const MEETS = 0.36;
const FILLS = 0.56;

/**
 * Returns the share of a surface's reflection that a finger right beside it takes up. The share depends on how far the
 * surface leans to the side.
 */
function fills(lean: number): number {
  return eased((lean - MEETS) * (1 / (FILLS - MEETS)));
}

/**
 * Returns the share of lacquer that shows at the outline. The fold lies on the plate, so the lacquer has no edge at the
 * fold but disappears under it. `along` is 0 at the cuticle and 1 where the fold ends.
 */
function shownAt(d: number, pixel: number, along: number): number {
  return Math.min(1, 0.5 - d / (pixel * 1.2 + 0.022 * Math.max(0, 1 - along)));
}

/**
 * Where the edge is free, a steep surface reflects the backdrop instead of the hand. `share` is the part of the
 * reflection that the hand filled.
 */
function unhand(to: Float64Array, skin: Rgb, backdrop: Rgb, share: number): void {
  for (let c = 0; c < 3; c++)
    to[c] = Math.max(0, (to[c] ?? 0) + ((backdrop[c] ?? 0) - (skin[c] ?? 0) * HAND_LIGHT) * share);
}

/** Looks up what a surface reflects. `share` is the share of the reflection that a neighbouring finger takes up. */
function reflect(sphere: Sphere, to: Float64Array, skin: Rgb, share: number): void {
  lookUp(sphere, to);
  if (share <= 0) return;
  to[0] = (to[0] ?? 0) + (skin[0] - (to[0] ?? 0)) * share;
  to[1] = (to[1] ?? 0) + (skin[1] - (to[1] ?? 0)) * share;
  to[2] = (to[2] ?? 0) + (skin[2] - (to[2] ?? 0)) * share;
}

/** Increases the contrast of a mirror: dark parts become darker, and bright parts brighter. */
function contrast(v: number): number {
  return (v * v * 1.5) / (v + 0.42);
}

/**
 * Computes for the pixels `from` to `to` how much light arrives beside the edges, and how certain it is that the finger
 * lies below, 0–1.
 */
function occlude(strip: Strip, nail: Nail, from: number, to: number): void {
  const { key, natural } = nail;
  const [kx, ky] = key;
  const perSkin = 1 / (natural * 0.3);
  const { d: ds, y: ys, gx: gxs, gy: gys, open: opens, seated: seats } = strip;
  for (let at = from; at < to; at++) {
    const d = ds[at] ?? 0;
    const seated = eased((natural * 1.04 - (ys[at] ?? 0)) * perSkin);
    const towards = (gxs[at] ?? 0) * kx + (gys[at] ?? 0) * ky;
    opens[at] = d > OPEN ? openness(d, towards, seated) : 1;
    seats[at] = seated;
  }
}

/** Values that are the same for all pixels of a nail. */
function termsOf({ key, natural, pixel, room }: Nail) {
  const directed = 0.5 + 0.28 * room.hardness;
  return {
    half: 0.5 / pixel,
    directed,
    ahead: directed / (key[2] + 0.08),
    // Deeper inside than the widest edge, a nail is fully opaque.
    edge: -0.5 * (pixel * 1.2 + 0.022 * 1.2),
    perFold: 2 / natural,
  };
}

/**
 * Lights the pixels `from` to `to` of a strip (`width` pixels a row) and writes premultiplied linear RGBA into its
 * layer. The order is: the colour times the light that arrives, the darker edges, the coat's reflection according to
 * Fresnel, and metal in its own colour.
 */
export function shade(
  strip: Strip,
  nail: Nail,
  surface: Surface,
  width: number,
  from: number,
  to: number,
): void {
  occlude(strip, nail, from, to);
  const { key, cos, sin, pixel, room, tones } = nail;
  const { half, directed, ahead, edge, perFold } = termsOf(nail);
  const [backRed, backGreen, backBlue] = RETURNED;
  const [kx, ky, kz] = key;
  const [wr, wg, wb] = room.white;
  const { coat: sphere, mirror, gloss, exposure, backdrop } = surface;
  const [left, right] = surface.beside;
  const { layer, h, cover: covers } = strip;
  const { d: ds, x: xs, y: ys, sx: sxs, sy: sys, open: opens, seated: seats } = strip;
  const { coat: coats, metal: metals, r: rs, g: gs, b: bs, er: ers, eg: egs, eb: ebs } = strip;
  for (let at = from; at < to; at++) {
    const d = ds[at] ?? 0;
    const alpha = d > edge ? shownAt(d, pixel, (ys[at] ?? 0) * perFold) : 1;
    if (alpha <= 0) continue;
    const o = at * 4;
    // The slope of the relief in the nail's axes, computed from neighbouring pixels. The slope is limited, because
    // steeper walls would look the same.
    const ix = Math.min(2.2, Math.max(-2.2, ((h[at + 1] ?? 0) - (h[at - 1] ?? 0)) * half));
    const iy = Math.min(2.2, Math.max(-2.2, ((h[at + width] ?? 0) - (h[at - width] ?? 0)) * half));
    const tx = (sxs[at] ?? 0) + ix * cos + iy * sin;
    const ty = (sys[at] ?? 0) + ix * sin - iy * cos;
    const nz = 1 / Math.sqrt(tx * tx + ty * ty + 1);
    const nx = -tx * nz;
    const ny = -ty * nz;
    metal[0] = wet[0] = nx * cos + ny * sin;
    metal[1] = wet[1] = nx * sin - ny * cos;
    const planar = nx * kx + ny * ky;
    const facing = Math.max(0, 1.7 * planar + nz * kz + 0.08);
    const arriving = (1 - directed) * (0.2 + 0.8 * nz * nz + 0.5 * planar) + ahead * facing;
    const open = opens[at] ?? 0;
    const seated = seats[at] ?? 0;
    // A camera's tone curve adds contrast to form and shadow.
    const form = Math.min(1.12, arriving * (0.4 + 0.6 * arriving));
    const blocked = (1 - open + 0.4 * Math.max(0, 1 - form)) * seated;
    const g1 = 1 - nz;
    const g2 = g1 * g1;
    const grazing = g2 * g2 * g1;
    const fresnel = (0.04 + 0.96 * grazing) * (coats[at] ?? 0) * gloss;
    const finger = nx < -MEETS ? left * fills(-nx) : nx > MEETS ? right * fills(nx) : 0;
    const beyond = seated < 1 && nz < 0.79 ? handAt(2 * nz * nz - 1) * (1 - seated) : 0;
    reflect(sphere, wet, tones.skin, finger);
    if (beyond > 0) unhand(wet, tones.skin, backdrop, beyond);
    const m = metals[at] ?? 0;
    const r = rs[at] ?? 0;
    const g = gs[at] ?? 0;
    const b = bs[at] ?? 0;
    const own = form * exposure * (1 - fresnel);
    const dull = 1 - Math.min(1, m);
    let red = (r * dull * wr + (ers[at] ?? 0)) * own * (open + blocked * backRed);
    let green = (g * dull * wg + (egs[at] ?? 0)) * own * (open + blocked * backGreen);
    let blue = (b * dull * wb + (ebs[at] ?? 0)) * own * (open + blocked * backBlue);
    if (m > 0) {
      reflect(mirror, metal, tones.skin, finger);
      if (beyond > 0) unhand(metal, tones.skin, backdrop, beyond);
      const power = m * exposure * open;
      red += (r + (1 - r) * grazing) * contrast(metal[0] ?? 0) * power;
      green += (g + (1 - g) * grazing) * contrast(metal[1] ?? 0) * power;
      blue += (b + (1 - b) * grazing) * contrast(metal[2] ?? 0) * power;
    }
    let shine = fresnel * (0.4 + 0.6 * exposure) * (0.55 + 0.45 * open);
    if ((wet[1] ?? 0) > DUSTY) shine *= undusted(xs[at] ?? 0, ys[at] ?? 0);
    // A clear tip lets its background show, but keeps its full reflections.
    const painted = covers[at] ?? 1;
    const bright = (wet[1] ?? 0) * shine * 0.8;
    const cover = alpha * painted;
    layer[o] = red * cover + (wet[0] ?? 0) * shine * alpha;
    layer[o + 1] = green * cover + (wet[1] ?? 0) * shine * alpha;
    layer[o + 2] = blue * cover + (wet[2] ?? 0) * shine * alpha;
    layer[o + 3] = alpha * Math.min(1, Math.max(painted, bright));
  }
}
