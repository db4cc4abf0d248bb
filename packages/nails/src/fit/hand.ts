import { FINGERS, type Finger, type Hand, NAILS_MAX, type NailGuide } from "@lacquer/contracts";
import { fitNail, type NailFit, type NailPlace } from "./fit.ts";
import type { NailNet } from "./net.ts";
import type { PreparedPhoto } from "./photo.ts";

/** A point in fractions of the photo. */
interface Joint {
  x: number;
  y: number;
}

/** A hand as the hand finder tells it: 21 joints, wrist first, then thumb to little finger from root to tip. */
export interface HandJoints {
  hand: Hand;
  joints: readonly Joint[];
}

/** Where nails lie between the last joint (0) and the fingertip (1), and how long they are in that unit. */
const NAIL_MIDDLE = 0.91;
const NAIL_LENGTH = 0.86;
const WIDTH_TO_LENGTH = 0.66;

/** Where the nails of a hand should be by its joints, thumb first: a start for the fit, not yet a nail. */
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

/** True when two sightings are of one hand: their nails would lie in the same places. */
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

/** A nail that was found, and whose it is as far as that is known. */
export interface FoundNail extends NailFit {
  finger?: Finger;
  hand?: Hand;
}

/** Below this a fit is taken for no nail. */
const LEAST_CONFIDENCE = 0.5;

/** The nails that the photo shows at one hand's fingertips; hidden ones are left out. */
export function nailsOfHand(photo: PreparedPhoto, net: NailNet, hand: HandJoints): FoundNail[] {
  return nailStarts(hand, photo).flatMap(({ finger, place }) => {
    const fit = fitNail(photo, net, place);
    if (!fit || fit.confidence < LEAST_CONFIDENCE) return [];
    return [{ ...fit, finger, hand: hand.hand }];
  });
}

/** How much surer a nail is when its whole hand was seen well. */
const HAND_WEIGHT = 0.05;

/**
 * One proposal from all that was found, in whatever order: the surest nails, each place once, each finger of a
 * hand once, at most ten, from thumb to little finger.
 */
export function proposeNails(
  groups: readonly (readonly FoundNail[])[],
  photo: { width: number; height: number },
): NailGuide[] {
  const ranked = groups
    .flatMap((group) =>
      group.map((nail) => ({ nail, rank: nail.confidence + HAND_WEIGHT * group.length })),
    )
    .toSorted((a, b) => b.rank - a.rank);
  const kept: FoundNail[] = [];
  const atFingertips = ranked
    .filter(({ nail }) => nail.finger)
    .map(({ nail }) => nail.place.length);
  const usual = atFingertips.toSorted((a, b) => a - b)[Math.floor(atFingertips.length / 2)];
  for (const { nail } of ranked) {
    if (kept.length >= NAILS_MAX) break;
    // One that was spotted without a finger has to be of the hand's size.
    const size = usual && !nail.finger ? nail.place.length / usual : 1;
    if (size < 0.5 || size > 2) continue;
    if (kept.some((other) => isSamePlace(nail.place, other.place, photo))) continue;
    kept.push(nail);
  }
  return named(kept);
}

/** True when two nails lie over one another. */
function isSamePlace(
  a: NailPlace,
  b: NailPlace,
  photo: { width: number; height: number },
): boolean {
  const [ax, ay] = middleOf(a, photo);
  const [bx, by] = middleOf(b, photo);
  return Math.hypot(ax - bx, ay - by) < 0.6 * Math.max(a.width, b.width);
}

/** A nail's middle, both in fractions of the photo's width. */
function middleOf(place: NailPlace, photo: { width: number; height: number }): [number, number] {
  const angle = (place.angle * Math.PI) / 180;
  return [
    place.x + (Math.sin(angle) * place.length) / 2,
    (place.y * photo.height) / photo.width - (Math.cos(angle) * place.length) / 2,
  ];
}

/** Gives each nail a finger that no other nail of its hand has. */
function named(nails: readonly FoundNail[]): NailGuide[] {
  const guides: NailGuide[] = [];
  const isFree = (finger: Finger, hand: Hand | undefined) =>
    !guides.some((guide) => guide.finger === finger && guide.hand === hand);
  for (const { place, finger, hand } of nails) {
    const other: Hand | undefined = hand && (hand === "left" ? "right" : "left");
    const hands = other === hand ? [hand] : [hand, other];
    const options = hands.flatMap((side) =>
      (finger ? [finger, ...FINGERS] : FINGERS).map((name) => ({ finger: name, side })),
    );
    const free = options.find((option) => isFree(option.finger, option.side)) ?? options[0];
    if (!free) continue;
    guides.push({ finger: free.finger, ...(free.side ? { hand: free.side } : {}), ...place });
  }
  return guides.toSorted(
    (a, b) =>
      (a.hand ?? "").localeCompare(b.hand ?? "") ||
      FINGERS.indexOf(a.finger) - FINGERS.indexOf(b.finger),
  );
}
