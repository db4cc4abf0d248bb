import { chance, glint } from "../nail.ts";
import { cell } from "../noise.ts";
import type { Finish } from "./finish.ts";

const GRAINS = 78;

/** Mica dust in the lacquer. A grain lights up when it faces the light. */
export const shimmer: Finish = {
  coat: 1,
  coatRoughness: 0,
  metalRoughness: 2,
  pigment(nail) {
    const { finish, pixel } = nail;
    const seed = Math.floor(chance(nail, "shimmer").range(0, 100));
    // Grains that are smaller than a pixel blend into a sheen.
    const seen = Math.min(1, 1 / (GRAINS * pixel * 1.2));
    return (s) => {
      const i = Math.floor(s.wrapped * GRAINS);
      const k = Math.floor(s.y * GRAINS);
      const own = cell(i + seed, k);
      const tilt = 0.9 * (cell(i + 5, k + seed) - 0.5);
      const shine = glint(nail, s.sx + tilt, s.sy + 0.9 * (own - 0.5), 1);
      const sheen = glint(nail, s.sx, s.sy, 2);
      const spark = own > 0.62 ? shine * shine * seen : 0;
      const power = finish * (0.24 * sheen + 0.85 * spark);
      s.er += (s.r * 0.75 + 0.16) * power;
      s.eg += (s.g * 0.75 + 0.16) * power;
      s.eb += (s.b * 0.75 + 0.16) * power;
      s.metal = Math.max(s.metal, 0.22 * finish);
      s.cover += (1 - s.cover) * finish;
    };
  },
};
