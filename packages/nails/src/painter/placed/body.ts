/** The look of a solid thing at one of its points. One object serves all points. */
export class Body {
  /**
   * The signed distance to its outline, negative inside, as a multiple of the thing's `reach`. Far outside, a lower
   * bound is enough.
   */
  d = 1;
  /** The light that it reflects. */
  readonly light = new Float64Array(3);
}

/** A thing that stands on a nail. Its coordinates are multiples of its `reach`, along its own right and up. */
export interface Solid {
  /** The distance from its middle to its farthest point, as a multiple of `reach`. */
  bound: number;
  /** Its height, as a multiple of `reach`. It sets the length of the shadow. */
  height: number;
  /** Signed distance to its outline. */
  distance(u: number, v: number): number;
  /** Writes its light at a point inside; `part` is the index of the point within its pixel. */
  show(u: number, v: number, to: Body, part: number): void;
  /** True = sampled several times a pixel, for edges within it. */
  isFine: boolean;
}
