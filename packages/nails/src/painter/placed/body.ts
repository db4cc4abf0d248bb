/** What a solid thing shows at one of its points. One is used again for all points. */
export class Body {
  /** Signed distance to its outline in reaches, inside negative; far outside a lower bound will do. */
  d = 1;
  /** The light it sends back. */
  readonly light = new Float64Array(3);
}

/** A thing that stands on a nail. Its coordinates are in reaches, its own right and up. */
export interface Solid {
  /** How far from its middle it reaches at most, in reaches. */
  bound: number;
  /** How high it stands, in reaches: the length of its shadow. */
  height: number;
  /** Signed distance to its outline. */
  distance(u: number, v: number): number;
  /** Writes the light it shows at a point inside; `part` is which of a pixel's points it is. */
  show(u: number, v: number, to: Body, part: number): void;
  /** Looked at several times a pixel, for edges within it. */
  isFine: boolean;
}
