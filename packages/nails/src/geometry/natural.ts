import { power } from "../maths/maths.ts";
import type { NailFrame, Point } from "./outline.ts";

/**
 * Returns half of the natural nail's width at height y, in nail widths. The nail has straight sides and a rounded free
 * edge.
 */
export function naturalHalf(y: number, natural: number): number {
  const reach = Math.min(0.55, natural * 0.5);
  const d = natural * 1.02 - y;
  const closing = d >= reach ? 1 : Math.sqrt(1 - power(1 - Math.max(0, d) / reach, 2.2));
  return 0.505 * closing;
}

/**
 * Returns the outline of the natural nail in pixels, without the first third of its length, which the new nail's
 * cuticle always covers.
 */
export function naturalOutline(frame: NailFrame): Point[] {
  const from = frame.natural / 3;
  const sides: [Point[], Point[]] = [[], []];
  for (let i = 0; i <= 20; i++) {
    const y = from + ((frame.natural * 1.02 - from) * i) / 20;
    const half = naturalHalf(y, frame.natural);
    sides[0].push(frame.at(-half, y));
    sides[1].push(frame.at(half, y));
  }
  return [...sides[0], ...sides[1].toReversed()];
}
