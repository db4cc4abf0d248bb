import { FINGERS, type Finger, type Hand } from "@lacquer/contracts";
import type { NailFit } from "./certainty.ts";
import { fitNail } from "./fit-nail.ts";
import type { NailPlace } from "./nail-place.ts";
import type { NailNet } from "./nail-net.ts";
import type { PreparedPhoto } from "./photo-crop.ts";

/** A point in fractions of the photo. */
interface Joint {
  x: number;
  y: number;
}

/**
 * A hand from the hand finder: 21 joints. The wrist is first, followed by the fingers from thumb to little finger, each
 * from root to tip.
 */
export interface HandJoints {
  hand: Hand;
  joints: readonly Joint[];
}

/**
 * The position of a nail's middle and the nail's length, as shares of the distance from the last joint (0) to the
 * fingertip (1).
 */
const NAIL_MIDDLE = 0.91;
const NAIL_LENGTH = 0.86;
const WIDTH_TO_LENGTH = 0.66;

/** Returns where a hand's joints suggest its nails, thumb first. The results are starts for a fit and not yet nails. */
export function nailStarts(
  { joints }: HandJoints,
  photo: { width: number; height: number },
): { finger: Finger; place: NailPlace }[] {
  return FINGERS.flatMap((finger, index) => {
    const joint = joints[3 + index * 4];
    const tip = joints[4 + index * 4];
    if (!joint || !tip) return [];
    const dx = tip.x - joint.x;
    const dy = ((tip.y - joint.y) * photo.height) / photo.width;
    const reach = Math.hypot(dx, dy);
    if (reach < 0.004) return [];
    const cuticle = NAIL_MIDDLE - NAIL_LENGTH / 2;
    return [
      {
        finger,
        place: {
          x: joint.x + (tip.x - joint.x) * cuticle,
          y: joint.y + (tip.y - joint.y) * cuticle,
          angle: (Math.atan2(dx, -dy) * 180) / Math.PI,
          width: reach * NAIL_LENGTH * WIDTH_TO_LENGTH,
          length: reach * NAIL_LENGTH,
        },
      },
    ];
  });
}

/**
 * True if two sightings show the same hand. In that case, at least four of the expected nails are in nearly the same
 * places.
 */
export function isSameHand(
  one: HandJoints,
  other: HandJoints,
  photo: { width: number; height: number },
): boolean {
  const [a, b] = [nailStarts(one, photo), nailStarts(other, photo)];
  const isNear = a.map(({ finger, place }) => {
    const match = b.find((start) => start.finger === finger)?.place;
    if (!match) return false;
    const dy = ((place.y - match.y) * photo.height) / photo.width;
    return Math.hypot(place.x - match.x, dy) < 0.3 * Math.max(place.length, match.length);
  });
  return isNear.filter(Boolean).length >= 4;
}

/** A nail that was found. `finger` and `hand` are set only if they are known. */
export interface FoundNail extends NailFit {
  finger?: Finger;
  hand?: Hand;
}

/** A fit with less confidence than this does not count as a nail. */
const LEAST_CONFIDENCE = 0.2;

/** Returns the nails that the photo shows at one hand's fingertips. Hidden nails are left out. */
export function nailsOfHand(photo: PreparedPhoto, net: NailNet, hand: HandJoints): FoundNail[] {
  return nailStarts(hand, photo).flatMap(({ finger, place }) => {
    const fit = fitNail(photo, net, place);
    if (!fit || fit.confidence < LEAST_CONFIDENCE) return [];
    return [{ ...fit, finger, hand: hand.hand }];
  });
}
