import { chance } from "../nail.ts";
import { cell, noise } from "../noise.ts";
import type { Finish } from "./finish.ts";

/**
 * A top coat with silica dust, which scatters the window's reflection into a broad sheen and makes the surface slightly
 * uneven.
 */
export const matte: Finish = {
  coat: 1.5,
  coatRoughness: 3,
  metalRoughness: 2,
  pigment(nail) {
    const { finish } = nail;
    const off = chance(nail, "matte").range(0, 60);
    return (s) => {
      const dust = cell(Math.floor(s.wrapped * 130), Math.floor(s.y * 130)) - 0.5;
      const cloud = noise(s.wrapped * 3 + off, s.y * 2.4) - 0.5;
      const even = 1 + finish * (0.05 * dust + 0.03 * cloud);
      s.r *= even;
      s.g *= even;
      s.b *= even;
      s.coat *= 1 + finish * (0.22 * dust + 0.1 * cloud);
      s.h += 0.0012 * finish * noise(s.wrapped * 38 + off, s.y * 38);
    };
  },
};
