import { FINGERS, type Finger } from "@lacquer/contracts";
import type { FoundNail } from "./hand-joints.ts";
import type { NailPlace } from "./nail-place.ts";

interface Size {
  width: number;
  height: number;
}

/** The middle of a nail, in fractions of the photo's width, and the nail's direction in degrees. */
interface Spot {
  x: number;
  y: number;
  angle: number;
}

/**
 * Fingers are named according to their places only if the best candidate for the thumb scores at least this much higher
 * than any other candidate.
 */
const LEAST_MARGIN = 0.3;
/** The distances of the thumb from the two ends of the row of other nails must differ by at least this factor. */
const LEAST_LEAN = 1.25;
/**
 * A thumb counts as apart if it is this far from the row, measured in the row's usual gaps, or turned by this many
 * degrees.
 */
const [APART, TURNED] = [1.25, 25];

/**
 * Returns the nails whose finger is certain, with that finger. Nails that belong to no known hand are named only if the
 * photo has exactly five nails.
 */
export function knownFingers(nails: readonly FoundNail[], photo: Size): Map<FoundNail, Finger> {
  const hands = [...Map.groupBy(nails, ({ hand }) => hand).values()];
  const named = hands
    .filter(([first]) => first?.hand || (hands.length === 1 && nails.length === FINGERS.length))
    .flatMap((hand) => nameFingers(hand, photo).map((finger, i) => [hand[i], finger] as const));
  return new Map(named.flatMap(([nail, finger]) => (nail && finger ? [[nail, finger]] : [])));
}

/**
 * Returns the finger of each nail, or undefined if the finger is not certain. All nails belong to one hand. Some may
 * already have a finger from the hand's joints. Joints place a fingertip well, but may name all fingers of a hand
 * wrongly, so the places of the nails must agree with the names: the thumb is apart from the row of the others, and
 * beside the index finger.
 */
function nameFingers(nails: readonly FoundNail[], photo: Size): (Finger | undefined)[] {
  const seen = new Set<Finger>();
  const own = nails.filter(({ finger }) => {
    if (!finger || seen.has(finger)) return nails.length <= FINGERS.length;
    seen.add(finger);
    return true;
  });
  const spots = own.map(({ place }) => spotOf(place, photo));
  const isKnown = own.some(({ finger }) => finger);
  const names = spots.length === FINGERS.length && !isKnown ? byPlace(spots) : agreeing(own, spots);
  return nails.map((nail) => names?.[own.indexOf(nail)]);
}

/**
 * Names five nails according to their places alone; null if it is not clear which is the thumb, or where the index
 * finger is.
 */
function byPlace(spots: readonly Spot[]): Finger[] | null {
  const [best, second] = spots
    .map((thumb) => handWith(thumb, spots))
    .toSorted((a, b) => b.score - a.score);
  if (!best || !second || best.score - second.score < LEAST_MARGIN) return null;
  const row = fromThumb(best.thumb, best.row);
  if (!row) return null;
  return spots.map((spot) => FINGERS[spot === best.thumb ? 0 : row.indexOf(spot) + 1] ?? "thumb");
}

/**
 * Rates a nail as the thumb. A good thumb is far from the others and turned away from them, and the others form an even
 * row.
 */
function handWith(thumb: Spot, spots: readonly Spot[]) {
  const row = inRow(spots.filter((spot) => spot !== thumb));
  const gaps = gapsOf(row.spots);
  const gap = mean(gaps);
  const mainly = directionOf(row.spots);
  const uneven = Math.log(Math.max(...gaps) / Math.max(1e-6, Math.min(...gaps)));
  const score =
    0.5 * Math.min(3, distance(thumb, row.spots) / gap) +
    Math.min(90, turnBetween(thumb.angle, mainly.angle)) / 90 -
    row.bend / gap -
    0.5 * uneven +
    3 * mainly.unity;
  return { thumb, row: row.spots, score };
}

/**
 * Returns the fingers that the joints gave to the nails if a row of three or more nails agrees with them; otherwise
 * null.
 */
function agreeing(
  nails: readonly FoundNail[],
  spots: readonly Spot[],
): (Finger | undefined)[] | null {
  const at = nails.findIndex(({ finger }) => finger === "thumb");
  const thumb = spots[at];
  const named = nails.flatMap(({ finger }, i) => {
    const spot = spots[i];
    return finger && spot && i !== at ? [{ order: FINGERS.indexOf(finger), spot }] : [];
  });
  if (!thumb || named.length < 2) return null;
  const byName = named.toSorted((a, b) => a.order - b.order).map(({ spot }) => spot);
  const { spots: along } = inRow(byName);
  const row = fromThumb(thumb, along);
  if (!row || row.some((spot, i) => spot !== byName[i])) return null;
  const gap = mean(gapsOf(row));
  const isApart =
    distance(thumb, row) >= APART * gap ||
    turnBetween(thumb.angle, directionOf(row).angle) >= TURNED;
  return isApart ? nails.map(({ finger }) => finger) : null;
}

/** Returns the row, starting at the end beside the thumb; null if both ends are about equally far from the thumb. */
function fromThumb(thumb: Spot, row: readonly Spot[]): Spot[] | null {
  const [first, last] = [row[0], row.at(-1)];
  if (!first || !last) return null;
  const [near, far] = [distance(thumb, [first]), distance(thumb, [last])];
  if (Math.max(near, far) < LEAST_LEAN * Math.min(near, far)) return null;
  return near < far ? [...row] : row.toReversed();
}

/** Returns the spots in their order along the line through them, and their usual distance from that line. */
function inRow(spots: readonly Spot[]): { spots: Spot[]; bend: number } {
  const [mx, my] = [mean(spots.map(({ x }) => x)), mean(spots.map(({ y }) => y))];
  const sum = (of: (dx: number, dy: number) => number) =>
    spots.reduce((total, { x, y }) => total + of(x - mx, y - my), 0);
  const turn =
    Math.atan2(
      2 * sum((x, y) => x * y),
      sum((x, y) => x * x - y * y),
    ) / 2;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return {
    spots: spots.toSorted((a, b) => a.x * cos + a.y * sin - b.x * cos - b.y * sin),
    bend: Math.sqrt(sum((x, y) => (y * cos - x * sin) ** 2) / spots.length),
  };
}

/** Returns the mean direction of nails, and how well they agree on it, 0–1. */
function directionOf(spots: readonly Spot[]): { angle: number; unity: number } {
  const radians = spots.map(({ angle }) => (angle * Math.PI) / 180);
  const [x, y] = [mean(radians.map(Math.sin)), mean(radians.map(Math.cos))];
  return { angle: (Math.atan2(x, y) * 180) / Math.PI, unity: Math.hypot(x, y) };
}

const gapsOf = (row: readonly Spot[]) =>
  row.slice(1).map((spot, i) => distance(spot, row.slice(i, i + 1)));

/** Returns the distance to the nearest of the others. */
const distance = (spot: Spot, others: readonly Spot[]) =>
  Math.min(...others.map((other) => Math.hypot(spot.x - other.x, spot.y - other.y)));

const turnBetween = (a: number, b: number) => Math.abs(((((a - b + 180) % 360) + 360) % 360) - 180);

const mean = (list: readonly number[]) =>
  list.reduce((total, each) => total + each, 0) / Math.max(1, list.length);

function spotOf({ x, y, angle, length }: NailPlace, { width, height }: Size): Spot {
  const radians = (angle * Math.PI) / 180;
  return {
    x: x + (Math.sin(radians) * length) / 2,
    y: (y * height) / width - (Math.cos(radians) * length) / 2,
    angle,
  };
}
