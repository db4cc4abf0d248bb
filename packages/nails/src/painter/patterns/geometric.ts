import { cos, sin } from "../../maths/maths.ts";
import { CUTS } from "../mark-sizes.ts";
import { chance, inside } from "../nail.ts";
import { layMetal, layPaint } from "../sample.ts";
import { blend, type Rgb } from "../srgb.ts";
import type { Pattern } from "./pattern.ts";

/** Fields between straight cuts with a thread of metal along each cut. The cuts bend with the nail's curve. */
export const geometric: Pattern = (nail) => {
  const { tones, length, character } = nail;
  const random = chance(nail, "geometric");
  const cuts = Array.from({ length: CUTS.count }, (_, i) => {
    const angle = (i === 0 ? 0.7 : i === 1 ? 2.3 : 1.45) + random.range(-0.22, 0.22);
    const [nx, ny] = [cos(angle), sin(angle)];
    const y = length * (0.34 + 0.2 * i) + random.range(-0.1, 0.1);
    const x = random.range(-0.12, 0.12);
    return { nx, ny, at: nx * x + ny * y };
  });
  const middle = blend(tones.base, tones.detail, 0.5);
  const fields: (Rgb | null)[] = [
    null,
    tones.detail,
    middle,
    null,
    tones.pale,
    null,
    tones.detail,
    null,
  ];
  const thread = CUTS.thread * character.line;
  return (s) => {
    let field = 0;
    let nearest = 1;
    for (let i = 0; i < cuts.length; i++) {
      const cut = cuts[i];
      if (!cut) continue;
      const d = s.wrapped * cut.nx + s.y * cut.ny - cut.at;
      if (d > 0) field += 1 << i;
      nearest = Math.min(nearest, Math.abs(d));
    }
    const color = fields[field];
    if (color) {
      layPaint(s, color, 1);
      s.tone = 1;
      s.cover = 1;
      s.h += 0.004;
    }
    const line = inside(nail, nearest - thread);
    layMetal(s, tones.gold, line);
    s.cover += (1 - s.cover) * line;
    s.h += line * 0.006;
  };
};
