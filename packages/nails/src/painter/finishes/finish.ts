import type { Nail } from "../nail.ts";
import type { Layer } from "../sample.ts";

/** A finish: the pigment in the lacquer, and its surface's reflection of light. */
export interface Finish {
  /** Strength of the clear coat, 0–1. */
  coat: number;
  /** Roughness of coat and metal, as indices of the room's spheres. */
  coatRoughness: 0 | 1 | 2 | 3;
  metalRoughness: 0 | 1 | 2;
  /** Lays the pigment over a point's colour, as strongly as the nail wants its finish. */
  pigment?(nail: Nail): Layer;
}
