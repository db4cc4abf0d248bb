import { chance, glint } from "../nail.ts";
import { cell, noise } from "../noise.ts";
import { spectrum } from "../spectrum.ts";
import type { Finish } from "./finish.ts";

/**
 * Shards of film in a clear coat over the colour. Each shard has a shape of its own and flashes in its own part of the
 * rainbow.
 */
export const flake: Finish = {
  coat: 1,
  coatRoughness: 0,
  metalRoughness: 1,
  pigment(nail) {
    const { finish } = nail;
    const random = chance(nail, "flake");
    const seed = Math.floor(random.range(0, 100));
    const off = random.range(0, 60);
    const hue = random.range(0, 0.12);
    const color = new Float64Array(3);
    return (s) => {
      for (let layer = 0; layer < 2; layer++) {
        const size = layer === 0 ? 23 : 12;
        // The distortion of the cells is as fine as the cells themselves, so that no two shards have the same outline.
        const fine = size * 1.35;
        const aside = layer * 7;
        const u = s.wrapped * size + 1.1 * noise(s.wrapped * fine + off, s.y * fine + aside);
        const v = s.y * size + 1.1 * noise(s.wrapped * fine + aside, s.y * fine + off);
        const i = Math.floor(u + v * 0.35);
        const k = Math.floor(v - u * 0.25);
        const own = cell(i + seed, k + layer * 37);
        if (own > 0.42) continue;
        const tilt = 0.7 * (cell(i + 11, k + seed) - 0.5);
        const roll = 0.7 * (cell(i + seed, k + 23) - 0.5);
        const shine = glint(nail, s.sx + tilt, s.sy + roll, 1);
        // All shards are made of the same film, so their colours are neighbours in the spectrum and change together
        // with the angle.
        spectrum(hue + own * 0.9 + tilt * 0.35 + s.sx * 0.35 + s.sy * 0.2, color);
        const power = finish * (0.06 + 0.2 * shine + 0.75 * shine * shine);
        s.er += (0.14 + 0.86 * (color[0] ?? 0)) * power;
        s.eg += (0.14 + 0.86 * (color[1] ?? 0)) * power;
        s.eb += (0.14 + 0.86 * (color[2] ?? 0)) * power;
        s.r *= 1 - 0.22 * finish;
        s.g *= 1 - 0.22 * finish;
        s.b *= 1 - 0.22 * finish;
      }
    };
  },
};
