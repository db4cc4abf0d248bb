import { smoothstep } from "../../maths/maths.ts";
import { chance } from "../nail.ts";
import { noise } from "../noise.ts";
import type { Finish } from "./finish.ts";

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
    return (s) => {
      // The half-moon shows through, and so does the line where the plate leaves the bed. The edges of the half-moon
      // and of this line are soft, because gel scatters the light from below.
      const mx = s.x / 0.28;
      const my = (s.y - 0.02) / 0.3;
      const pale = 0.22 * smoothstep(1.5, 0.3, mx * mx + my * my);
      const br = tones.bed[0] + (0.92 - tones.bed[0]) * pale;
      const bg = tones.bed[1] + (0.84 - tones.bed[1]) * pale;
      const bb = tones.bed[2] + (0.8 - tones.bed[2]) * pale;
      const [r, g, b] = [s.r, s.g, s.b];
      // Lacquer pools at the edges, but a brush never leaves the same amount everywhere.
      const uneven = noise(s.wrapped * 3.3 + off, s.y * 2.6);
      const pool = smoothstep(-0.05 - 0.14 * uneven, 0.01, s.d) * (0.1 + 0.75 * uneven);
      const thick =
        0.58 + 0.16 * uneven + 0.55 * pool + 0.28 * smoothstep(0.2, 0.95, s.y / natural);
      // The light that passes through a thickness t is c^t. The power is interpolated between the square root of the
      // colour, the colour, and its square.
      const through = (c: number): number => {
        const root = Math.sqrt(c);
        return thick < 1 ? root + (c - root) * (thick - 0.5) * 2 : c + (c * c - c) * (thick - 1);
      };
      const lit = 0.05 + 0.13 * smoothstep(-0.2, 0.5, -(s.x * key[0]) * 2) * (1 - pool);
      const beyond = smoothstep(natural - 0.16, natural + 0.3, s.y + 0.5 * s.x * s.x);
      // Light enters the free tip from behind, so the tip glows in its own colour.
      const glow = lit + 0.3 * beyond * (1 - pool);
      const sheer = (bed: number, c: number): number => bed * 1.06 * through(c) + c * glow;
      s.r += (sheer(br + (0.62 - br) * beyond, r) - r) * finish;
      s.g += (sheer(bg + (0.56 - bg) * beyond, g) - g) * finish;
      s.b += (sheer(bb + (0.54 - bb) * beyond, b) - b) * finish;
      s.cover *= 1 - finish * beyond * 0.16 * (1 - pool) * (1 - s.tone);
    };
  },
};
