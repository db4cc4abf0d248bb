import { smoothstep } from "../../maths/maths.ts";
import { chance } from "../nail.ts";
import { clouds, noise } from "../noise.ts";
import type { Pattern } from "./pattern.ts";

/** Base at the cuticle, sponged into the accent at the tip: mixed as the eye sees it, with the sponge's grain. */
export const ombre: Pattern = (nail) => {
  const { tones, length } = nail;
  const random = chance(nail, "ombre");
  const lean = random.range(-0.1, 0.1);
  const off = random.range(0, 60);
  const [ar, ag, ab] = tones.accent;
  return (s) => {
    const grain = (noise(s.wrapped * 70 + off, s.y * 70) - 0.5) * 0.07;
    const at =
      s.y / length + lean * s.x + 0.16 * (clouds(s.wrapped * 2 + off, s.y * 2) - 0.5) + grain;
    const t = smoothstep(0.24, 0.84, at);
    const mixed = (from: number, to: number): number => {
      const root = Math.sqrt(from) + (Math.sqrt(to) - Math.sqrt(from)) * t;
      return root * root;
    };
    s.r = mixed(s.r, ar);
    s.g = mixed(s.g, ag);
    s.b = mixed(s.b, ab);
    s.cover += (1 - s.cover) * t;
    s.tone = t;
  };
};
