import { FINGERS, type Finger, type Hand, NAILS_MAX, type NailGuide } from "@lacquer/contracts";
import { oddsOf, probability } from "./certainty.ts";
import { knownFingers } from "./name-fingers.ts";
import { type NailPlace, turnedPlace } from "./nail-place.ts";
import { type FoundNail, type HandJoints, nailStarts } from "./hand-joints.ts";

interface Size {
  width: number;
  height: number;
}

/** The nails that one search found: at the fingertips of `hand` or, without a hand, anywhere on the photo. */
export interface Sighting {
  hand?: HandJoints;
  nails: readonly FoundNail[];
}

/** A proposed nail, and how certain it is. */
export interface ProposedNail {
  guide: NailGuide;
  /** The probability that this is a nail, 0–1. */
  probability: number;
  /** The probability that the tip is where the guide says, and not at the other end, 0.5–1. */
  direction: number;
  /** What the user must be asked before the nail is used; null if the nail is certain. */
  question: Question | null;
}

/** "nail": is this a nail at all? "direction": which of its ends is the tip? */
export type Question = "nail" | "direction";

/** A hand is certain when this many of its fingertips show a nail of at least this probability. */
const BELIEVED_NAILS = 3;
const BELIEVED_CONFIDENCE = 0.6;
/** From this probability on, a nail is proposed. The limit may be low, because one press removes a wrong proposal. */
const PROPOSED = 0.5;
/** Between this probability and `PROPOSED`, the user is asked about the nail. Less probable nails are not shown. */
const LEAST_ASKED = 0.3;
/** From this probability on, the tip of a nail is certain. */
const CERTAIN_DIRECTION = 0.9;
/** The most that a finger's own direction adds to the log odds of its nail's direction. */
const FINGER_ODDS = 2;

interface Fingertip {
  finger: Finger;
  hand: Hand;
  place: NailPlace;
}
/**
 * The shortest and the longest nail of a hand, as multiples of the hand's usual nail length. The nails of one hand have
 * similar sizes, and a crease or a gleam is smaller.
 */
const [SHORTEST, LONGEST] = [0.5, 2];
/** A nail belongs to a fingertip if its distance from the fingertip is less than this, in nail lengths. */
const AT_FINGERTIP = 1;

/**
 * Returns one proposal from all sightings, whatever their order. The proposal contains the most certain nails, at most
 * one for each place and one for each finger of a hand. At most ten nails are returned, ordered from thumb to little
 * finger.
 */
export function mergeSightings(sightings: readonly Sighting[], photo: Size): ProposedNail[] {
  const believed = sightings.flatMap(({ hand, nails }) =>
    hand && nailsApart(nails, photo) >= BELIEVED_NAILS ? [hand] : [],
  );
  const ranked = sightings
    .flatMap(({ hand, nails }) =>
      nails.flatMap((nail) => placed(nail, hand, believed, photo) ?? []),
    )
    .filter(({ confidence }) => confidence >= LEAST_ASKED)
    .toSorted((a, b) => rankOf(b) - rankOf(a));
  const usual = usualLength(ranked);
  const kept: FoundNail[] = [];
  for (const nail of ranked) {
    if (kept.length >= NAILS_MAX) break;
    const size = nail.place.length / usual;
    if (size < SHORTEST || size > LONGEST) continue;
    if (kept.some((other) => isSamePlace(nail.place, other.place, photo))) continue;
    kept.push(nail);
  }
  return named(kept, photo).map(({ guide, nail: { confidence, direction } }) => ({
    guide,
    probability: confidence,
    direction,
    question: confidence < PROPOSED ? "nail" : direction < CERTAIN_DIRECTION ? "direction" : null,
  }));
}

/** Ranks the fits of one nail. The fit whose outline is expected to be better has the higher rank. */
const rankOf = ({ confidence, overlap }: FoundNail): number => confidence * overlap;

/**
 * Returns the nail with its finger and direction, now that the hands are known, if it lies at a fingertip. Returns null
 * for a nail on a hand's knuckle.
 */
function placed(
  nail: FoundNail,
  hand: HandJoints | undefined,
  believed: readonly HandJoints[],
  photo: Size,
): FoundNail | null {
  if (hand && believed.includes(hand)) {
    const own = nailStarts(hand, photo).find(({ finger }) => finger === nail.finger);
    return own ? atFingertip(nail, { ...own, hand: hand.hand }, photo) : nail;
  }
  const owner = ownerOf(nail.place, believed, photo);
  if (owner === "knuckle") return null;
  if (owner) return atFingertip(nail, owner, photo);
  return nail;
}

/**
 * Returns the nail of a certain hand's fingertip. The direction of the finger is used as further evidence for the
 * nail's direction.
 */
