import type { Nail } from "../nail.ts";
import type { Layer } from "../sample.ts";

/** A finish: the pigment in the lacquer, and how its surface reflects light. */
export interface Finish {
  /**
   * The strength of the clear coat's reflection: 1 for clear lacquer, 0 for a finish without a coat, and more than 1 if
   * silica dust in the surface reflects more light than a smooth coat.
   */
  coat: number;
  /** The roughness of the coat and of the metal, as indexes of the room's spheres. */
  coatRoughness: 0 | 1 | 2 | 3;
  metalRoughness: 0 | 1 | 2;
  /** Returns the layer that puts the pigment over a point's colour. Its strength is the nail's `finish`. */
  pigment?(nail: Nail): Layer;
}
