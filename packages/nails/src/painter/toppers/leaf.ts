import { smoothstep } from "../../maths/maths.ts";
import { chance, type Nail } from "../nail.ts";
import { noise } from "../noise.ts";
import { layMetal, type Layer } from "../sample.ts";

/** Scraps of crumpled gold leaf that float in clear gel. The colour shows between them. */
export function leaf(nail: Nail): Layer {
  const { finish, tones, pixel } = nail;
  const off = chance(nail, "leaf").range(0, 60);
  const soft = 0.012 + 0.8 * pixel;
  return (s) => {
    const torn =
      0.6 * noise(s.wrapped * 6 + off, s.y * 6) +
      0.28 * noise(s.wrapped * 15, s.y * 15 + off) +
      0.12 * noise(s.wrapped * 41 + off, s.y * 41);
    const alpha = smoothstep(0.6 - soft, 0.6 + soft, torn) * finish;
    if (alpha <= 0) return;
    layMetal(s, tones.gold, alpha);
    s.cover += (1 - s.cover) * alpha;
    const fold = Math.abs(noise(s.wrapped * 11 + off, s.y * 11) - 0.5);
    s.h += alpha * (0.002 + 0.022 * fold);
  };
}
