import { smoothstep } from "../../maths/maths.ts";
import type { Finish } from "./finish.ts";

/** Milk in gel: a soft white veil with a hint of the colour over the bare nail, thicker towards the tip. */
export const milky: Finish = {
  coat: 1,
  coatRoughness: 0,
  metalRoughness: 0,
  pigment(nail) {
    const { tones, finish, natural } = nail;
    const { bed } = tones;
    return (s) => {
      const milk =
        0.5 + 0.3 * smoothstep(0.1, 1.1, s.y / natural) + 0.1 * smoothstep(-0.1, -0.01, s.d);
      const soft = (own: number, under: number, white: number): number => {
        const veil = own * 0.42 + white * 0.58;
        return under + (veil - under) * milk;
      };
      const keep = 1 - finish * (1 - s.tone);
      s.r = soft(s.r, bed[0], 0.93) + (s.r - soft(s.r, bed[0], 0.93)) * keep;
      s.g = soft(s.g, bed[1], 0.9) + (s.g - soft(s.g, bed[1], 0.9)) * keep;
      s.b = soft(s.b, bed[2], 0.88) + (s.b - soft(s.b, bed[2], 0.88)) * keep;
      const beyond = smoothstep(natural - 0.16, natural + 0.3, s.y + 0.5 * s.x * s.x);
      s.cover *= 1 - 0.06 * finish * beyond * (1 - s.tone);
    };
  },
};
