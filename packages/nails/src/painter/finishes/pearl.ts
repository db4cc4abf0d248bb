import { chance } from "../nail.ts";
import { noise } from "../noise.ts";
import { spectrum } from "../spectrum.ts";
import type { Finish } from "./finish.ts";

/** Mother-of-pearl: a pale veil with faint green and rose that change along the curve. */
export const pearl: Finish = {
  coat: 0.9,
  coatRoughness: 1,
  metalRoughness: 2,
  pigment(nail) {
    const { finish } = nail;
    const off = chance(nail, "pearl").range(0, 60);
    const color = new Float64Array(3);
    return (s) => {
      const steep = s.sx * s.sx + s.sy * s.sy;
      spectrum(0.15 + steep * 0.8 + 0.22 * noise(s.wrapped * 2.2 + off, s.y * 1.4), color);
      const veil = 0.3 * finish;
      s.r += (0.8 - s.r) * veil;
      s.g += (0.77 - s.g) * veil;
      s.b += (0.76 - s.b) * veil;
      const tint = 0.34 * finish;
      s.r *= 1 - tint + tint * (0.55 + 0.75 * (color[0] ?? 0));
      s.g *= 1 - tint + tint * (0.55 + 0.75 * (color[1] ?? 0));
      s.b *= 1 - tint + tint * (0.55 + 0.75 * (color[2] ?? 0));
      const glow = 0.3 * finish;
      s.er += s.r * glow;
      s.eg += s.g * glow;
      s.eb += s.b * glow;
      s.metal = Math.max(s.metal, 0.42 * finish);
      s.cover += (1 - s.cover) * finish;
    };
  },
};
