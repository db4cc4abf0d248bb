import type { NailGuide } from "@lacquer/contracts";
import type {
  ExpectedNail,
  FoundNail,
  HandJoints,
  NailFit,
  NailPlace,
  Sighting,
} from "@lacquer/nail-detection";

/** The requests to the detection worker. `show` sends a photo; all later requests refer to that photo. */
export type DetectionQuestion =
  /**
   * `weights` (base64) replace the network's own weights, so that networks can be measured on photos outside their
   * training data.
   */
  | { ask: "show"; photo: ImageBitmap; weights?: string }
  | { ask: "hand"; hand: HandJoints }
  | { ask: "spot" }
  | { ask: "propose"; sightings: Sighting[] }
  | { ask: "tap"; point: { x: number; y: number }; expected: ExpectedNail }
  | { ask: "drag"; drawn: NailPlace };

export type DetectionAnswer = null | NailFit | FoundNail[] | NailGuide[];
