import type { NailLength, NailShape } from "@lacquer/contracts";
import { power } from "../maths/maths.ts";

/**
 * The sides of a nail as a function of the distance from the cuticle. All lengths are in nail widths: x runs from −0.5
 * to 0.5 across the nail, and y from 0 at the cuticle to `length` at the tip.
 */
export interface Profile {
  length: number;
  left(y: number): number;
  right(y: number): number;
}

/** The free edge beyond the tip of the natural nail, in nail widths. */
const EXTENSION: Record<NailLength, number> = {
  short: 0.08,
  medium: 0.42,
  long: 0.86,
  "extra-long": 1.38,
};

/**
 * The additional free edge of tapered shapes, in nail widths. Without it, these shapes could not cover the natural
 * nail's corners.
 */
const SHAPE_EXTENSION: Partial<Record<NailShape, number>> = {
  almond: 0.1,
  "mountain-peak": 0.16,
  stiletto: 0.34,
  edge: 0.26,
  "arrow-head": 0.18,
  ballerina: 0.06,
  lipstick: 0.2,
};

/** How far the cuticle's curve rises at the sides, in nail widths. */
const CUTICLE_RISE = 0.42;

/**
 * Returns half of the width of a curve that is closed at s = 0 and has its full width at s = 1. A low `q` makes the end
 * round, and a `q` of 1 makes it pointed.
 */
function closing(s: number, p: number, q: number): number {
  if (s <= 0) return 0;
  return s >= 1 ? 0.5 : 0.5 * power(1 - power(1 - s, p), q);
}

/**
 * Returns half of the width of a flat tip that is slightly crowned and has corners of radius `r`. `d` is the distance
 * from the tip.
 */
function flatTip(d: number, half: number, crown: number, r: number): number {
  const arch = d >= crown ? half : half * Math.sqrt(Math.max(0, d) / crown);
  const inCorner = d - crown * 0.7;
  if (inCorner >= r) return arch;
  const corner = half - r + Math.sqrt(Math.max(0, r * r - square(r - Math.max(0, inCorner))));
  return Math.min(arch, corner);
}

function square(x: number): number {
  return x * x;
}

function smooth(t: number): number {
  const s = Math.min(1, Math.max(0, t));
  return s * s * (3 - 2 * s);
}

/** Returns half of the width at height `y`, without the cuticle's curve. All lengths are in nail widths. */
function tipHalf(shape: NailShape, y: number, length: number, natural: number): number {
  const d = length - y;
  const free = length - natural;
  switch (shape) {
    case "square":
      return flatTip(d, 0.5, 0.045, 0.05);
    case "squoval":
      return closing(d / 0.34, 3, 0.4);
    case "rounded":
      return closing(d / 0.5, 2, 0.5);
    case "oval":
      return closing(d / (0.72 + free * 0.45), 2.15, 0.5);
    case "almond":
      return closing(d / Math.max(1, free + natural * 0.52), 1.95, 0.6);
    case "mountain-peak":
      return closing(d / 0.66, 1.75, 1);
    case "stiletto":
      return closing(d / (free + natural * 0.54), 1.36, 1);
    case "edge":
      return closing(d / (free + natural * 0.18), 1, 1);
    case "ballerina": {
      const taper = free + natural * 0.42;
      return flatTip(d, 0.27 + 0.23 * Math.min(1, power(d / taper, 0.94)), 0.03, 0.045);
    }
    case "flare":
      return flatTip(
        d,
        0.5 + 0.17 * smooth((y - natural * 0.46) / (length - natural * 0.46)),
        0.09,
        0.05,
      );
    case "arrow-head": {
      const shoulder = 0.58;
      const widening = 0.055 * smooth((y - natural * 0.25) / (length - shoulder - natural * 0.25));
      return d >= shoulder ? 0.5 + widening : (0.5 + widening) * (d / shoulder);
    }
    case "lipstick":
      return 0.5;
  }
}

/** Returns x of the slanted cut of a lipstick nail at height y. The corners of the cut are rounded off. */
function lipstickLeft(y: number, length: number): number {
  const slant = 0.62;
  const d = length - y;
  if (d >= slant) return -0.5;
  const x = 0.5 - d / slant;
  const corner = slant - d < 0.12 ? square((0.12 - (slant - d)) / 0.12) * 0.02 : 0;
  return Math.min(0.47, x - corner);
}

/**
 * The maximum number of cached profiles, which is enough for all nails of a few designs. Data that is derived from a
 * profile stays in memory as long as the profile does.
 */
const KEPT_MOST = 64;
const kept = new Map<string, Profile>();

/**
 * Returns the sides of a nail of this shape and length over a natural nail that is `natural` widths long. The profile
 * starts at the cuticle and is always longer than the natural nail.
 */
export function nailProfile(shape: NailShape, length: NailLength, natural: number): Profile {
  const key = `${shape} ${length} ${natural}`;
  const known = kept.get(key);
  if (known) return known;
  const profile = newProfile(shape, length, natural);
  const [oldest] = kept.keys();
  if (kept.size >= KEPT_MOST && oldest !== undefined) kept.delete(oldest);
  kept.set(key, profile);
  return profile;
}

function newProfile(shape: NailShape, length: NailLength, natural: number): Profile {
  const total = natural * 1.02 + EXTENSION[length] + (SHAPE_EXTENSION[shape] ?? 0);
  const rise = Math.min(CUTICLE_RISE, natural * 0.42);
  const half = (y: number): number => {
    const bow = 0.955 + 0.045 * smooth(y / (natural * 0.55));
    const cuticle = y >= rise ? 1 : power(1 - power(1 - Math.max(0, y) / rise, 2.3), 1 / 2.3);
    return tipHalf(shape, y, total, natural) * bow * cuticle;
  };
  if (shape !== "lipstick") return { length: total, left: (y) => -half(y), right: half };
  const cut = (y: number): number => Math.max(-half(y), lipstickLeft(y, total));
  const right = (y: number): number => {
    const d = total - y;
    return d >= 0.08
      ? half(y)
      : Math.max(cut(y), 0.42 + Math.sqrt(Math.max(0, 0.0064 - square(0.08 - d))));
  };
  return { length: total, left: cut, right };
}
