import type { NailGuide } from "@lacquer/contracts";
import { type HandJoints, nailStarts } from "@lacquer/nail-detection";
import type { Size } from "../view/geometry.ts";

/** Where a hand's joints suggest its nails, and which finger each belongs to. */
export function nailsOfJoints(hand: HandJoints, photo: Size): NailGuide[] {
  return nailStarts(hand, photo).map(({ finger, place }) => ({
    finger,
    hand: hand.hand,
    ...place,
  }));
}
