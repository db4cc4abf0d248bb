import { chance } from "../nail.ts";
import { type Flake, flakeAt, type Sieve, strew } from "./flakes.ts";
import type { Finish } from "./finish.ts";

/** Hexagons of three sizes in clear lacquer over the colour; each mirrors the room as it happens to lie. */
export const glitter: Finish = {
  coat: 1,
  coatRoughness: 0,
  metalRoughness: 1,
  pigment(nail) {
    const random = chance(nail, "glitter");
    const seed = Math.floor(random.range(0, 100));
    const { finish, pixel } = nail;
    // The largest lie on top.
    const sieves: Sieve[] = [
      { pitch: 0.105, radius: 0.04, filled: 0.26, tilt: 0.42, seed: seed + 31 },
      { pitch: 0.05, radius: 0.023, filled: 0.66, tilt: 0.5, seed: seed + 17 },
      { pitch: 0.027, radius: 0.0135, filled: 0.9, tilt: 0.6, seed },
    ];
    const strewn = sieves.map((sieve) => strew(nail, sieve));
    const flake: Flake = { depth: 0, shine: 0, chance: 0 };
    return (s) => {
      const [r, g, b] = [s.r, s.g, s.b];
      const dim = 1 - 0.5 * finish;
      s.r *= dim;
      s.g *= dim;
      s.b *= dim;
      let left = 1;
      let light = 0;
      let white = 0;
      for (const one of strewn) {
        flakeAt(nail, s, one, flake);
        if (flake.depth <= 0) continue;
        // A flake smaller than a pixel shows by its share of it.
        const share =
          Math.min(1, flake.depth / pixel) * Math.min(1, (one.sieve.radius * 2.2) / pixel);
        const alpha = share * finish * left;
        const shine = flake.shine * flake.shine * 1.5 + 0.1 + 0.24 * flake.shine;
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
  },
};
