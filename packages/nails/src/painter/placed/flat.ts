import { cos, PI, sin, smoothstep } from "../../maths/maths.ts";
import type { Random } from "../../paint/random.ts";
import type { Nail } from "../nail.ts";
import { noise } from "../noise.ts";
import { layMetal, type Layer } from "../sample.ts";
import { linearOf } from "../srgb.ts";
import { texelAt, type Texture } from "../texture.ts";
import type { Stand } from "./stand.ts";

/**
 * Returns a sample's position in the axes of a thing in the gel, as multiples of `reach`. Things in the gel bend with
 * the plate.
 */
function within(stand: Stand, wrapped: number, y: number, to: Float64Array): void {
  const { x, reach, cos, sin, flip } = stand;
  const middle = x * (1 + x * x * (0.55 + 1.6 * x * x));
  const dx = (wrapped - middle) / reach;
  const dy = (y - stand.y) / reach;
  to[0] = (dx * cos - dy * sin) * flip;
  to[1] = dx * sin + dy * cos;
}

const at = new Float64Array(2);

const SIDES = 7;

/** A scrap of crumpled metal leaf with torn edges, under the coat. */
export function scrap(stand: Stand, nail: Nail, random: Random): Layer {
  const metal = linearOf(stand.thing.color ?? "#d9b04c");
  const off = random.range(0, 90);
  const soft = Math.max(0.02, stand.pixel * 0.7);
  const sides = Array.from({ length: SIDES }, (_, i) => {
    const t = ((i + random.range(-0.4, 0.4)) / SIDES) * 2 * PI;
    return [cos(t), sin(t), random.range(0.36, 0.92)] as const;
  });
  // Folds that are finer than a pixel are left out, because they would only glitter.
  const crumpled = stand.reach * Math.min(1, 0.02 / nail.pixel);
  return (s) => {
    within(stand, s.wrapped, s.y, at);
    const [u = 0, v = 0] = at;
    if (u * u + v * v > 1.05) return;
    let d = -1;
    for (const [x, y, far] of sides) d = Math.max(d, u * x + v * y - far);
    d +=
      0.34 * (noise(u * 3.1 + off, v * 3.1) - 0.5) +
      0.2 * (noise(u * 8 + off, v * 8) - 0.5) +
      0.1 * (noise(u * 19, v * 19 + off) - 0.5);
    const alpha = smoothstep(soft, -soft, d);
    if (alpha <= 0) return;
    layMetal(s, metal, alpha);
    s.cover += (1 - s.cover) * alpha;
    const fold = Math.abs(noise(u * 2.6 + off, v * 2.6) - 0.5);
    const fine = Math.abs(noise(u * 7, v * 7 + off) - 0.5);
    s.h += alpha * crumpled * (0.01 + 0.2 * fold + 0.05 * fine);
  };
}

const texel = new Float64Array(4);

/** A decal: a picture on film, under the coat. The picture's longest side is as long as the thing. */
export function decal(stand: Stand, texture: Texture): Layer {
  const { width, height } = texture;
  const scale = Math.max(width, height) / 2;
  return (s) => {
    within(stand, s.wrapped, s.y, at);
    const [u = 0, v = 0] = at;
    if (u * u + v * v > 2) return;
    texelAt(texture, width / 2 + u * scale, height / 2 - v * scale, texel);
    const alpha = texel[3] ?? 0;
    if (alpha <= 0) return;
    const left = 1 - alpha;
    s.r = s.r * left + (texel[0] ?? 0);
    s.g = s.g * left + (texel[1] ?? 0);
    s.b = s.b * left + (texel[2] ?? 0);
    s.er *= left;
    s.eg *= left;
    s.eb *= left;
    s.metal *= left;
    s.cover += (1 - s.cover) * alpha;
    s.h += 0.0022 * alpha;
  };
}
