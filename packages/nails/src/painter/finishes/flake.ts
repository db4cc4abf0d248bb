import { chance, glint } from "../nail.ts";
import { cell, noise } from "../noise.ts";
import { spectrum } from "../spectrum.ts";
import type { Finish } from "./finish.ts";

/** Shards of film, no two alike, in a clear coat over the colour. Each flashes in its own part of the rainbow. */
export const flake: Finish = {
  coat: 1,
  coatRoughness: 0,
  metalRoughness: 1,
  pigment(nail) {
    const { finish } = nail;
    const random = chance(nail, "flake");
    const seed = Math.floor(random.range(0, 100));
    const off = random.range(0, 60);
    const color = new Float64Array(3);
    return (s) => {
      for (let layer = 0; layer < 2; layer++) {
        const size = layer === 0 ? 15 : 9;
        const u = s.wrapped * size + 0.7 * noise(s.wrapped * 20 + off, s.y * 20 + layer * 7);
        const v = s.y * size + 0.7 * noise(s.wrapped * 20 + layer * 7, s.y * 20 + off);
        const i = Math.floor(u + v * 0.35);
        const k = Math.floor(v - u * 0.25);
        const own = cell(i + seed, k + layer * 37);
        if (own > 0.42) continue;
        const tilt = 0.7 * (cell(i + 11, k + seed) - 0.5);
        const roll = 0.7 * (cell(i + seed, k + 23) - 0.5);
        const shine = glint(nail, s.sx + tilt, s.sy + roll, 1);
        spectrum(own * 2.2 + tilt * 0.8 + s.sx * 0.3, color);
        const power = finish * (0.1 + 0.75 * shine * shine);
        s.er += (color[0] ?? 0) * power;
        s.eg += (color[1] ?? 0) * power;
        s.eb += (color[2] ?? 0) * power;
        s.r *= 1 - 0.4 * finish;
        s.g *= 1 - 0.4 * finish;
        s.b *= 1 - 0.4 * finish;
      }
    };
  },
};
