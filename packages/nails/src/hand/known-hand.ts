import type { NailGuide, Skin } from "@lacquer/contracts";
import type { Light } from "../design.ts";

/** A rendered hand: the size of its picture in pixels, the positions of its nails, and its light in each skin. */
export interface KnownHand {
  width: number;
  height: number;
  guides: readonly NailGuide[];
  light: Readonly<Record<Skin, Light>>;
}
