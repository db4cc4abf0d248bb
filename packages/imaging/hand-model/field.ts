import type { Anatomy, Mass } from "./anatomy.ts";
import { locate, type Spot, trace, type Traced } from "./curve.ts";

/**
 * One column of the hand's distance field, straight down through (x, y). All values that depend only on x and y are
 * computed once for each column, so that a step downwards costs only a few square roots.
 */
export interface Column {
  /**
   * For each part of the hand: the squared distance of (x, y) from its middle line as a share of its width, the height
   * of its middle, half its thickness, and its scale.
   */
  side: Float64Array;
  middle: Float64Array;
  thick: Float64Array;
  scale: Float64Array;
}

export interface Field {
  fingers: readonly Traced[];
  palm: readonly Traced[];
  masses: readonly Mass[];
  /** The height from which each descent starts, above every part of the hand. */
  top: number;
}

export function fieldOf(anatomy: Anatomy): Field {
  return {
    fingers: anatomy.fingers.map(trace),
    palm: anatomy.palm.map(trace),
    masses: anatomy.masses,
    top: 5.2,
  };
}

export function columnFor({ fingers, palm, masses }: Field): Column {
  const count = fingers.length + palm.length + masses.length;
  const make = (): Float64Array => new Float64Array(count);
  return { side: make(), middle: make(), thick: make(), scale: make() };
}

const FAR = 1e6;

export const newSpot = (): Spot => ({
  along: 0,
  across: 0,
  beyond: 0,
  height: 0,
  width: 1,
  thick: 1,
});

/**
 * Fills the column over (x, y), and writes the positions on the fingers into `spots`. Returns false if no part of the
 * hand is near.
 */
export function stand(
  field: Field,
  x: number,
  y: number,
  column: Column,
  spots: readonly Spot[],
): boolean {
  const { fingers, palm, masses } = field;
  const tubes = fingers.length + palm.length;
  const scratch = SCRATCH;
  let isNear = false;
  for (let i = 0; i < tubes; i++) {
    const tube = (i < fingers.length ? fingers[i] : palm[i - fingers.length]) as Traced;
    const [left, low, right, high] = tube.bounds;
    if (x < left || x > right || y < low || y > high) {
      column.side[i] = FAR;
      if (i < fingers.length) (spots[i] as Spot).along = -FAR;
      continue;
    }
    const spot = i < fingers.length ? (spots[i] as Spot) : scratch;
    locate(tube, x, y, spot);
    const cap = spot.beyond < 0 ? tube.ends[0] : tube.ends[1];
    const across = spot.across / spot.width;
    const beyond = spot.beyond / cap;
    const side = across * across + beyond * beyond;
    column.side[i] = side;
    column.middle[i] = spot.height;
    column.thick[i] = spot.thick;
    column.scale[i] = Math.min(spot.width, spot.thick);
    if (side < 6) isNear = true;
  }
  for (let i = 0; i < masses.length; i++) {
    const { at, radii, turn } = masses[i] as Mass;
    const angle = (turn * Math.PI) / 180;
    const dx = x - at[0];
    const dy = y - at[1];
    const u = (dx * Math.cos(angle) - dy * Math.sin(angle)) / radii[0];
    const v = (dx * Math.sin(angle) + dy * Math.cos(angle)) / radii[1];
    const to = tubes + i;
    column.side[to] = u * u + v * v;
    column.middle[to] = at[2];
    column.thick[to] = radii[2];
    column.scale[to] = Math.min(radii[0], radii[1], radii[2]);
    if (u * u + v * v < 4) isNear = true;
  }
  return isNear;
}

const SCRATCH = newSpot();

/** Returns the lesser of two distances, rounded off where they differ by less than `soft`. */
function join(a: number, b: number, soft: number): number {
  const h = soft - Math.abs(a - b);
  return Math.min(a, b) - (h > 0 ? (h * h) / (4 * soft) : 0);
}

/**
 * The softness of the transitions, in centimetres: from a finger or the thumb to the palm, between the bones of the
 * palm, and between two fingers.
 */
const FINGER_TO_PALM = 0.55;
const THUMB_TO_PALM = 1.15;
const BONE_TO_BONE = 1.35;
const FINGER_TO_FINGER = 0.42;

/** Returns the distance to the hand at height z of this column; negative inside the hand. */
export function distance(field: Field, column: Column, z: number): number {
  const { fingers, palm, masses } = field;
  const { side, middle, thick, scale } = column;
  const at = (i: number): number => {
    const used = side[i] as number;
    if (used >= FAR) return FAR;
    const t = (z - (middle[i] as number)) / (thick[i] as number);
    return (Math.sqrt(used + t * t) - 1) * (scale[i] as number);
  };
  const bones = fingers.length;
  const lumps = bones + palm.length;
  let hand = FAR;
  for (let i = bones; i < lumps; i++) hand = join(hand, at(i), BONE_TO_BONE);
  for (let i = 0; i < masses.length; i++)
    hand = join(hand, at(lumps + i), (masses[i] as Mass).soft);
  let all = FAR;
  for (let i = 0; i < bones; i++)
    all = join(all, join(at(i), hand, i === 0 ? THUMB_TO_PALM : FINGER_TO_PALM), FINGER_TO_FINGER);
  return all;
}

/**
 * Returns the height of the hand's surface, searched from above. The height is null if the column misses the hand.
 * `nearest` is the least distance to the hand on the way down.
 */
export function descend(field: Field, column: Column): { height: number | null; nearest: number } {
  let z = field.top;
  let nearest = FAR;
  for (let i = 0; i < 90 && z > 0; i++) {
    const d = distance(field, column, z);
    if (d < nearest) nearest = d;
    if (d < 0.0008) return { height: refined(field, column, z), nearest: 0 };
    z -= Math.max(0.004, d * 0.6);
  }
  return { height: null, nearest };
}

/**
 * Returns the exact height of the surface by bisection between the last two steps, because the steps use a rough
 * distance.
 */
function refined(field: Field, column: Column, z: number): number {
  let inside = z - 0.01;
  let outside = z + 0.06;
  for (let i = 0; i < 14; i++) {
    const half = (inside + outside) / 2;
    if (distance(field, column, half) < 0) inside = half;
    else outside = half;
  }
  return (inside + outside) / 2;
}
