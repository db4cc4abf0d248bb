import { smoothstep } from "../../maths/maths.ts";
import { slowField } from "../field.ts";
import { chance } from "../nail.ts";
import { clouds, noise } from "../noise.ts";
import type { Pattern } from "./pattern.ts";

/**
 * The base at the cuticle, sponged into the accent at the tip. The colours are mixed as the eye sees them, with the
 * grain of the sponge.
 */
export const ombre: Pattern = (nail) => {
  const { tones, length } = nail;
  const random = chance(nail, "ombre");
  const lean = random.range(-0.1, 0.1);
  const off = random.range(0, 60);
  const [ar, ag, ab] = tones.accent;
  const cloud = slowField(nail, 1, (x, y, to, at) => {
    to[at] = 0.16 * (clouds(x * 2 + off, y * 2) - 0.5);
  });
  const drift = new Float64Array(1);
  const [rootR, rootG, rootB] = [Math.sqrt(ar), Math.sqrt(ag), Math.sqrt(ab)];
  const mixed = (from: number, to: number, t: number): number => {
    const start = Math.sqrt(from);
    const root = start + (to - start) * t;
    return root * root;
  };
  return (s) => {
    cloud(s.wrapped, s.y, drift);
    const grain = (noise(s.wrapped * 70 + off, s.y * 70) - 0.5) * 0.07;
    const at = s.y / length + lean * s.x + (drift[0] ?? 0) + grain;
    const t = smoothstep(0.24, 0.84, at);
    s.r = mixed(s.r, rootR, t);
    s.g = mixed(s.g, rootG, t);
    s.b = mixed(s.b, rootB, t);
    s.cover += (1 - s.cover) * t;
    s.tone = t;
  };
};
