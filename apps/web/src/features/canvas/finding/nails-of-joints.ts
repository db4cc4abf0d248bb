import type { NailGuide } from "@lacquer/contracts";
import { type HandJoints, nailStarts } from "@lacquer/nail-detection";
import type { Size } from "../view/geometry.ts";

/** Returns the nail places that a hand's joints suggest, each with its finger. */
export function nailsOfJoints(hand: HandJoints, photo: Size): NailGuide[] {
  return nailStarts(hand, photo).map(({ finger, place }) => ({
    finger,
    hand: hand.hand,
    ...place,
  }));
}
