import { naturalHalf } from "./natural-outline.ts";
import { CROP_SIZE } from "./photo-crop.ts";

/**
 * A nail in a crop, roughly upright, in the crop's pixels. `x` and `y` are its middle, and `angle` is in radians
 * clockwise from up.
 */
export interface Shape {
  x: number;
  y: number;
  angle: number;
  width: number;
  length: number;
}

/** How far a fit is expected to move from its start: one standard deviation for each quantity, in pixels or radians. */
export interface Pull {
  along: number;
  across: number;
  angle: number;
  width: number;
  length: number;
}

/** The cost of moving by one standard deviation, in units of overlap. */
const PULL_COST = 0.02;
const TABLE = 96;

/**
 * Returns the overlap of a shape and a map of probabilities: the area that they share, divided by the area of both
 * together.
 */
export function overlap(shape: Shape, map: Float32Array): number {
  const { x, y, angle, width, length } = shape;
  const sin = Math.sin(angle);
  const cos = Math.cos(angle);
  const halves = new Float32Array(TABLE + 2);
  for (let i = 0; i <= TABLE; i++) halves[i] = naturalHalf((length * i) / TABLE, width, length);
  const step = TABLE / length;
  let shared = 0;
  let joined = 0;
  for (let row = 0; row < CROP_SIZE; row++) {
    const dy = row + 0.5 - y;
    for (let column = 0; column < CROP_SIZE; column++) {
      const p = map[row * CROP_SIZE + column] ?? 0;
      const dx = column + 0.5 - x;
      const along = length / 2 + dx * sin - dy * cos;
      let inside = 0;
      if (along > -0.5 && along < length + 0.5) {
        const half = halves[Math.round(Math.min(length, Math.max(0, along)) * step)] ?? 0;
        const ends = Math.min(1, along + 0.5, length + 0.5 - along);
        inside = Math.max(0, Math.min(1, half - Math.abs(dx * cos + dy * sin) + 0.5)) * ends;
      }
      shared += Math.min(p, inside);
      joined += Math.max(p, inside);
    }
  }
  return joined > 0 ? shared / joined : 0;
}

const FIELDS = ["x", "y", "angle", "width", "length"] as const;

/** Returns the shape near `start` that fits the map best. Deterministic. Compares about 150 shapes with the map. */
export function fitShape(
  map: Float32Array,
  start: Shape,
  pull?: Pull,
): { shape: Shape; score: number } {
  const score = (shape: Shape) =>
    overlap(shape, map) - (pull ? PULL_COST * strain(shape, start, pull) : 0);
  const steps = { x: 2, y: 2, angle: 0.12, width: 3, length: 3 };
  let shape = start;
  let best = score(shape);
  for (let round = 0; round < 5; round++) {
    for (const field of FIELDS) {
      for (const way of [1, -1]) {
        for (let moves = 0; moves < 6; moves++) {
          const next = { ...shape, [field]: shape[field] + way * steps[field] };
          if (next.width < 3 || next.length < 4) break;
          const value = score(next);
          if (value <= best + 1e-5) break;
          shape = next;
          best = value;
        }
      }
    }
    for (const field of FIELDS) steps[field] *= 0.55;
  }
  return { shape, score: best };
}

function strain(shape: Shape, start: Shape, pull: Pull): number {
  const sin = Math.sin(start.angle);
  const cos = Math.cos(start.angle);
  const dx = shape.x - start.x;
  const dy = shape.y - start.y;
  return (
    ((dx * sin - dy * cos) / pull.along) ** 2 +
    ((dx * cos + dy * sin) / pull.across) ** 2 +
    ((shape.angle - start.angle) / pull.angle) ** 2 +
    ((shape.width - start.width) / pull.width) ** 2 +
    ((shape.length - start.length) / pull.length) ** 2
  );
}
