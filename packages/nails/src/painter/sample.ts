import type { Rgb } from "./srgb.ts";

/**
 * The paint at one point of a nail. One object is reused for all points, because a new object for each point would keep
 * the garbage collector busy.
 */
export class Sample {
  /**
   * The point's position across the nail and towards the tip, in nail widths, and its position across the nail along
   * the curve.
   */
  x = 0;
  y = 0;
  wrapped = 0;
  /**
   * The signed distance to the outline in nail widths, negative inside. Where a thing extends beyond the nail, the
   * thing's outline is used.
   */
  d = 0;
  /** The slopes of the smooth surface. */
  sx = 0;
  sy = 0;
  /** The colour in linear light. */
  r = 0;
  g = 0;
  b = 0;
  /** The share of the accent or of the drawing, for relief that follows a pattern. */
  tone = 0;
  /** The height above the plate, in nail widths. */
  h = 0;
  /** 1 means that the paint reflects light in its own colour, like metal. */
  metal = 0;
  /** The strength of the clear coat on top, 0–1. */
  coat = 1;
  /** The light that the pigment in the lacquer reflects. */
  er = 0;
  eg = 0;
  eb = 0;
  /** 1 means that the paint completely hides what is behind the nail. */
  cover = 1;
}

/** Paints one thing, such as a pattern or a finish, at the sample's point. */
export type Layer = (s: Sample) => void;

/** Blends a colour over the sample. */
export function lay(s: Sample, color: Rgb, alpha: number): void {
  s.r += (color[0] - s.r) * alpha;
  s.g += (color[1] - s.g) * alpha;
  s.b += (color[2] - s.b) * alpha;
}

/** Blends opaque paint over the sample and its reflections. */
export function layPaint(s: Sample, color: Rgb, alpha: number): void {
  lay(s, color, alpha);
  const left = 1 - alpha;
  s.metal *= left;
  s.er *= left;
  s.eg *= left;
  s.eb *= left;
}

/** Blends metal leaf over the sample. */
export function layMetal(s: Sample, color: Rgb, alpha: number): void {
  layPaint(s, color, alpha);
  s.metal += alpha;
}
