import type { NailGuide } from "@lacquer/contracts";
import type {
  ExpectedNail,
  FoundNail,
  HandJoints,
  NailFit,
  NailPlace,
  Sighting,
} from "@lacquer/nail-detection";

/** Questions for the detection worker. All but `show` are about the last photo it was shown. */
export type DetectionQuestion =
  /** `weights` (base64) replace the studio's own, to measure networks on photos they were not trained on. */
  | { ask: "show"; photo: ImageBitmap; weights?: string }
  | { ask: "hand"; hand: HandJoints }
  | { ask: "spot" }
  | { ask: "propose"; sightings: Sighting[] }
  | { ask: "tap"; point: { x: number; y: number }; expected: ExpectedNail }
  | { ask: "drag"; drawn: NailPlace };

export type DetectionAnswer = null | NailFit | FoundNail[] | NailGuide[];
