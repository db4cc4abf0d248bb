import type { Point } from "../geometry/outline.ts";
import type { NailCanvas } from "./canvas.ts";

/** A stroke that follows one side of the nail, thickest in its middle, as a closed path. */
export function sliver(
  nail: NailCanvas,
  side: -1 | 1,
  shape: { from: number; to: number; inset: number; thickness: number; ends?: number },
): string {
  const outer: Point[] = [];
  const inner: Point[] = [];
  const steps = 16;
  for (let i = 0; i <= steps; i++) {
    const t = i / steps;
    const y = shape.from + (shape.to - shape.from) * t;
    const edge = side < 0 ? nail.frame.profile.left(y) : nail.frame.profile.right(y);
    const middle = (nail.frame.profile.left(y) + nail.frame.profile.right(y)) / 2;
    const x = middle + (edge - middle) * shape.inset;
    const thick =
      shape.thickness *
      Math.sin(Math.PI * Math.min(0.985, Math.max(0.015, t))) ** (shape.ends ?? 0.45);
    outer.push([x, y]);
    inner.push([x - side * thick * Math.min(1, Math.abs(edge - middle) / 0.4), y]);
  }
  return nail.curve([...outer, ...inner.toReversed()], true);
}

/** Where on the length the sides begin to close towards the tip, in nail widths. */
export function shoulder(nail: NailCanvas): number {
  const { profile, length } = nail.frame;
  for (let y = length; y > length * 0.4; y -= length / 60) {
    if (profile.right(y) - profile.left(y) > 0.62) return y;
  }
  return length * 0.6;
}

/** A line across the nail at height `y`, bent towards the tip in its middle by `bend`. */
export function crossing(y: number, bend: number, reach = 0.8): Point[] {
  const points: Point[] = [];
  for (let i = 0; i <= 12; i++) {
    const x = -reach + (i * reach) / 6;
    points.push([x, y + bend * (1 - (x / 0.5) ** 2)]);
  }
  return points;
}
