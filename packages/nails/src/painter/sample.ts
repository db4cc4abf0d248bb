import type { Rgb } from "./srgb.ts";

/**
 * The paint at one point of a nail. One object serves all points, because a new one for each would keep the garbage
 * collector busy.
 */
export class Sample {
  /** The point: across and towards the tip in nail widths, and across along the curve. */
  x = 0;
  y = 0;
  wrapped = 0;
  /**
   * Signed distance to the outline in nail widths, inside negative; to a thing's outline where the thing stands out
   * beyond it.
   */
  d = 0;
  /** Slopes of the smooth surface. */
  sx = 0;
  sy = 0;
  /** Colour in linear light. */
  r = 0;
  g = 0;
  b = 0;
  /** Share of the accent or of the drawing, for relief that follows a pattern. */
  tone = 0;
  /** Height above the plate, in nail widths. */
  h = 0;
  /** 1 = reflects light in its own colour, as metal does. */
  metal = 0;
  /** Strength of the clear coat on top, 0–1. */
  coat = 1;
  /** Light reflected by the pigment in the lacquer. */
  er = 0;
  eg = 0;
  eb = 0;
  /** 1 = hides the background of the nail. */
  cover = 1;
}

/** Paints one thing, such as a pattern or a finish, at the sample's point. */
export type Layer = (s: Sample) => void;

/** Lays a colour over the sample. */
export function lay(s: Sample, color: Rgb, alpha: number): void {
  s.r += (color[0] - s.r) * alpha;
  s.g += (color[1] - s.g) * alpha;
  s.b += (color[2] - s.b) * alpha;
}

/** Lays opaque paint over the sample and its reflections. */
export function layPaint(s: Sample, color: Rgb, alpha: number): void {
  lay(s, color, alpha);
  const left = 1 - alpha;
  s.metal *= left;
  s.er *= left;
  s.eg *= left;
  s.eb *= left;
}

/** Lays metal leaf over the sample. */
export function layMetal(s: Sample, color: Rgb, alpha: number): void {
  layPaint(s, color, alpha);
  s.metal += alpha;
}
