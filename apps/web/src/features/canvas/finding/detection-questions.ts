import type { NailGuide } from "@lacquer/contracts";
import type {
  ExpectedNail,
  FoundNail,
  HandJoints,
  NailFit,
  NailPlace,
  Sighting,
} from "@lacquer/nail-detection";

/** What the detection worker is asked; all but `show` are about the photo it was shown last. */
export type DetectionQuestion =
  /** `weights` (base64) instead of the studio's own, to measure nets on photos they have not learned from. */
  | { ask: "show"; photo: ImageBitmap; weights?: string }
  | { ask: "hand"; hand: HandJoints }
  | { ask: "spot" }
  | { ask: "propose"; sightings: Sighting[] }
  | { ask: "tap"; point: { x: number; y: number }; expected: ExpectedNail }
  | { ask: "drag"; drawn: NailPlace };

export type DetectionAnswer = null | NailFit | FoundNail[] | NailGuide[];
