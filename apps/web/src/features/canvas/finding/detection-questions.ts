import type { NailGuide } from "@lacquer/contracts";
import type {
  ExpectedNail,
  FoundNail,
  HandJoints,
  NailFit,
  NailPlace,
  Sighting,
} from "@lacquer/nail-detection";

/** Questions for the detection worker. `show` gives it a photo; all others are about that photo. */
export type DetectionQuestion =
  /** `weights` (base64) replace the network's own, to measure networks on photos that they have not learnt from. */
  | { ask: "show"; photo: ImageBitmap; weights?: string }
  | { ask: "hand"; hand: HandJoints }
  | { ask: "spot" }
  | { ask: "propose"; sightings: Sighting[] }
  | { ask: "tap"; point: { x: number; y: number }; expected: ExpectedNail }
  | { ask: "drag"; drawn: NailPlace };

export type DetectionAnswer = null | NailFit | FoundNail[] | NailGuide[];
