import type { NailGuide } from "@lacquer/contracts";
import type {
  ExpectedNail,
  FoundNail,
  HandJoints,
  NailFit,
  NailPlace,
  ProposedNail,
  Sighting,
} from "@lacquer/nail-detection";
import type { SeenLook } from "@lacquer/nails";

/** The requests to the detection worker. `show` sends a photo; all later requests refer to that photo. */
export type DetectionQuestion =
  | { ask: "show"; photo: ImageBitmap }
  | { ask: "hand"; hand: HandJoints }
  | { ask: "spot" }
  | { ask: "propose"; sightings: Sighting[] }
  | { ask: "look"; nails: NailGuide[] }
  | { ask: "tap"; point: { x: number; y: number }; expected: ExpectedNail }
  | { ask: "drag"; drawn: NailPlace };

export type DetectionAnswer = null | NailFit | FoundNail[] | ProposedNail[] | SeenLook;
