import { smoothstep } from "../../maths/maths.ts";
import { chance } from "../nail.ts";
import { noise } from "../noise.ts";
import type { Rgb } from "../srgb.ts";
import type { Finish } from "./finish.ts";

/** The colours of the half-moon and of the clear tip, in linear light. */
const MOON: Rgb = [0.92, 0.84, 0.8];
const TIP: Rgb = [0.62, 0.56, 0.54];

/**
 * Translucent lacquer like syrup. The colour is stronger where the lacquer over the bare nail is thicker, as at the
 * edges where lacquer pools. On the side away from the light, light shines through the lacquer.
 */
export const jelly: Finish = {
  coat: 1,
  coatRoughness: 0,
  metalRoughness: 0,
  pigment(nail) {
    const { tones, finish, natural, key } = nail;
    const off = chance(nail, "jelly").range(0, 60);
    // One array serves all points, because numbers that are passed to functions would create garbage.
    const own = new Float64Array(3);
    return (s) => {
      // The half-moon shows through, and so does the line where the plate leaves the bed. The edges of the half-moon
      // and of this line are soft, because gel scatters the light from below.
      const mx = s.x / 0.28;
      const my = (s.y - 0.02) / 0.3;
      const pale = 0.22 * smoothstep(1.5, 0.3, mx * mx + my * my);
      // Lacquer pools at the edges, but a brush never leaves the same amount everywhere.
      const uneven = noise(s.wrapped * 3.3 + off, s.y * 2.6);
      const pool = smoothstep(-0.05 - 0.14 * uneven, 0.01, s.d) * (0.1 + 0.75 * uneven);
      const thick =
        0.58 + 0.16 * uneven + 0.55 * pool + 0.28 * smoothstep(0.2, 0.95, s.y / natural);
      const lit = 0.05 + 0.13 * smoothstep(-0.2, 0.5, -(s.x * key[0]) * 2) * (1 - pool);
      const beyond = smoothstep(natural - 0.16, natural + 0.3, s.y + 0.5 * s.x * s.x);
      // Light enters the free tip from behind, so the tip glows in its own colour.
      const glow = lit + 0.3 * beyond * (1 - pool);
      own[0] = s.r;
      own[1] = s.g;
      own[2] = s.b;
      for (let n = 0; n < 3; n++) {
        const c = own[n] ?? 0;
        // The light that passes through a thickness t is c^t. This power is interpolated between three values: the
        // square root of the colour, the colour, and its square.
        const root = Math.sqrt(c);
        const through =
          thick < 1 ? root + (c - root) * (thick - 0.5) * 2 : c + (c * c - c) * (thick - 1);
        const bed = tones.bed[n] ?? 0;
        const under = bed + ((MOON[n] ?? 0) - bed) * pale;
        const below = under + ((TIP[n] ?? 0) - under) * beyond;
        own[n] = c + (below * 1.06 * through + c * glow - c) * finish;
      }
      s.r = own[0];
      s.g = own[1];
      s.b = own[2];
      s.cover *= 1 - finish * beyond * 0.16 * (1 - pool) * (1 - s.tone);
    };
  },
};
