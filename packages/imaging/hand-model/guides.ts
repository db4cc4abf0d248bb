import type { NailGuide } from "@lacquer/contracts";
import type { Anatomy, FingerShape } from "./anatomy.ts";
import { trace, type Traced } from "./curve.ts";
import { pixelOf, type View } from "./view.ts";

/** Returns the point at this length along a finger's middle line and at this distance across the line. */
function placeAt(line: Traced, along: number, across: number): readonly [number, number] {
  const last = line.x.length - 1;
  let i = 0;
  while (i < last - 1 && (line.along[i + 1] as number) < along) i++;
  const [ax, ay] = [line.x[i] as number, line.y[i] as number];
  const [dx, dy] = [(line.x[i + 1] as number) - ax, (line.y[i + 1] as number) - ay];
  const length = Math.hypot(dx, dy);
  const t = (along - (line.along[i] as number)) / length;
  return [ax + dx * t + (dy / length) * across, ay + dy * t - (dx / length) * across];
}

function guideOf(shape: FingerShape, view: View): NailGuide {
  const line = trace(shape);
  const { nail, finger } = shape;
  const [cx, cy] = pixelOf(view, ...placeAt(line, nail.from, nail.shift));
  const [tx, ty] = pixelOf(view, ...placeAt(line, nail.from + nail.length, nail.shift));
  const round = (value: number, digits: number): number => Number(value.toFixed(digits));
  return {
    finger,
    hand: "left",
    x: round(cx / view.width, 5),
    y: round(cy / view.height, 5),
    angle: round((Math.atan2(tx - cx, cy - ty) * 180) / Math.PI, 2),
    width: round((nail.width * view.scale) / view.width, 5),
    length: round(Math.hypot(tx - cx, ty - cy) / view.width, 5),
  };
}

/** Returns the known positions of the hand's nails in its picture. */
export function guidesOf({ fingers }: Anatomy, view: View): NailGuide[] {
  return fingers.map((shape) => guideOf(shape, view));
}
