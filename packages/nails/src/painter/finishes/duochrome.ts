import { smoothstep } from "../../maths/maths.ts";
import { chance } from "../nail.ts";
import { cell, noise } from "../noise.ts";
import type { Finish } from "./finish.ts";

/** Metallic pigment that shows the base colour from the front and the accent from the side. */
export const duochrome: Finish = {
  coat: 1,
  coatRoughness: 0,
  metalRoughness: 1,
  pigment(nail) {
    const { finish, tones } = nail;
    const off = chance(nail, "duochrome").range(0, 60);
    const [ar, ag, ab] = tones.detail;
    return (s) => {
      const steep = s.sx * s.sx + s.sy * s.sy;
      const lean = 0.12 * (noise(s.wrapped * 2 + off, s.y * 1.4) - 0.5);
      const turn = smoothstep(-0.08, 0.8, steep + 1.6 * lean + 0.25 * s.sy) * finish;
      const grain =
        1 + 0.2 * finish * (cell(Math.floor(s.wrapped * 110), Math.floor(s.y * 110)) - 0.5);
      s.r = (s.r + (ar - s.r) * turn) * grain;
      s.g = (s.g + (ag - s.g) * turn) * grain;
      s.b = (s.b + (ab - s.b) * turn) * grain;
      const glow = 0.24 * finish;
      s.er += s.r * glow;
      s.eg += s.g * glow;
      s.eb += s.b * glow;
      s.metal = Math.max(s.metal, 0.72 * finish);
      s.cover += (1 - s.cover) * finish;
    };
  },
};
