/** The look of one point of a solid thing. One object is reused for all points. */
export class Body {
  /**
   * The signed distance to the thing's outline, negative inside, as a multiple of the thing's `reach`. Far outside, the
   * value may be less than the true distance.
   */
  d = 1;
  /** The light that the point reflects. */
  readonly light = new Float64Array(3);
}

/**
 * A thing that stands on a nail. Coordinates are multiples of the thing's `reach`, along the thing's own x and y axes.
 */
export interface Solid {
  /** The distance from the thing's middle to its farthest point, as a multiple of `reach`. */
  bound: number;
  /** The thing's height, as a multiple of `reach`. The length of the shadow depends on the height. */
  height: number;
  /** Returns the signed distance to the thing's outline. */
  distance(u: number, v: number): number;
  /** Writes the light of a point inside the outline into `to`. `part` is the index of the point within its pixel. */
  show(u: number, v: number, to: Body, part: number): void;
  /** True if the thing is sampled several times for each pixel, because it has edges within its outline. */
  isFine: boolean;
}
