import { getStroke, type StrokeOptions } from "perfect-freehand";
import type { DraftPhoto, Stroke } from "../../tabs/index.ts";
import { type Mark, marksAt, touchesApart } from "./marks.ts";
import { walkAlong } from "./walk.ts";

/** A picture's size in pixels, or any other size with the same proportions. */
export type Size = Pick<DraftPhoto, "width" | "height">;

/** Strokes are outlined on a photo of this width, so that they look the same at every zoom and size. */
export const STROKE_SPACE = 1_000;

/** The shapes to fill for a stroke. */
export interface Filling {
  path: Path2D;
  /** The opacity, 0–1. */
  alpha: number;
}

const fillings = new WeakMap<Stroke, { ratio: number; all: Filling[] }>();

/** Returns the points as [x, y, pressure] in STROKE_SPACE units. */
export function placesOf({ points }: Pick<Stroke, "points">, photo: Size): number[][] {
  const tall = (STROKE_SPACE * photo.height) / photo.width;
  return points.map(([x, y, pressure]) => [x * STROKE_SPACE, y * tall, pressure]);
}

/** Returns the options for the line that a liner or a striper draws. */
export function lineOptions({ brush, points }: Pick<Stroke, "brush" | "points">): StrokeOptions {
  // A striper has long hairs, so its line is even and follows the hand slowly.
  if (brush === "striper")
    return { thinning: 0, smoothing: 0.7, streamline: 0.72, simulatePressure: false };
  const hasPressure = points.some(([, , pressure]) => pressure !== 0.5);
  return {
    thinning: hasPressure ? 0.6 : 0.25,
    smoothing: 0.55,
    streamline: 0.4,
    simulatePressure: !hasPressure,
  };
}

/** Returns the outline of a line stroke as an SVG path in STROKE_SPACE units; empty for a stroke without points. */
export function strokeOutline(stroke: Stroke, photo: Size): string {
  const outline = getStroke(placesOf(stroke, photo), {
    ...lineOptions(stroke),
    size: stroke.size * STROKE_SPACE,
    last: true,
  });
  const [first, ...rest] = outline;
  if (!first) return "";
  const middle = (a: number[], b: number[]) =>
    `${(((a[0] ?? 0) + (b[0] ?? 0)) / 2).toFixed(2)} ${(((a[1] ?? 0) + (b[1] ?? 0)) / 2).toFixed(2)}`;
  const at = (point: number[]) => `${(point[0] ?? 0).toFixed(2)} ${(point[1] ?? 0).toFixed(2)}`;
  const curves = rest.map(
    (point, index) => `Q${at(point)} ${middle(point, rest[index + 1] ?? first)}`,
  );
  return `M${middle(first, rest[0] ?? first)}${curves.join("")}Z`;
}

/** Returns the round marks of a stroke that consists of single touches, in STROKE_SPACE units. */
export function strokeMarks(stroke: Stroke, photo: Size): Mark[] {
  const brush = stroke.brush ?? "liner";
  const size = stroke.size * STROKE_SPACE;
  const apart = touchesApart(brush, size);
  if (apart === null || apart <= 0) return [];
  const walk = walkAlong(apart);
  return placesOf(stroke, photo)
    .flatMap(([x = 0, y = 0]) => walk({ x, y }))
    .flatMap((place, index) => marksAt(brush, place, size, index));
}

/** Combines all marks of the same opacity into one path, so that overlapping marks do not become more opaque. */
export function pathsOf(marks: readonly Mark[]): Filling[] {
  const paths = new Map<number, Path2D>();
  for (const { x, y, radius, alpha } of marks) {
    const path = paths.get(alpha) ?? new Path2D();
    paths.set(alpha, path);
    path.moveTo(x + radius, y);
    path.arc(x, y, radius, 0, 2 * Math.PI);
  }
  return [...paths].map(([alpha, path]) => ({ path, alpha }));
}

/** Returns the shapes to fill for a stroke. They are cached as long as the stroke exists. */
export function fillingsOf(stroke: Stroke, photo: Size): Filling[] {
  const ratio = photo.height / photo.width;
  const kept = fillings.get(stroke);
  if (kept?.ratio === ratio) return kept.all;
  const isLine = stroke.erase || !stroke.brush || stroke.brush === "striper";
  const all = isLine
    ? [{ path: new Path2D(strokeOutline(stroke, photo)), alpha: 1 }]
    : pathsOf(strokeMarks(stroke, photo));
  fillings.set(stroke, { ratio, all });
  return all;
}
