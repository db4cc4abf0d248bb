import type { NailGuide } from "@lacquer/contracts";
import { type HandJoints, nailStarts } from "@lacquer/nail-detection";
import type { Size } from "../view/geometry.ts";

/** Where the nails of a hand should lie by its joints, and whose they are. */
export function nailsOfJoints(hand: HandJoints, photo: Size): NailGuide[] {
  return nailStarts(hand, photo).map(({ finger, place }) => ({
    finger,
    hand: hand.hand,
    ...place,
  }));
}
