import { chance } from "../nail.ts";
import { cell, noise } from "../noise.ts";
import { spectrum } from "../spectrum.ts";
import type { Finish } from "./finish.ts";

/**
 * A grating in silver powder, which shows rainbows that follow the slope of the surface, with single sparks between
 * them.
 */
export const holographic: Finish = {
  coat: 1,
  coatRoughness: 0,
  metalRoughness: 1,
  pigment(nail) {
    const { finish, key } = nail;
    const off = chance(nail, "holographic").range(0, 60);
    const color = new Float64Array(3);
    return (s) => {
      const bend = s.sx * (0.9 + 0.5 * key[0]) + s.sy * 1.3 + 0.5 * s.y;
      const grain = cell(Math.floor(s.wrapped * 110), Math.floor(s.y * 110));
      const phase = bend * 1.05 + 0.14 * (noise(s.wrapped * 3 + off, s.y * 3) - 0.5) + 0.16 * grain;
      spectrum(phase, color);
      const facing = 1 / (1 + 0.8 * (s.sx * s.sx + s.sy * s.sy));
      const spark = grain > 0.965 ? 1.1 : 0;
      const power = finish * (0.46 * facing + spark) * (0.75 + 0.5 * grain);
      const ground = 1 - 0.55 * finish;
      s.er += (0.2 + s.r * 0.8) * (color[0] ?? 0) * power;
      s.eg += (0.2 + s.g * 0.8) * (color[1] ?? 0) * power;
      s.eb += (0.2 + s.b * 0.8) * (color[2] ?? 0) * power;
      s.r *= ground;
      s.g *= ground;
      s.b *= ground;
      s.metal = Math.max(s.metal, 0.42 * finish);
      s.cover += (1 - s.cover) * finish;
    };
  },
};
