import { lineOptions } from "../../draft/index.ts";
import type { Stroke } from "../../tabs/index.ts";

/** A piece of a line between two points, with the width that the brush has at the second point. */
export interface Piece {
  from: { x: number; y: number };
  to: { x: number; y: number };
  width: number;
}

/** With each new point, the line covers at least this share of the distance to the pointer. */
const FOLLOWS_LEAST = 0.15;
/** How quickly the simulated pressure follows the pointer's speed. The pressure sets the line's width. */
const PRESSURE_CHANGE = 0.275;

/**
 * Turns a stroke into pieces while its points arrive, so that each piece is drawn only once; `getStroke` would outline
 * the whole stroke again for every point. The pieces follow the pointer and get thinner as a `getStroke` stroke does,
 * so nobody sees the finished stroke replace them. `size` and the points use the same unit.
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
