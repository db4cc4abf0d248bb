import { lineOptions } from "../../draft/index.ts";
import type { Stroke } from "../../tabs/index.ts";

/** A piece of a line: from one place to the next, as thick as the brush is there. */
export interface Piece {
  from: { x: number; y: number };
  to: { x: number; y: number };
  width: number;
}

/** The least share of the way to the pointer that a line follows with each point, and how fast its thickness changes. */
const FOLLOWS_LEAST = 0.15;
const PRESSURE_CHANGE = 0.275;

/**
 * Turns a line into pieces as its points come, each drawn once: `getStroke` outlines the whole stroke anew and cannot.
 * Follows the pointer and thins as it does, so that the finished stroke takes the place of the pieces unseen. `size` and
 * points are in one unit.
 */
export function livePieces(
  stroke: Pick<Stroke, "brush" | "points">,
  size: number,
): (x: number, y: number, pressure: number) => Piece {
  const { thinning = 0, streamline = 0, simulatePressure = true } = lineOptions(stroke);
  const follows = FOLLOWS_LEAST + (1 - streamline) * (1 - FOLLOWS_LEAST);
  let last: { x: number; y: number } | null = null;
  let pressed = 0.25;
  return (x, y, pressure) => {
    const from = last ?? { x, y };
    const to = { x: from.x + (x - from.x) * follows, y: from.y + (y - from.y) * follows };
    last = to;
    if (simulatePressure) {
      const speed = Math.min(1, Math.hypot(to.x - from.x, to.y - from.y) / size);
      pressed = Math.min(1, pressed + (1 - speed - pressed) * speed * PRESSURE_CHANGE);
    } else pressed = pressure;
    return { from, to, width: size * (1 - 2 * thinning * (0.5 - pressed)) };
  };
}
