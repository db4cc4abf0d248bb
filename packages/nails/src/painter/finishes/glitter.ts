import { chance, type Nail } from "../nail.ts";
import { type Flake, flakeAt, type Sieve, strew } from "./flakes.ts";
import type { Finish } from "./finish.ts";
import type { Layer } from "../sample.ts";

/**
 * A glitter's density: the shares of places with a large, a medium and a fine hexagon, and how much the glitter dims
 * the colour below it.
 */
interface Fill {
  filled: readonly [number, number, number];
  dims: number;
}

/**
 * Hexagons of three sizes in clear lacquer over the colour. Each hexagon reflects the part of the room that it faces.
 */
export const glitterOf =
  ({ filled, dims }: Fill) =>
  (nail: Nail): Layer => {
    const random = chance(nail, "glitter");
    const seed = Math.floor(random.range(0, 100));
    const { finish, pixel } = nail;
    // The largest flakes are on top.
    const sieves: Sieve[] = [
      { pitch: 0.105, radius: 0.04, filled: filled[0], tilt: 0.42, seed: seed + 31 },
      { pitch: 0.05, radius: 0.023, filled: filled[1], tilt: 0.5, seed: seed + 17 },
      { pitch: 0.027, radius: 0.0135, filled: filled[2], tilt: 0.6, seed },
    ];
    // The smaller flakes lie deeper in the gel, in the shadow of the larger ones.
    const clearness = [1, 0.72, 0.5];
    const strewn = sieves.map((sieve) => strew(nail, sieve));
    const flake: Flake = { depth: 0, shine: 0, chance: 0 };
    return (s) => {
      const [r, g, b] = [s.r, s.g, s.b];
      const dim = 1 - dims * finish;
      s.r *= dim;
      s.g *= dim;
      s.b *= dim;
      let left = 1;
      let light = 0;
      let white = 0;
      for (let n = 0; n < strewn.length; n++) {
        const one = strewn[n];
        if (!one) break;
        flakeAt(nail, s, one, flake);
        if (flake.depth <= 0) continue;
        // A flake that is smaller than a pixel counts only for the share of the pixel that it covers.
        const share =
          Math.min(1, flake.depth / pixel) * Math.min(1, (one.sieve.radius * 2.2) / pixel);
        const alpha = share * finish * left;
        // Most flakes mirror the dim room, and a few mirror the light itself.
        const shine =
          (flake.shine * flake.shine * 1.7 + 0.03 + 0.14 * flake.chance) * (clearness[n] ?? 1);
        const pale = flake.chance > 0.75 ? 0.4 : 0.16;
        light += (1 - pale) * shine * alpha;
        white += pale * 0.85 * shine * alpha;
        s.h += 0.0006 * alpha * flake.chance;
        left -= alpha;
        if (left < 0.03) break;
      }
      s.r *= left;
      s.g *= left;
      s.b *= left;
      s.er = s.er * left + r * light + white;
      s.eg = s.eg * left + g * light + white;
      s.eb = s.eb * left + b * light + white;
      s.cover += (1 - s.cover) * finish;
    };
  };

export const glitter: Finish = {
  coat: 1,
  coatRoughness: 0,
  metalRoughness: 1,
  pigment: glitterOf({ filled: [0.26, 0.66, 0.9], dims: 0.5 }),
};
