import { decay, smoothstep } from "../../maths/maths.ts";
import { chance } from "../nail.ts";
import { cell, noise } from "../noise.ts";
import type { Finish } from "./finish.ts";

/**
 * Magnetic pigment, which forms a broad, soft ridge of light in a deep coat. The magnet sets the angle of the ridge,
 * and the light sets its position.
 */
export const cateye: Finish = {
  coat: 1,
  coatRoughness: 0,
  metalRoughness: 2,
  pigment(nail) {
    const { key, length, finish } = nail;
    const random = chance(nail, "cateye");
    const off = random.range(0, 60);
    const lean = (key[0] > 0 ? -1 : 1) * random.range(0.5, 0.75);
    const middle = length * random.range(0.47, 0.53);
    const square = 1 / Math.sqrt(1 + lean * lean);
    return (s) => {
      const lit = 0.1 * (s.sx * key[0] + s.sy * key[1]);
      const wave = 0.09 * (noise(s.x * 1.6 + off, 4) - 0.5);
      const q = (s.y - middle - lean * s.wrapped - wave + lit) * square;
      // The magnet draws pigment in from one side. The ridge is steeper on that side and thinner at the side walls.
      const broad = q > 0 ? 0.1 : 0.19;
      const full = 0.6 + 0.4 * smoothstep(0.02, -0.22, s.d);
      const ridge = (decay((q * q) / 0.012) * 0.9 + decay((q * q) / broad) * 0.5 + 0.03) * full;
      const speck = cell(Math.floor(s.wrapped * 95), Math.floor(s.y * 95));
      const grain =
        0.5 + 0.56 * speck * (0.5 + speck) + 0.3 * noise(s.wrapped * 46 + off, s.y * 46);
      const dark = 1 - 0.8 * finish;
      const glow = ridge * grain * finish * 1.5;
      // At its brightest, the pigment is paler than its colour, but never grey.
      const pale = 0.05 * glow * glow;
      const strong = 1.2 + 0.8 * (1 - Math.max(s.r, s.g, s.b));
      s.er += s.r * strong * glow + pale * (0.4 + s.r);
      s.eg += s.g * strong * glow + pale * (0.4 + s.g);
      s.eb += s.b * strong * glow + pale * (0.4 + s.b);
      s.r *= dark;
      s.g *= dark;
      s.b *= dark;
      s.cover += (1 - s.cover) * finish;
    };
  },
};
