import { RIBBON } from "../mark-sizes.ts";
import { chance, inside } from "../nail.ts";
import { noise } from "../noise.ts";
import { layPaint } from "../sample.ts";
import type { Pattern } from "./pattern.ts";

/** Ribbons of lacquer across the nail. Their width varies like that of lines painted with a liner brush. */
export const swirl: Pattern = (nail) => {
  const { tones, character } = nail;
  const random = chance(nail, "swirl");
  const hand = random.next() < 0.5 ? -1 : 1;
  const off = random.range(0, 60);
  const every = RIBBON.every / character.density;
  const start = random.range(0, 1);
  return (s) => {
    const x = s.wrapped * hand;
    const flow =
      s.y +
      0.62 * x +
      0.62 * (noise(x * 1.25 + off, s.y * 1.05) - 0.5) +
      0.3 * (noise(x * 2.4, s.y * 1.9 + off) - 0.5);
    const turn = flow / every + start;
    const band = Math.floor(turn);
    const at = (turn - band - 0.5) * every;
    const swell = 0.35 + 0.9 * noise(x * 1.7 + band * 5.3, s.y * 1.5 + off);
    const wide = RIBBON.wide * swell * character.line * character.scale;
    const alpha = inside(nail, (Math.abs(at) - wide) * RIBBON.slope);
    const fine = inside(
      nail,
      (Math.abs(at - wide - RIBBON.beside) - RIBBON.fine * character.line) * RIBBON.slope,
    );
    layPaint(s, tones.detail, alpha);
    layPaint(s, tones.detail, fine);
    const drawn = Math.max(alpha, fine);
    s.tone = drawn;
    s.cover += (1 - s.cover) * drawn;
    s.h += alpha * 0.002;
  };
};
