import { chance } from "../nail.ts";
import { cell, noise } from "../noise.ts";
import type { Finish } from "./finish.ts";

/** Fine metal flakes in a coloured lacquer, brushed along the nail. */
export const metallic: Finish = {
  coat: 0.8,
  coatRoughness: 0,
  metalRoughness: 2,
  pigment(nail) {
    const random = chance(nail, "metallic");
    const off = random.range(0, 60);
    const { finish } = nail;
    return (s) => {
      const brushed = noise(s.wrapped * 34 + off, s.y * 1.3) - 0.5;
      const grain = cell(Math.floor(s.wrapped * 120), Math.floor(s.y * 120)) - 0.5;
      const sheen = 1 + finish * (0.2 * brushed + 0.26 * grain);
      const lift = 0.09 * finish;
      s.r = (s.r * (1 - lift) + lift) * sheen;
      s.g = (s.g * (1 - lift) + lift) * sheen;
      s.b = (s.b * (1 - lift) + lift) * sheen;
      s.metal = Math.max(s.metal, 0.78 * finish);
      s.cover += (1 - s.cover) * finish;
    };
  },
};
