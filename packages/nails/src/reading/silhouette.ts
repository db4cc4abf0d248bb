import { SIZE } from "./flat-nail.ts";
import type { Plate } from "./plate.ts";

/**
 * One row across a nail, in pixels: the nail's width there, and how far its middle is to the right of the square's
 * middle.
 */
export interface Row {
  width: number;
  middle: number;
}

/** The rows of a nail at evenly spaced heights from cuticle to tip, and the nail's size in pixels. */
export interface Silhouette {
  rows: Row[];
  length: number;
  width: number;
}

/** The number of rows in a silhouette. */
const HEIGHTS = 24;
/** A nail with fewer rows of pixels is too small for its shape to be seen. */
const LEAST_ROWS = 12;
const NO_ROW: Row = { width: 0, middle: 0 };

/** Returns the nail's silhouette; null if the picture shows too little of the nail. */
export function silhouetteOf({ inside }: Pick<Plate, "inside">): Silhouette | null {
  const all = Array.from({ length: SIZE }, (_, row) => rowAt(inside, row));
  const first = all.findIndex(({ width }) => width >= 1);
  const bottom = all.findLastIndex(({ width }) => width >= 1) + 1;
  const length = bottom - first;
  if (first <= 0 || length < LEAST_ROWS) return null;
  const widths = all.map(({ width }) => width).toSorted((a, b) => b - a);
  const width = widths[Math.floor(length * 0.1)] ?? 1;
  const rows = Array.from({ length: HEIGHTS }, (_, i) => {
    const at = bottom - ((i + 0.5) / HEIGHTS) * length - 0.5;
    const [low, share] = [Math.floor(at), at - Math.floor(at)];
    const [a, b] = [all[low] ?? NO_ROW, all[low + 1] ?? NO_ROW];
    const between = (x: number, y: number) => x * (1 - share) + y * share;
    const middle = a.width < 1 ? b.middle : b.width < 1 ? a.middle : between(a.middle, b.middle);
    return { width: between(a.width, b.width), middle };
  });
  return { rows, length, width };
}

function rowAt(inside: Uint8Array, row: number): Row {
  let [width, moment] = [0, 0];
  for (let column = 0; column < SIZE; column++) {
    const is = inside[row * SIZE + column] ?? 0;
    width += is;
    moment += is * (column + 0.5 - SIZE / 2);
  }
  return { width, middle: width > 0 ? moment / width : 0 };
}
