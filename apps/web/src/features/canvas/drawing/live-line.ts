import { lineOptions } from "../../draft/index.ts";
import type { Stroke } from "../../tabs/index.ts";

/** A piece of a line: from one place to the next, as thick as the brush is there. */
export interface Piece {
  from: { x: number; y: number };
  to: { x: number; y: number };
  width: number;
}

/** With each point, a line goes at least this share of the way to the pointer. */
const FOLLOWS_LEAST = 0.15;
/** How fast the thickness of a line changes. */
const PRESSURE_CHANGE = 0.275;

/**
 * Turns a line into pieces as its points come, so that each is drawn only once; `getStroke` outlines the whole stroke
 * again for every point. The pieces follow the pointer and thin as a stroke of `getStroke` does, so nobody sees the
 * finished stroke take their place. `size` and the points are in the same unit.
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
