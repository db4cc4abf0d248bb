import { DEFAULT_HAND, type HandChoice, type HandPose, type NailGuide } from "@lacquer/contracts";
import type { Light } from "../design.ts";
import { besideEach } from "../photo/beside.ts";
import type { KnownHand } from "./known-hand.ts";
import { UPRIGHT } from "./upright.ts";
import { WIDE } from "./wide.ts";

const HANDS: Readonly<Record<HandPose, KnownHand>> = { wide: WIDE, upright: UPRIGHT };

/** The rendered hand that shows a design without a photo. Its nails and light are known, so nothing is detected. */
export interface Hand {
  /** The name of the hand's picture in the folder `pictures`. */
  file: string;
  width: number;
  height: number;
  guides: NailGuide[];
  light: Light;
}

/** Returns the light with the value `beside` of every nail, which is computed from the guides. */
function besides(light: Light, guides: readonly NailGuide[], aspect: number): Light {
  const shares = besideEach(guides, aspect);
  return {
    ...light,
    nails: (light.nails ?? []).map((nail, i) => ({ ...nail, beside: shares[i] ?? [0, 0] })),
  };
}

export function handOf(choice: HandChoice = {}): Hand {
  const { pose = DEFAULT_HAND.pose, skin = DEFAULT_HAND.skin } = choice;
  const { width, height, guides, light } = HANDS[pose];
  return {
    file: `${pose}-${skin}.webp`,
    width,
    height,
    guides: [...guides],
    light: besides(light[skin], guides, height / width),
  };
}
