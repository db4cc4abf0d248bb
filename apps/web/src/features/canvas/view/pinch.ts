import type { Point } from "./geometry.ts";
import type { ViewControl } from "./use-view.ts";

/** Two fingers on the photo, in stage pixels. */
export interface Pinch {
  distance: number;
  middle: Point;
}

/** The start of a pinch: the zoom, and the point of the photo between the fingers. */
export interface PinchStart extends Pinch {
  scale: number;
  point: Point;
}

/** Returns the pinch of the first two fingers; null if fewer than two are down. */
export function pinchOf([a, b]: readonly Point[]): Pinch | null {
  if (!a || !b) return null;
  return {
    distance: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)),
    middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 },
  };
}

/** Moves and zooms the photo with the fingers. The point of the photo between the fingers stays between them. */
export function followPinch(control: ViewControl, start: PinchStart, { distance, middle }: Pinch) {
  control.hold(start.point, middle, start.scale * (distance / start.distance));
}
