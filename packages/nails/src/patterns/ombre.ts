import type { Stop } from "../paint/canvas.ts";
import { mix } from "../paint/color.ts";
import type { PatternPainter } from "./pattern.ts";

/** Base at the cuticle melting into the accent at the tip. */
export const ombre: PatternPainter = (nail) => {
  const { palette, length } = nail;
  const random = nail.random("ombre");
  const stops: Stop[] = [];
  for (let i = 0; i <= 8; i++) {
    const t = i / 8;
    stops.push([0.2 + t * 0.66, mix(palette.base, palette.accent, t * t * (3 - 2 * t)), 1]);
  }
  const lean = random.range(-0.1, 0.1);
  return nail.cover(nail.along("po", stops, 0, length, lean));
};
