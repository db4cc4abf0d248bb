import { smoothstep } from "../../maths/maths.ts";
import { chance } from "../nail.ts";
import { cell, noise } from "../noise.ts";
import { lay } from "../sample.ts";
import type { Texture } from "./texture.ts";

/**
 * A top coat that cracked into shards as it dried. The undercoat shows in the cracks between the shards, and the cracks
 * are wider towards the tip.
 */
export const crackle: Texture = (nail) => {
  const { tones, texture, length } = nail;
  const random = chance(nail, "crackle");
  const seed = Math.floor(random.range(0, 100));
  const off = random.range(0, 60);
  return (s) => {
    const wx = s.wrapped * 5.2 + 0.5 * (noise(s.wrapped * 9 + off, s.y * 9) - 0.5);
    const wy = s.y * 3.6 + 0.5 * (noise(s.wrapped * 9, s.y * 9 + off) - 0.5);
    let first = 9;
    let second = 9;
    const column = Math.floor(wx) | 0;
    const row = Math.floor(wy) | 0;
    for (let k = row - 1; k <= row + 1; k++) {
      for (let i = column - 1; i <= column + 1; i++) {
        const dx = wx - i - cell(i + seed, k);
        const dy = wy - k - cell(i, k + seed);
        const d = dx * dx + dy * dy;
        if (d < first) {
          second = first;
          first = d;
        } else if (d < second) second = d;
      }
    }
    const gap = Math.sqrt(second) - Math.sqrt(first);
    const wide = 0.07 + 0.12 * noise(s.wrapped * 2 + off, s.y * 2) * (0.6 + (0.6 * s.y) / length);
    const crack = smoothstep(wide + 0.05, wide - 0.02, gap) * texture;
    lay(s, tones.detail, crack);
    s.metal *= 1 - 0.6 * crack;
    s.er *= 1 - crack;
    s.eg *= 1 - crack;
    s.eb *= 1 - crack;
    s.h -= 0.016 * crack;
    s.coat *= 1 - 0.25 * texture;
  };
};
