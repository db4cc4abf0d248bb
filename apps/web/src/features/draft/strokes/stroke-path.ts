import { getStroke } from "perfect-freehand";
import type { DraftPhoto, Stroke } from "../../tabs/index.ts";

/** A picture's size in pixels, or any size of the same proportions. */
export type Size = Pick<DraftPhoto, "width" | "height">;

/** Strokes are outlined on a photo of this width, so that they look the same at every zoom and size. */
export const STROKE_SPACE = 1_000;

const outlines = new WeakMap<Stroke, { ratio: number; path: Path2D }>();

/** A stroke's outline as an SVG path, in STROKE_SPACE units; empty for a stroke without points. */
export function strokeOutline(stroke: Stroke, photo: Size): string {
  const tall = (STROKE_SPACE * photo.height) / photo.width;
  const points = stroke.points.map(([x, y, pressure]) => [x * STROKE_SPACE, y * tall, pressure]);
  const hasPressure = stroke.points.some(([, , pressure]) => pressure !== 0.5);
  const outline = getStroke(points, {
    size: stroke.size * STROKE_SPACE,
    thinning: hasPressure ? 0.6 : 0.25,
    smoothing: 0.55,
    streamline: 0.4,
    simulatePressure: !hasPressure,
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

/** The same outline for a canvas, kept as long as the stroke lives. */
export function strokePath(stroke: Stroke, photo: Size): Path2D {
  const ratio = photo.height / photo.width;
  const kept = outlines.get(stroke);
  if (kept?.ratio === ratio) return kept.path;
  const path = new Path2D(strokeOutline(stroke, photo));
  outlines.set(stroke, { ratio, path });
  return path;
}
