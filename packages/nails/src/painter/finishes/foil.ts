import { smoothstep } from "../../maths/maths.ts";
import { chance } from "../nail.ts";
import { noise } from "../noise.ts";
import type { Finish } from "./finish.ts";

/**
 * Crumpled metal leaf over the whole nail. Each fold reflects a different part of the room, and the colour shows
 * through the tears.
 */
export const foil: Finish = {
  coat: 0.8,
  coatRoughness: 0,
  metalRoughness: 0,
  pigment(nail) {
    const { finish } = nail;
    const off = chance(nail, "foil-finish").range(0, 60);
    return (s) => {
      const u = 0.8 * s.wrapped + 0.6 * s.y;
      const v = 0.8 * s.y - 0.6 * s.wrapped;
      const fold = noise(s.wrapped * 4.3 + off, s.y * 4.3) - 0.5;
      const crease = noise(u * 11 + off, v * 9) - 0.5;
      const fine = noise(v * 27, u * 24 + off) - 0.5;
      const torn =
        noise(u * 3.1 + off, v * 3.7) * 0.52 +
        noise(v * 8, u * 9 + off) * 0.26 +
        noise(u * 23, v * 21) * 0.22;
      const leaf = smoothstep(0.255, 0.285, torn) * finish;
      s.h +=
        leaf * (0.03 * Math.abs(fold) + 0.014 * Math.abs(crease) + 0.006 * Math.abs(fine) + 0.002);
      const lift = 0.14 * leaf;
      s.r = (s.r + (0.85 - s.r) * lift) * (1 - 0.35 * (finish - leaf));
      s.g = (s.g + (0.84 - s.g) * lift) * (1 - 0.35 * (finish - leaf));
      s.b = (s.b + (0.82 - s.b) * lift) * (1 - 0.35 * (finish - leaf));
      s.metal = Math.max(s.metal, leaf);
      s.cover += (1 - s.cover) * finish;
    };
  },
};
