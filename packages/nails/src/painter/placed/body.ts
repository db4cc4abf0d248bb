/** The look of a solid thing at one of its points. One object serves all points. */
export class Body {
  /** Signed distance to its outline in reaches, inside negative; far outside a lower bound is enough. */
  d = 1;
  /** The light that it reflects. */
  readonly light = new Float64Array(3);
}

/** A thing that stands on a nail. Its coordinates are in reaches, its own right and up. */
export interface Solid {
  /** Its farthest reach from its middle, in reaches. */
  bound: number;
  /** Its height, in reaches, which sets the length of its shadow. */
  height: number;
  /** Signed distance to its outline. */
  distance(u: number, v: number): number;
  /** Writes its light at a point inside; `part` is the index of the point within its pixel. */
  show(u: number, v: number, to: Body, part: number): void;
  /** True = sampled several times a pixel, for edges within it. */
  isFine: boolean;
}
