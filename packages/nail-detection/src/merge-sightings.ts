import { FINGERS, type Finger, type Hand, NAILS_MAX, type NailGuide } from "@lacquer/contracts";
import { knownFingers } from "./name-fingers.ts";
import type { NailPlace } from "./nail-place.ts";
import { type FoundNail, type HandJoints, nailStarts } from "./hand-joints.ts";

interface Size {
  width: number;
  height: number;
}

/** Nails that were found by one method: at a hand's fingertips, or anywhere on the photo. */
export interface Sighting {
  hand?: HandJoints;
  nails: readonly FoundNail[];
}

/** A hand is certain when this many of its fingertips show a nail of at least this confidence. */
const BELIEVED_NAILS = 3;
const BELIEVED_CONFIDENCE = 0.6;
/**
 * The least confidence of a nail that is not at a certain hand. `beside` applies when the photo has a certain hand,
 * because nails elsewhere are then unlikely. `without` applies when the photo has no certain hand.
 */
const LEAST_ALONE = { beside: 0.8, without: 0.7 };
/** The extra confidence of a nail at the fingertip of a certain hand. */
const FINGERTIP_WEIGHT = 0.15;
/**
 * The shortest and the longest nail of a hand, as multiples of the hand's usual nail length. The nails of one hand have
 * similar sizes, and a crease or a gleam is smaller.
 */
const [SHORTEST, LONGEST] = [0.5, 2];
/** A nail within this distance of a fingertip belongs to that fingertip, in nail lengths. */
const AT_FINGERTIP = 1;

/**
 * Returns one proposal from all sightings, whatever their order. The proposal contains the most certain nails, at most
 * one for each place and one for each finger of a hand. At most ten nails are returned, ordered from thumb to little
 * finger.
 */
export function mergeSightings(sightings: readonly Sighting[], photo: Size): NailGuide[] {
  const believed = sightings.flatMap(({ hand, nails }) =>
    hand && nailsApart(nails, photo) >= BELIEVED_NAILS ? [hand] : [],
  );
  const ranked = sightings
    .flatMap(({ hand, nails }) => {
      const isHand = hand && believed.includes(hand);
      return nails.flatMap((nail) => {
        if (isHand) return [{ nail, rank: nail.confidence + FINGERTIP_WEIGHT }];
        const owner = ownerOf(nail.place, believed, photo);
        if (owner === "knuckle") return [];
        if (owner) {
          const known = { ...nail, finger: owner.finger, hand: owner.hand };
          return [{ nail: known, rank: nail.confidence + FINGERTIP_WEIGHT }];
        }
        if (nail.confidence < LEAST_ALONE[believed.length > 0 ? "beside" : "without"]) return [];
        return [{ nail, rank: nail.confidence }];
      });
    })
    .toSorted((a, b) => b.rank - a.rank);
  const usual = usualLength(ranked.map(({ nail }) => nail));
  const kept: FoundNail[] = [];
  for (const { nail } of ranked) {
    if (kept.length >= NAILS_MAX) break;
    const size = nail.place.length / usual;
    if (size < SHORTEST || size > LONGEST) continue;
    if (kept.some((other) => isSamePlace(nail.place, other.place, photo))) continue;
    kept.push(nail);
  }
  return named(kept, photo);
}

/**
 * Returns the number of separate, certain nails of a hand. Fingertips that lead to the same place count once. The
 * fingertips of a falsely found hand often lead to the same place.
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
 * Returns the finger whose tip has this nail, "knuckle" when the nail lies on another part of a hand, and otherwise
 * undefined.
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
 * Assigns a finger to each nail. No two nails of a hand get the same finger. A nail whose finger is not certain gets one
 * that is free, and says so.
 */
function named(nails: readonly FoundNail[], photo: Size): NailGuide[] {
  const known = knownFingers(nails, photo);
  const knownFirst = nails.toSorted((a, b) => Number(known.has(b)) - Number(known.has(a)));
  const guides: NailGuide[] = [];
  const isFree = (finger: Finger, hand: Hand | undefined) =>
    !guides.some((guide) => guide.finger === finger && guide.hand === hand);
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
    guides.push({
      finger: free.finger,
      ...(isKnown ? {} : { fingerUnknown: true }),
      ...(free.side ? { hand: free.side } : {}),
      ...place,
    });
  }
  return guides.toSorted(
    (a, b) =>
      (a.hand ?? "").localeCompare(b.hand ?? "") ||
      FINGERS.indexOf(a.finger) - FINGERS.indexOf(b.finger),
  );
}
