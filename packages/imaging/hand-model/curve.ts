import type { Girth, Place, Tube } from "./anatomy.ts";

/**
 * A position on a tube, in centimetres: the distance along the tube, across it (positive to its right), and beyond an
 * end.
 */
export interface Spot {
  along: number;
  across: number;
  beyond: number;
  /** The height of the tube's middle line at this position. */
  height: number;
  /** Half the width and half the height of the tube's cross-section at this position. */
  width: number;
  thick: number;
}

/** A tube's middle line as many short pieces, with the girth at each piece. */
export interface Traced {
  x: Float64Array;
  y: Float64Array;
  z: Float64Array;
  /** The length from the start of the tube. */
  along: Float64Array;
  width: Float64Array;
  thick: Float64Array;
  ends: readonly [number, number];
  /** The tube's bounds: left, lowest, right and highest. */
  bounds: readonly [number, number, number, number];
}

const PIECES = 12;

/** A smooth curve through four values. `t` runs from the second value (0) to the third (1). */
function through(a: number, b: number, c: number, d: number, t: number): number {
  return (
    0.5 *
    (2 * b +
      (c - a) * t +
      (2 * a - 5 * b + 4 * c - d) * t * t +
      (3 * b - a - 3 * c + d) * t * t * t)
  );
}

function girthAt(girths: readonly Girth[], at: number): readonly [number, number] {
  let i = 0;
  while (i < girths.length - 2 && (girths[i + 1]?.[0] ?? 1) < at) i++;
  const pick = (j: number): Girth =>
    girths[Math.min(girths.length - 1, Math.max(0, j))] ?? [0, 1, 1];
  const [p, q, r, s] = [pick(i - 1), pick(i), pick(i + 1), pick(i + 2)];
  const t = Math.min(1, Math.max(0, (at - q[0]) / (r[0] - q[0] || 1)));
  return [through(p[1], q[1], r[1], s[1], t), through(p[2], q[2], r[2], s[2], t)];
}

export function trace({ line, girths, ends }: Tube): Traced {
  const count = (line.length - 1) * PIECES + 1;
  const make = (): Float64Array => new Float64Array(count);
  const traced = { x: make(), y: make(), z: make(), along: make(), width: make(), thick: make() };
  const pick = (j: number): Place => {
    const inside = line[Math.min(line.length - 1, Math.max(0, j))] ?? [0, 0, 0];
    if (j >= 0 && j < line.length) return inside;
    // Beyond its ends, the middle line continues straight.
    const next = line[j < 0 ? 1 : line.length - 2] ?? inside;
    return [2 * inside[0] - next[0], 2 * inside[1] - next[1], 2 * inside[2] - next[2]];
  };
  for (let i = 0; i < count; i++) {
    const piece = Math.min(line.length - 2, Math.floor(i / PIECES));
    const t = i / PIECES - piece;
    const [a, b, c, d] = [pick(piece - 1), pick(piece), pick(piece + 1), pick(piece + 2)];
    traced.x[i] = through(a[0], b[0], c[0], d[0], t);
    traced.y[i] = through(a[1], b[1], c[1], d[1], t);
    traced.z[i] = through(a[2], b[2], c[2], d[2], t);
    if (i > 0)
      traced.along[i] =
        (traced.along[i - 1] ?? 0) +
        Math.hypot(
          (traced.x[i] ?? 0) - (traced.x[i - 1] ?? 0),
          (traced.y[i] ?? 0) - (traced.y[i - 1] ?? 0),
        );
  }
  const whole = traced.along[count - 1] ?? 1;
  for (let i = 0; i < count; i++) {
    const [width, thick] = girthAt(girths, (traced.along[i] ?? 0) / whole);
    traced.width[i] = width;
    traced.thick[i] = thick;
  }
  const reach = Math.max(...traced.width) + Math.max(...ends) + 2.2;
  return {
    ...traced,
    ends,
    bounds: [
      Math.min(...traced.x) - reach,
      Math.min(...traced.y) - reach,
      Math.max(...traced.x) + reach,
      Math.max(...traced.y) + reach,
    ],
  };
}

/** Writes the position of (x, y) on the tube into `spot`. */
export function locate(tube: Traced, x: number, y: number, spot: Spot): void {
  const count = tube.x.length;
  let best = Infinity;
  let at = 0;
  let share = 0;
  for (let i = 0; i < count - 1; i++) {
    const ax = tube.x[i] as number;
    const ay = tube.y[i] as number;
    const dx = (tube.x[i + 1] as number) - ax;
    const dy = (tube.y[i + 1] as number) - ay;
    let t = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy);
    if (i > 0 && t < 0) t = 0;
    if (i < count - 2 && t > 1) t = 1;
    const clamped = t < 0 ? 0 : t > 1 ? 1 : t;
    const ex = x - ax - dx * clamped;
    const ey = y - ay - dy * clamped;
    const d = ex * ex + ey * ey;
    if (d < best) {
      best = d;
      at = i;
      share = t;
    }
  }
  const ax = tube.x[at] as number;
  const ay = tube.y[at] as number;
  const dx = (tube.x[at + 1] as number) - ax;
  const dy = (tube.y[at + 1] as number) - ay;
  const length = Math.sqrt(dx * dx + dy * dy);
  const inside = share < 0 ? 0 : share > 1 ? 1 : share;
  const mix = (values: Float64Array): number =>
    (values[at] as number) * (1 - inside) + (values[at + 1] as number) * inside;
  spot.along = (tube.along[at] as number) + share * length;
  spot.across = ((x - ax) * dy - (y - ay) * dx) / length;
  spot.beyond = (share - inside) * length;
  // A tube keeps its slope beyond its end, because otherwise fingertips would have a kink.
  const slope = ((tube.z[at + 1] as number) - (tube.z[at] as number)) / length;
  spot.height = mix(tube.z) + slope * spot.beyond;
  spot.width = mix(tube.width);
  spot.thick = mix(tube.thick);
}