function atFingertip(nail: FoundNail, tip: Fingertip, photo: Size): FoundNail {
  const apart = ((nail.place.angle - tip.place.angle) * Math.PI) / 180;
  const direction = moved(nail.direction, FINGER_ODDS * Math.cos(apart));
  return {
    place: direction < 0.5 ? turnedPlace(nail.place, photo) : nail.place,
    confidence: nail.confidence,
    direction: Math.max(direction, 1 - direction),
    overlap: nail.overlap,
    finger: tip.finger,
    hand: tip.hand,
  };
}

/** Returns a probability after its log odds were raised by `odds`. */
const moved = (chance: number, odds: number): number => probability(oddsOf(chance) + odds);

/**
 * Returns the number of separate, certain nails of a hand. Fingertips whose fits end in the same place count only once.
 * The fits of a falsely found hand often end in the same place.
 */
export function nailsApart(nails: readonly FoundNail[], photo: Size): number {
  const apart: FoundNail[] = [];
  for (const nail of nails) {
    if (nail.confidence < BELIEVED_CONFIDENCE) continue;
    if (apart.every((other) => !isSamePlace(nail.place, other.place, photo))) apart.push(nail);
  }
  return apart.length;
}

/**
 * Returns the fingertip to which this nail belongs, "knuckle" if the nail lies on another part of a hand, and otherwise
 * null.
 */
function ownerOf(place: NailPlace, hands: readonly HandJoints[], photo: Size) {
  const middle = middleOf(place, photo);
  const apart = ([x, y]: [number, number]) => Math.hypot(middle[0] - x, middle[1] - y);
  const tips = hands
    .flatMap((hand) => nailStarts(hand, photo).map((start) => ({ ...start, hand: hand.hand })))
    .map((start) => ({ ...start, apart: apart(middleOf(start.place, photo)) }));
  const nearest = tips.toSorted((a, b) => a.apart - b.apart)[0];
  if (nearest && nearest.apart < AT_FINGERTIP * nearest.place.length) return nearest;
  const isOnHand = hands.some(({ joints }) =>
    joints.some(
      (joint, i) =>
        !(i > 0 && i % 4 === 0) &&
        apart([joint.x, (joint.y * photo.height) / photo.width]) < place.length,
    ),
  );
  return isOnHand ? "knuckle" : null;
}

/** Returns the median length of the more certain half of the nails. */
function usualLength(ranked: readonly FoundNail[]): number {
  const lengths = ranked.slice(0, Math.max(5, ranked.length / 2)).map(({ place }) => place.length);
  return lengths.toSorted((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 1;
}

/** True when two nails overlap. */
function isSamePlace(
  a: NailPlace,
  b: NailPlace,
  photo: { width: number; height: number },
): boolean {
  const [ax, ay] = middleOf(a, photo);
  const [bx, by] = middleOf(b, photo);
  return Math.hypot(ax - bx, ay - by) < 0.6 * Math.max(a.width, b.width);
}

/** Returns x and y of a nail's middle, both in fractions of the photo's width. */
function middleOf(place: NailPlace, photo: { width: number; height: number }): [number, number] {
  const angle = (place.angle * Math.PI) / 180;
  return [
    place.x + (Math.sin(angle) * place.length) / 2,
    (place.y * photo.height) / photo.width - (Math.cos(angle) * place.length) / 2,
  ];
}

/**
 * Assigns a finger to each nail. No two nails of a hand get the same finger. A nail whose finger is not certain gets a
 * free finger, and its guide says that the finger is unknown.
 */
function named(nails: readonly FoundNail[], photo: Size): { guide: NailGuide; nail: FoundNail }[] {
  const known = knownFingers(nails, photo);
  const knownFirst = nails.toSorted((a, b) => Number(known.has(b)) - Number(known.has(a)));
  const guides: { guide: NailGuide; nail: FoundNail }[] = [];
  const isFree = (finger: Finger, hand: Hand | undefined) =>
    !guides.some(({ guide }) => guide.finger === finger && guide.hand === hand);
  for (const nail of knownFirst) {
    const { place, hand } = nail;
    const finger = known.get(nail) ?? nail.finger;
    const hands: (Hand | undefined)[] = hand
      ? [hand, hand === "left" ? "right" : "left"]
      : [undefined, "left", "right"];
    const options = hands.flatMap((side) =>
      (finger ? [finger, ...FINGERS] : FINGERS).map((name) => ({ finger: name, side })),
    );
    const free = options.find((option) => isFree(option.finger, option.side)) ?? options[0];
    if (!free) continue;
    const isKnown = free.finger === known.get(nail);
    const guide: NailGuide = {
      finger: free.finger,
      ...(isKnown ? {} : { fingerUnknown: true }),
      ...(free.side ? { hand: free.side } : {}),
      ...place,
    };
    guides.push({ nail, guide });
  }
  return guides.toSorted(
    ({ guide: a }, { guide: b }) =>
      (a.hand ?? "").localeCompare(b.hand ?? "") ||
      FINGERS.indexOf(a.finger) - FINGERS.indexOf(b.finger),
  );
}
