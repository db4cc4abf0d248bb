import { smoothstep } from "../../maths/maths.ts";
import { ROSETTE_PITCH } from "../mark-sizes.ts";
import { chance, inside } from "../nail.ts";
import { cell, noise } from "../noise.ts";
import { lay, layPaint } from "../sample.ts";
import { blend } from "../srgb.ts";
import type { Pattern } from "./pattern.ts";

/**
 * The rosettes of a leopard: broken dark rings around a warmer middle. As with rosettes painted by hand, no two are
 * alike.
 */
export const animal: Pattern = (nail) => {
  const { tones, character } = nail;
  const random = chance(nail, "animal");
  const pitch = ROSETTE_PITCH * character.scale;
  const seed = Math.floor(random.range(0, 100));
  const off = random.range(0, 60);
  const warm = blend(tones.base, tones.detail, 0.4);
  return (s) => {
    const wx = s.wrapped / pitch + 0.4 * (noise(s.wrapped * 5 + off, s.y * 5) - 0.5);
    const wy = s.y / pitch + 0.4 * (noise(s.wrapped * 5, s.y * 5 + off) - 0.5);
    let near = 9;
    let which = 0;
    const column = Math.floor(wx) | 0;
    const row = Math.floor(wy) | 0;
    for (let k = row - 1; k <= row + 1; k++) {
      for (let i = column - 1; i <= column + 1; i++) {
        const dx = wx - i - 0.5 - 0.55 * (cell(i + seed, k) - 0.5);
        const dy = wy - k - 0.5 - 0.55 * (cell(i, k + seed) - 0.5);
        const d = dx * dx + dy * dy;
        if (d >= near) continue;
        near = d;
        which = cell(i + 7, k + seed + 3);
      }
    }
    const off2 = Math.sqrt(near) + 0.13 * (noise(wx * 2.6 + off, wy * 2.6) - 0.5);
    const ring = 0.3 + 0.07 * which;
    lay(s, warm, smoothstep(ring + 0.02, ring - 0.08, off2));
    const broken = noise(wx * 1.9 + 11, wy * 1.9 + off) - 0.44;
    const d = Math.max(Math.abs(off2 - ring) - 0.085, -broken * 0.5);
    const alpha = inside(nail, d * pitch);
    layPaint(s, tones.ink, alpha);
    s.tone = alpha;
    s.cover += (1 - s.cover) * alpha;
  };
};
