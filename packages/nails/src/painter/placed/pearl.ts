import { spectrum } from "../spectrum.ts";
import { linearOf } from "../srgb.ts";
import type { Solid } from "./body.ts";
import { arriving, fresnel, reflect, type Stand } from "./stand.ts";

const CREAM = "#f1e7da";

const film = new Float64Array(3);

/**
 * Half a pearl with a soft and a sharp reflection. Thin films of nacre turn rose and green towards the pearl's edge.
 */
export function pearl(stand: Stand): Solid {
  const { thing, nail } = stand;
  const body = linearOf(thing.color ?? CREAM);
  const [wet, , soft] = nail.room.coats;
  const dim = nail.room.mirrors[2];
  return {
    bound: 1.02,
    height: 0.9,
    isFine: false,
    distance: (u, v) => Math.sqrt(u * u + v * v) - 1,
    show(u, v, to) {
      const off = Math.min(0.985, u * u + v * v);
      const rise = 1 / Math.sqrt(1 - off);
      const [tu, tv] = [-u * rise, -v * rise];
      spectrum(0.95 + 0.4 * off * off, film);
      const orient = 0.08 + 0.15 * off;
      const day = arriving(stand, tu, tv);
      // Near its foot, a pearl reflects the lacquer and not the sky.
      const shut = 1 - 0.5 * off * off * off;
      to.light.fill(0);
      reflect(stand, dim, tu * 0.85, tv * 0.85, to.light, [0.3, 0.3, 0.3]);
      for (let c = 0; c < 3; c++) {
        const tint = 1 - orient + orient * 1.8 * (film[c] ?? 0);
        const glow = to.light[c] ?? 0;
        to.light[c] = (body[c] ?? 0) * (0.74 * day + glow) * tint * shut;
      }
      const back = fresnel(tu * 0.7, tv * 0.7);
      reflect(stand, wet, tu, tv, to.light, [back * 0.5, back * 0.5, back * 0.5]);
      reflect(stand, soft, tu, tv, to.light, [0.035, 0.035, 0.035]);
    },
  };
}
