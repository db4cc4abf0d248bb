import type { Stroke } from "../../tabs/index.ts";

/** Mirrors strokes about the vertical line at `axis` (in fractions of the photo's width). */
export function mirrorStrokes(strokes: Stroke[], axis: number): Stroke[] {
  if (strokes.length === 0) return strokes;
  return strokes.map((stroke) => ({
    ...stroke,
    points: stroke.points.map(([x, y, pressure]) => [2 * axis - x, y, pressure]),
  }));
}
