import { difference, type Lab } from "../paint/color.ts";
import { type FlatNail, SIZE } from "./flat-nail.ts";

/** A flat nail with its pixels sorted into nail (`inside` is 1) and surroundings (0). */
export interface Plate {
  inside: Uint8Array;
  flat: FlatNail;
}

/** The reaches at which the surroundings of the found outline begin and end; the outline itself has the reach 1. */
const [BESIDE, FAR] = [1.45, 3.2];
/** The number of colours that represent the nail's middle, and the number that represent its surroundings. */
const [OWN_COLORS, OTHER_COLORS] = [4, 6];
/**
 * A colour difference that counts in favour of a pixel inside the found outline and against a pixel outside it. In the
 * upper half, nothing counts in a pixel's favour except its colour, because the outline does not show the tip's shape.
 */
const PRIOR = 0.05;
/** A colour that differs by more than this from all colours beside the nail is not a colour of the surroundings. */
const STRANGE = 0.1;

/** Finds out which pixels are nail: those that look more like the nail's middle than like what is beside the nail. */
export function plateOf(flat: FlatNail): Plate {
  const { labs, reach, isCore, isOther } = flat;
  const own: Lab[] = [];
  const beside: Lab[] = [];
  labs.forEach((lab, p) => {
    if (!lab || isOther[p]) return;
    if (isCore[p]) own.push(lab);
    else if (isBeside(flat, p)) beside.push(lab);
  });
  const ownColors = clusters(own, OWN_COLORS);
  const otherColors = clusters(beside, OTHER_COLORS);
  const chosen = Uint8Array.from(labs, (lab, p) => {
    const out = reach[p] ?? 9;
    if (!lab || isOther[p]) return 0;
    if (isCore[p]) return 1;
    const prior = PRIOR * Math.max(-1, Math.min(isUpper(p) ? 0 : 1, (1.05 - out) * 4));
    // A tip may have a colour that does not occur in the nail's middle. Straight ahead, a pixel therefore counts as
    // nail as soon as its colour differs enough from everything beside the nail.
    const strangest = isAhead(flat, p) ? STRANGE : 1;
    const own = Math.min(strangest, nearest(lab, ownColors));
    return nearest(lab, otherColors) - own + prior > 0 ? 1 : 0;
  });
  return { flat, inside: filled(connected(smoothed(chosen))) };
}

/** True for a pixel in the nail's upper half or straight ahead of its tip. */
function isAhead({ width }: FlatNail, p: number): boolean {
  const across = Math.abs((p % SIZE) + 0.5 - SIZE / 2);
  return across < width * 0.65 && isUpper(p);
}

const isUpper = (p: number): boolean => Math.floor(p / SIZE) < SIZE / 2;

/**
 * True for a pixel beside the nail or below its cuticle. The part beyond the tip is left out, because it may be nail.
 */
function isBeside({ reach, width, length }: FlatNail, p: number): boolean {
  const out = reach[p] ?? 0;
  const across = Math.abs((p % SIZE) + 0.5 - SIZE / 2);
  const below = Math.floor(p / SIZE) - SIZE / 2 - length / 2;
  return out > BESIDE && out < FAR && (across > width * 0.72 || below > length * 0.15);
}

/** Returns up to `count` colours that represent all of these colours. */
function clusters(all: readonly Lab[], count: number): Lab[] {
  const step = Math.max(1, Math.floor(all.length / 600));
  const some = all.filter((_, i) => i % step === 0).toSorted((a, b) => a.l - b.l);
  let centers = Array.from(
    { length: Math.min(count, some.length) },
    (_, i) => some[Math.floor(((i + 0.5) / count) * some.length)],
  ).flatMap((each) => each ?? []);
  for (let round = 0; round < 6; round++) {
    const sums = centers.map(() => ({ l: 0, a: 0, b: 0, n: 0 }));
    for (const lab of some) {
      const sum = sums[nearestIndex(lab, centers)];
      if (!sum) continue;
      sum.l += lab.l;
      sum.a += lab.a;
      sum.b += lab.b;
      sum.n += 1;
    }
    // A colour of only a few pixels, such as a spot of another nail, is dropped.
    centers = sums
      .filter(({ n }) => n > some.length * 0.03)
      .map(({ l, a, b, n }) => ({ l: l / n, a: a / n, b: b / n }));
  }
  return centers;
}

function nearestIndex(lab: Lab, centers: readonly Lab[]): number {
  let [best, least] = [0, Infinity];
  centers.forEach((center, i) => {
    const apart = difference(lab, center);
    if (apart < least) [best, least] = [i, apart];
  });
  return best;
}

const nearest = (lab: Lab, centers: readonly Lab[]): number =>
  Math.min(1, ...centers.map((center) => difference(lab, center)));

/** Gives each pixel the value that most of the nine pixels in and around it have. */
export function smoothed(chosen: Uint8Array): Uint8Array {
  return chosen.map((_, p) => {
    const column = p % SIZE;
    let count = 0;
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++)
        if (column + dx >= 0 && column + dx < SIZE) count += chosen[p + dy * SIZE + dx] ?? 0;
    return count >= 5 - (chosen[p] ?? 0) ? 1 : 0;
  });
}

/** Keeps only the pixels that are connected with the square's middle. */
function connected(chosen: Uint8Array): Uint8Array {
  const start = (SIZE / 2) * SIZE + SIZE / 2;
  return flooded(start, (p) => chosen[p] === 1);
}

/** Fills the holes in the nail, such as a gleam that has the colour of the white table beside the nail. */
function filled(chosen: Uint8Array): Uint8Array {
  const outside = flooded(0, (p) => chosen[p] === 0);
  return outside.map((each) => 1 - each);
}

function flooded(start: number, isFree: (p: number) => boolean): Uint8Array {
  const reached = new Uint8Array(SIZE * SIZE);
  const stack = [start];
  for (let p = stack.pop(); p !== undefined; p = stack.pop()) {
    if (reached[p] || !isFree(p)) continue;
    reached[p] = 1;
    const column = p % SIZE;
    if (column > 0) stack.push(p - 1);
    if (column < SIZE - 1) stack.push(p + 1);
    if (p >= SIZE) stack.push(p - SIZE);
    if (p < SIZE * (SIZE - 1)) stack.push(p + SIZE);
  }
  return reached;
}
