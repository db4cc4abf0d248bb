import type { Nail } from "../nail.ts";
import type { Layer } from "../sample.ts";

/** A finish: the pigment in the lacquer, and how its surface reflects light. */
export interface Finish {
  /**
   * The strength of the clear coat. Clear lacquer has 1, and a finish that is worn without a coat has 0. The strength
   * is more than 1 if dust on the surface throws back more light than a smooth coat.
   */
  coat: number;
  /** The roughness of the coat and of the metal, as indexes of the room's spheres. */
  coatRoughness: 0 | 1 | 2 | 3;
  metalRoughness: 0 | 1 | 2;
  /** Returns the layer that puts the pigment over a point's colour, as strongly as the nail's finish is set. */
  pigment?(nail: Nail): Layer;
}
