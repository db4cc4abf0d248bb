import { FINGERS, type Finger, type Hand, NAILS_MAX, type NailGuide } from "@lacquer/contracts";
import type { NailPlace } from "./nail-place.ts";
import { type FoundNail, type HandJoints, nailStarts } from "./hand-joints.ts";

interface Size {
  width: number;
  height: number;
}

/** Nails that were seen in one way: at a hand's fingertips, or anywhere on the photo. */
export interface Sighting {
  hand?: HandJoints;
  nails: readonly FoundNail[];
}

/** A hand counts as sure when this many of its fingertips show a nail of at least this confidence. */
const BELIEVED_NAILS = 3;
const BELIEVED_CONFIDENCE = 0.6;
/**
 * The confidence that a nail needs away from a sure hand. `beside`: the photo has a sure hand, so nails elsewhere are
 * unlikely; `without`: it has none.
 */
const LEAST_ALONE = { beside: 0.8, without: 0.7 };
/** The extra confidence of a nail at a sure hand's fingertip. */
const FINGERTIP_WEIGHT = 0.15;
/**
 * The shortest and the longest nail of a hand, in parts of the usual length. The nails of one hand have similar sizes,
 * and a crease or a gleam is smaller.
 */
const [SHORTEST, LONGEST] = [0.5, 2];
/** A nail lies this near its fingertip, in nail lengths. */
const AT_FINGERTIP = 1;

/**
 * One proposal from all sightings, in any order: the surest nails, each place once, each finger of a hand once, at most
 * ten, from thumb to little finger.
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
  return named(kept);
}

/**
 * The number of separate, certain nails of a hand. The fingertips of a false hand lead to the same place.
 */
export function nailsApart(nails: readonly FoundNail[], photo: Size): number {
  const apart: FoundNail[] = [];
  for (const nail of nails) {
    if (nail.confidence < BELIEVED_CONFIDENCE) continue;
    if (apart.every((other) => !isSamePlace(nail.place, other.place, photo))) apart.push(nail);
  }
  return apart.length;
}

/** The finger whose tip has this nail; "knuckle" when it lies on another part of a hand; otherwise undefined. */
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

/** The median length of the surest half. */
function usualLength(ranked: readonly FoundNail[]): number {
  const lengths = ranked.slice(0, Math.max(5, ranked.length / 2)).map(({ place }) => place.length);
  return lengths.toSorted((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 1;
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

/** A nail's middle as x and y, both in fractions of the photo's width. */
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
    const hands: (Hand | undefined)[] = hand
      ? [hand, hand === "left" ? "right" : "left"]
      : [undefined, "left", "right"];
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
