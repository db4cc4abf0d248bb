import { cos, decay, sin, smoothstep } from "../../maths/maths.ts";
import { slowField } from "../field.ts";
import { chance, inside } from "../nail.ts";
import { clouds, noise } from "../noise.ts";
import { lay, layMetal } from "../sample.ts";
import { blend, luminance } from "../srgb.ts";
import type { Pattern } from "./pattern.ts";

/**
 * Stone with veins of changing width and strength. A vein is where distorted noise crosses its middle value. Smoke and
 * a little metal leaf are painted beside the veins.
 */
export const marble: Pattern = (nail) => {
  const { tones, character } = nail;
  const random = chance(nail, "marble");
  const ox = random.range(0, 90);
  const oy = random.range(0, 90);
  const turn = random.range(0.5, 1) * (random.next() < 0.5 ? -1 : 1);
  const [c, n] = [cos(turn), sin(turn)];
  const scale = 1.15 / character.scale;
  const leaf = random.next() < 0.4;
  const ink = tones.detail;
  // Leaf is thin and crumpled, so it is paler than a gold that is polished.
  const shine = luminance(tones.gold);
  const gold = blend(tones.gold, [shine, shine, shine], 0.35);
  /** Returns how far the stone's noise is from its middle value, roughly in nail widths. A vein has the value 0. */
  const vein = (x: number, y: number, size: number, seed: number): number => {
    const wx =
      x + 0.6 * (noise(x * 1.1 + seed, y * 1.1 + oy) - 0.5) + 0.07 * noise(x * 6, y * 6 + seed);
    const wy =
      y + 0.6 * (noise(x * 1.1 + ox, y * 1.1 + seed) - 0.5) + 0.07 * noise(x * 6 + seed, y * 6);
    const field =
      0.86 * noise(wx * size + seed, wy * size + ox) +
      0.14 * noise(wx * size * 2.7, wy * size * 2.7) -
      0.5;
    return field / (1.5 * size);
  };
  const field = slowField(nail, 5, (wrapped, along, to, at) => {
    const x = (wrapped * c - along * n) * scale;
    const y = (wrapped * n + along * c) * scale * 0.8;
    to[at] = vein(x, y, 1.5, ox);
    to[at + 1] = clouds(x * 1.3 + oy, y * 1.3 + ox);
    to[at + 2] = noise(x * 2.2 + 7, y * 2.2 + oy);
    to[at + 3] = noise(x * 2.4 + 2, y * 2.4);
    to[at + 4] = (to[at + 3] ?? 0) > 0.4 ? vein(x, y, 2.2, oy + 31) : 0;
  });
  const found = new Float64Array(5);
  return (s) => {
    field(s.wrapped, s.y, found);
    const first = Math.abs(found[0] ?? 0);
    const haze = found[1] ?? 0;
    const power = smoothstep(0.32, 0.7, found[2] ?? 0);
    const thick = (0.003 + 0.012 * power * power) * character.line;
    const smoke =
      decay(first / 0.09) * (0.15 + 0.75 * haze) * power + 0.34 * smoothstep(0.45, 0.8, haze);
    lay(s, ink, Math.min(0.6, smoke * 0.6));
    // A vein dives into the gel and comes up again. Where it lies deep, it is paler and its edges are soft.
    const deep = 1 - smoothstep(0.3, 0.62, found[3] ?? 0);
    const strong =
      smoothstep(thick + 0.012 + 0.03 * deep, thick * 0.2, first) *
      (0.3 + 0.6 * power) *
      (1 - 0.45 * deep);
    lay(s, ink, strong);
    const mask = smoothstep(0.5, 0.78, found[3] ?? 0);
    if (mask > 0) {
      const second = Math.abs(found[4] ?? 0);
      lay(s, ink, smoothstep(0.008, 0.001, second) * mask * 0.55);
    }
    s.tone = Math.max(strong, smoke);
    if (!leaf) return;
    // Torn bits of metal leaf lie along a vein.
    const beside = smoothstep(0.05, 0.0, first) * smoothstep(0.35, 0.6, power);
    if (beside < 0.02) return;
    const torn =
      noise(s.wrapped * 22 + ox, s.y * 22) * 0.45 + clouds(s.wrapped * 6, s.y * 6 + oy) * 0.62;
    const bit = inside(nail, (0.83 - torn - 0.24 * beside) * 0.1);
    if (bit > 0) {
      layMetal(s, gold, bit);
      // Crumpled leaf has folds that face the light everywhere, so no large part of it is dark.
      const fold = noise(s.wrapped * 34 + oy, s.y * 34);
      const glow = bit * (0.05 + 0.3 * fold * fold);
      s.er += gold[0] * glow;
      s.eg += gold[1] * glow;
      s.eb += gold[2] * glow;
      s.h += bit * 0.004 * fold;
    }
  };
};
