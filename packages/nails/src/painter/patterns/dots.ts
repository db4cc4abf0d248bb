import { DOTS } from "../mark-sizes.ts";
import { chance, inside } from "../nail.ts";
import { cell } from "../noise.ts";
import { layPaint } from "../sample.ts";
import type { Pattern } from "./pattern.ts";

/** Drops in staggered rows, as set with a dotting tool. Each drop is a small dome. */
export const dots: Pattern = (nail) => {
  const { tones, character } = nail;
  const random = chance(nail, "dots");
  const pitch = DOTS.pitch / Math.sqrt(character.density);
  const radius = DOTS.radius * character.scale;
  const shift = random.range(0, 1);
  const seed = Math.floor(random.range(0, 100));
  return (s) => {
    const v = s.y / pitch + shift;
    for (let row = Math.floor(v) - 1; row <= Math.floor(v) + 1; row++) {
      const u = s.wrapped / pitch + (row % 2 === 0 ? 0 : 0.5);
      const column = Math.floor(u + 0.5);
      const jitter = cell(column + seed, row) - 0.5;
      const dx = (u - column - jitter * 0.06) * pitch;
      const dy = (v - row - 0.5 - jitter * 0.06) * pitch;
      const r = radius * (1 + 0.16 * (cell(row + seed, column + 9) - 0.5));
      const off = Math.sqrt(dx * dx + dy * dy);
      const alpha = inside(nail, off - r);
      if (alpha <= 0) continue;
      layPaint(s, tones.detail, alpha);
      s.tone = Math.max(s.tone, alpha);
      s.cover += (1 - s.cover) * alpha;
      s.h += 0.014 * Math.sqrt(Math.max(0, 1 - (off * off) / (r * r)));
    }
  };
};
