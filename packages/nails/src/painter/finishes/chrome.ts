import { chance } from "../nail.ts";
import { noise } from "../noise.ts";
import { luminance } from "../srgb.ts";
import type { Finish } from "./finish.ts";

/**
 * Mirror powder, whose only colour comes from its reflections. A dark lacquer below the powder gives a dark mirror, but
 * never a black one.
 */
export const chrome: Finish = {
  coat: 0.25,
  coatRoughness: 0,
  metalRoughness: 0,
  pigment(nail) {
    const off = chance(nail, "chrome").range(0, 60);
    return (s) => {
      const light = luminance([s.r, s.g, s.b]);
      const lift = 0.1 + 0.62 * (1 - light) * (1 - light);
      const white = light * 1.25 + 0.12;
      s.r += (s.r * 1.1 + white * 0.3 + 0.04 - s.r) * lift;
      s.g += (s.g * 1.1 + white * 0.3 + 0.04 - s.g) * lift;
      s.b += (s.b * 1.1 + white * 0.3 + 0.04 - s.b) * lift;
      s.metal = Math.max(s.metal, nail.finish);
      // The powder's grains also light each other, so the dark parts of a coloured mirror keep its colour.
      s.er += s.r * 0.045 * nail.finish;
      s.eg += s.g * 0.045 * nail.finish;
      s.eb += s.b * 0.045 * nail.finish;
      s.cover += (1 - s.cover) * nail.finish;
      // The powder is rubbed in by hand, so the mirror is slightly uneven.
      s.h +=
        0.012 * (noise(s.wrapped * 2.6 + off, s.y * 1.8) - 0.5) +
        0.003 * (noise(s.wrapped * 7 + off, s.y * 5) - 0.5);
    };
  },
};
