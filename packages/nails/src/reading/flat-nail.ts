import { naturalOf, nailFrame } from "../geometry/outline.ts";
import { naturalHalf } from "../geometry/natural.ts";
import type { Lab } from "../paint/color.ts";
import { hexOf, toLab } from "../paint/color.ts";
import type { NailGuide } from "@lacquer/contracts";
import { type Pixels, sampleAt } from "../photo/samples.ts";

/** The number of rows and of columns of a flat nail. */
export const SIZE = 136;
/** The number of rows that the found nail takes up. */
const UNIT = 62;

/** One nail cut out of a picture: a square of colours with the nail in the middle and the nail's tip up. */
export interface FlatNail {
  /** The colours, row by row; null for a pixel outside the picture. */
  labs: (Lab | null)[];
  /**
   * For each pixel, how far out it lies: 0 is the nail's middle, 1 is the outline that was found, and more is outside.
   */
  reach: Float32Array;
  /** 1 for a pixel that belongs to the nail whatever the nail's shape is, even if the tip is pointed. */
  isCore: Uint8Array;
  /** 1 for a pixel on another nail or close to one. */
  isOther: Uint8Array;
  /** The nail's width and length as found, in pixels of the square. */
  width: number;
  length: number;
}

type Place = Pick<NailGuide, "x" | "y" | "angle" | "width" | "length">;

/** Returns one of the found nails as a flat nail. */
export function flatNail(pixels: Pixels, guide: NailGuide, others: readonly NailGuide[]): FlatNail {
  const labs = Array.from<Lab | null>({ length: SIZE * SIZE });
  const reach = new Float32Array(SIZE * SIZE);
  const isCore = new Uint8Array(SIZE * SIZE);
  const isOther = new Uint8Array(SIZE * SIZE);
  const frame = nailFrame(guide, { nailShape: "oval", nailLength: "short" }, pixels);
  const natural = naturalOf(guide);
  const step = natural / UNIT;
  for (let p = 0; p < labs.length; p++) {
    const across = ((p % SIZE) + 0.5 - SIZE / 2) * step;
    const along = natural / 2 - (Math.floor(p / SIZE) + 0.5 - SIZE / 2) * step;
    const [x, y] = frame.at(across, along);
    labs[p] = colorAt(pixels, x, y, step * frame.width);
    reach[p] = reachOf(across, along, natural);
    isCore[p] = isInCore(across, along / natural) ? 1 : 0;
    // The space ahead of another nail's tip counts as the other nail. Two fingers may touch with their tips, so this
    // nail's core never counts as another nail.
    isOther[p] = !isCore[p] && others.some((other) => isOn(other, x, y, pixels)) ? 1 : 0;
  }
  return { labs, reach, isCore, isOther, width: UNIT / natural, length: UNIT };
}

/** Returns the mean colour of a square of the picture; null if the square is outside the picture. */
function colorAt(pixels: Pixels, x: number, y: number, side: number): Lab | null {
  const count = Math.max(1, Math.min(6, Math.round(side)));
  let [r, g, b, seen] = [0, 0, 0, 0];
  for (let i = 0; i < count * count; i++) {
    const dx = (((i % count) + 0.5) / count - 0.5) * side;
    const dy = ((Math.floor(i / count) + 0.5) / count - 0.5) * side;
    const sample = sampleAt(pixels, x + dx - 0.5, y + dy - 0.5);
    if (!sample) continue;
    r += sample.r;
    g += sample.g;
    b += sample.b;
    seen += 1;
  }
  return seen === 0 ? null : toLab(hexOf(r / seen, g / seen, b / seen));
}

/**
 * Returns how far out a point is: 0 in the nail's middle, 1 on its outline, and more outside. The arguments are in nail
 * widths.
 */
function reachOf(across: number, along: number, natural: number): number {
  const middle = natural / 2;
  const end = Math.abs(along - middle) / middle;
  const half = Math.max(0.12, naturalHalf(Math.min(along, natural), natural));
  return Math.max(end, Math.abs(across) / half);
}

/**
 * True for a point that belongs to nails of every shape. `across` is in nail widths, and `share` is 0 at the cuticle
 * and 1 at the tip.
 */
function isInCore(across: number, share: number): boolean {
  const half = 0.31 * Math.min(1, (1 - share) / 0.55);
  return share > 0.2 && share < 0.88 && Math.abs(across) < half;
}

/** True if a point lies on another nail or close to it. */
function isOn(other: Place, x: number, y: number, { width, height }: Pixels): boolean {
  const radians = (other.angle * Math.PI) / 180;
  const dx = x - other.x * width;
  const dy = y - other.y * height;
  const along = dx * Math.sin(radians) - dy * Math.cos(radians);
  const across = dx * Math.cos(radians) + dy * Math.sin(radians);
  const length = other.length * width;
  return (
    Math.abs(across) < other.width * width * 0.7 && along > -0.2 * length && along < 1.6 * length
  );
}
