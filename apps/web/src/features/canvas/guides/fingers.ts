import { FINGERS, type Finger, type Hand, NAILS_MAX, type NailGuide } from "@lacquer/contracts";
import type { Placement, Size } from "../view/geometry.ts";

/** Returns the first finger that no nail of the hand has yet. */
function freeFinger(nails: readonly NailGuide[]): Finger {
  return FINGERS.find((finger) => !nails.some((nail) => nail.finger === finger)) ?? "thumb";
}

/** True while every nail has the finger that it got by default, which means that the user has not chosen any finger. */
function isUntouched(nails: readonly NailGuide[]): boolean {
  return nails.every((nail, index) => nail.finger === FINGERS[index] && nail.hand === undefined);
}

/**
 * Assigns fingers to five nails of one hand by their position. The thumb is the lower of the two outermost nails. The
 * other fingers follow across the hand.
 */
export function nameByPosition(nails: readonly NailGuide[]): NailGuide[] {
  const across = nails.toSorted((a, b) => a.x - b.x);
  const first = across[0];
  const last = across.at(-1);
  if (!first || !last) return [...nails];
  const fromThumb = first.y > last.y ? across : across.toReversed();
  return nails.map((nail) => ({
    ...nail,
    finger: FINGERS[fromThumb.indexOf(nail)] ?? nail.finger,
  }));
}

/**
 * Adds a nail and assigns the next free finger of its hand. With the fifth nail, all five get their fingers by
 * position, unless the user has chosen any finger. Later nails belong to the other hand. If `nails` already has ten
 * nails, returns it unchanged.
 */
export function addNail(nails: readonly NailGuide[], placement: Placement): NailGuide[] {
  if (nails.length >= NAILS_MAX) return [...nails];
  if (nails.length < FINGERS.length) {
    const grown = [...nails, { finger: freeFinger(nails), ...placement }];
    return grown.length === FINGERS.length && isUntouched(nails) ? nameByPosition(grown) : grown;
  }
  const middle = nails.reduce((sum, nail) => sum + nail.x, 0) / nails.length;
  const hand: Hand = placement.x > middle ? "right" : "left";
  const other: Hand = hand === "right" ? "left" : "right";
  const named = nails.map((nail) => (nail.hand ? nail : { ...nail, hand: other }));
  const own = named.filter((nail) => nail.hand === hand);
  return [...named, { finger: freeFinger(own), hand, ...placement }];
}

/** A relaxed hand in a unit square: cuticle positions and natural nail sizes, from the little finger to the thumb. */
const RELAXED_HAND: readonly (Placement & { finger: Finger })[] = [
  { finger: "little", x: 0.13, y: 0.55, angle: -10, width: 0.062, length: 0.084 },
  { finger: "ring", x: 0.335, y: 0.345, angle: -3, width: 0.074, length: 0.1 },
  { finger: "middle", x: 0.515, y: 0.265, angle: 0, width: 0.078, length: 0.106 },
  { finger: "index", x: 0.69, y: 0.34, angle: 4, width: 0.075, length: 0.1 },
  { finger: "thumb", x: 0.88, y: 0.76, angle: 24, width: 0.086, length: 0.108 },
];

/** Returns five nails in the middle of the photo, which the user can drag into place. */
export function proposeHand(photo: Size): NailGuide[] {
  const side = Math.min(photo.width, photo.height);
  const left = (photo.width - side) / 2;
  const top = (photo.height - side) / 2;
  return RELAXED_HAND.map(({ finger, x, y, angle, width, length }) => ({
    finger,
    x: (left + x * side) / photo.width,
    y: (top + y * side) / photo.height,
    angle,
    width: (width * side) / photo.width,
    length: (length * side) / photo.width,
  }));
}
