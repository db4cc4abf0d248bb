import { decay } from "../maths/maths.ts";
import type { Nail } from "./nail.ts";
import { lookUp, type Sphere } from "./sphere.ts";
import type { Strip } from "./strip.ts";

/** How the surface of one nail reflects light. */
export interface Surface {
  coat: Sphere;
  mirror: Sphere;
  /** Strength of the clear coat. */
  gloss: number;
  /** Brightness of white in this photo. */
  exposure: number;
}

const wet = new Float64Array(3);
const metal = new Float64Array(3);

/** A mirror's contrast: dark parts darker, bright ones brighter. */
function contrast(v: number): number {
  return (v * v * 1.5) / (v + 0.42);
}

/**
 * Lights the strip's rows `from` to `to` (of `width` pixels) and writes premultiplied linear RGBA into its layer: colour by
 * the light that arrives, occlusion at the edges, then the coat's reflection by Fresnel, and metal in its own colour.
 */
export function shade(
  strip: Strip,
  nail: Nail,
  surface: Surface,
  width: number,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    const start = row * width;
    const first = strip.first[row] ?? 0;
    const last = strip.last[row] ?? 0;
    if (last > first) shadeRow(strip, nail, surface, width, start + first, start + last);
  }
}

function shadeRow(
  strip: Strip,
  nail: Nail,
  surface: Surface,
  width: number,
  from: number,
  to: number,
): void {
  const { key, cos, sin, natural, pixel, room } = nail;
  const { hardness, white } = room;
  const half = 0.5 / pixel;
  const directed = 0.24 + 0.34 * hardness;
  const ahead = directed / ((key[2] + 0.3) / 1.3);
  const { layer, h } = strip;
  for (let at = from; at < to; at++) {
    const d = strip.d[at] ?? 0;
    const o = at * 4;
    const y = strip.y[at] ?? 0;
    // The fold lies on the plate, so lacquer has no edge there: it disappears under the fold.
    const soft = pixel * 1.2 + 0.022 * Math.max(0, 1 - (2 * y) / natural);
    const alpha = Math.min(1, Math.max(0, 0.5 - d / soft));
    if (alpha <= 0) continue;
    // The slope of the relief, from neighbouring pixels, turned into the nail's axes. It is limited, because steeper
    // walls would not look different.
    const ix = Math.min(2.2, Math.max(-2.2, ((h[at + 1] ?? 0) - (h[at - 1] ?? 0)) * half));
    const iy = Math.min(2.2, Math.max(-2.2, ((h[at + width] ?? 0) - (h[at - width] ?? 0)) * half));
    const tx = (strip.sx[at] ?? 0) + ix * cos + iy * sin;
    const ty = (strip.sy[at] ?? 0) + ix * sin - iy * cos;
    const nz = 1 / Math.sqrt(tx * tx + ty * ty + 1);
    const nx = -tx * nz;
    const ny = -ty * nz;
    const px = nx * cos + ny * sin;
    const py = nx * sin - ny * cos;
    const planar = nx * key[0] + ny * key[1];
    const facing = Math.max(0, (planar + nz * key[2] + 0.3) / 1.3);
    const arriving = (1 - directed) * (0.74 + 0.26 * nz + 0.16 * planar) + ahead * facing;
    const towards = (strip.gx[at] ?? 0) * key[0] + (strip.gy[at] ?? 0) * key[1];
    const deep = (y > natural ? 0.22 : 0.5) * (0.8 - 0.55 * towards);
    const open = 1 - deep * decay(Math.max(0, -d) / 0.04);
    const light = Math.min(1.14, arriving) * surface.exposure * open;
    const g1 = 1 - nz;
    const g2 = g1 * g1;
    const grazing = g2 * g2 * g1;
    const coat = (strip.coat[at] ?? 0) * surface.gloss;
    const fresnel = (0.04 + 0.96 * grazing) * coat;
    lookUp(surface.coat, px, py, wet);
    const m = strip.metal[at] ?? 0;
    const r = strip.r[at] ?? 0;
    const g = strip.g[at] ?? 0;
    const b = strip.b[at] ?? 0;
    const dull = light * (1 - Math.min(1, m)) * (1 - fresnel);
    const own = light * (1 - fresnel);
    let red = r * dull * white[0] + (strip.er[at] ?? 0) * own;
    let green = g * dull * white[1] + (strip.eg[at] ?? 0) * own;
    let blue = b * dull * white[2] + (strip.eb[at] ?? 0) * own;
    if (m > 0) {
      lookUp(surface.mirror, px, py, metal);
      const power = m * surface.exposure * open;
      red += (r + (1 - r) * grazing) * contrast(metal[0] ?? 0) * power;
      green += (g + (1 - g) * grazing) * contrast(metal[1] ?? 0) * power;
      blue += (b + (1 - b) * grazing) * contrast(metal[2] ?? 0) * power;
    }
    const shine = fresnel * (0.4 + 0.6 * surface.exposure) * (0.55 + 0.45 * open);
    // A clear tip lets what lies behind it show, but its reflections stay in full.
    const painted = strip.cover[at] ?? 1;
    const bright = (wet[1] ?? 0) * shine * 0.8;
    const cover = alpha * painted;
    layer[o] = red * cover + (wet[0] ?? 0) * shine * alpha;
    layer[o + 1] = green * cover + (wet[1] ?? 0) * shine * alpha;
    layer[o + 2] = blue * cover + (wet[2] ?? 0) * shine * alpha;
    layer[o + 3] = alpha * Math.min(1, Math.max(painted, bright));
  }
}
