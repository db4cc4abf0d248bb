import { MARGIN, reachOf } from "./field.ts";
import type { Nail } from "./nail.ts";

/** The area in which a thing can be seen, in wrapped nail widths. */
export interface Box {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/** The number of grid squares in one nail width. */
const SQUARES = 16;

/**
 * Returns a function that finds the things that can be seen at a point, in their original order. The things are sorted
 * into grid squares once for each nail, so that a pixel checks only the few things of its own square.
 */
export function nearOf<Thing>(
  nail: Nail,
  things: readonly Thing[],
  boxOf: (thing: Thing) => Box,
): (x: number, y: number) => readonly Thing[] {
  const left = -reachOf(nail);
  const columns = Math.ceil(-2 * left * SQUARES);
  const rows = Math.ceil((nail.length + 2 * MARGIN) * SQUARES);
  const squares: Thing[][] = Array.from({ length: columns * rows }, () => []);
  const columnOf = (x: number): number =>
    Math.min(columns - 1, Math.max(0, Math.floor((x - left) * SQUARES)));
  const rowOf = (y: number): number =>
    Math.min(rows - 1, Math.max(0, Math.floor((y + MARGIN) * SQUARES)));
  for (const thing of things) {
    const box = boxOf(thing);
    for (let k = rowOf(box.bottom); k <= rowOf(box.top); k++)
      for (let i = columnOf(box.left); i <= columnOf(box.right); i++)
        squares[k * columns + i]?.push(thing);
  }
  return (x, y) => squares[rowOf(y) * columns + columnOf(x)] ?? [];
}
