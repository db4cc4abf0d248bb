import type { Nail } from "./nail.ts";

/** The number of nodes in one nail width. A field that changes slowly is almost linear between nodes. */
const NODES = 48;
/** The least number of pixels between two nodes. */
const PIXELS = 2.5;

/** How far a field extends beyond the plate, in nail widths. */
export const MARGIN = 0.08;

/** Returns the wrapped coordinate, which follows the nail's curve, for a position across the nail in nail widths. */
export function wrappedAt(x: number): number {
  const x2 = x * x;
  return x * (1 + x2 * (0.55 + 1.6 * x2));
}

/** Returns how far a nail extends to each side, in wrapped nail widths. */
export function reachOf({ profile }: Nail): number {
  let reach = 0.5;
  for (let i = 0; i <= 24; i++) {
    const y = (profile.length * i) / 24;
    reach = Math.max(reach, -profile.left(y), profile.right(y));
  }
  return wrappedAt(reach + MARGIN);
}

/**
 * Returns values that change slowly over a nail. The values are computed once at the nodes of a grid in wrapped nail
 * widths, and interpolated linearly between the nodes. A pattern with two dozen noises then costs a pixel no more than
 * a single noise.
 */
export function slowField(
  nail: Nail,
  size: number,
  reckon: (x: number, y: number, to: Float32Array, at: number) => void,
): (x: number, y: number, to: Float64Array) => void {
  const step = Math.max(1 / NODES, PIXELS * nail.pixel);
  const left = -reachOf(nail);
  const columns = Math.ceil((-2 * left) / step) + 2;
  const rows = Math.ceil((nail.length + 2 * MARGIN) / step) + 2;
  const values = new Float32Array(columns * rows * size);
  for (let k = 0; k < rows; k++)
    for (let i = 0; i < columns; i++)
      reckon(left + i * step, k * step - MARGIN, values, (k * columns + i) * size);
  const perStep = 1 / step;
  const line = columns * size;
  return (x, y, to) => {
    const fx = Math.min(columns - 1.001, Math.max(0, (x - left) * perStep));
    const fy = Math.min(rows - 1.001, Math.max(0, (y + MARGIN) * perStep));
    const i = Math.floor(fx);
    const k = Math.floor(fy);
    const u = fx - i;
    const v = fy - k;
    const at = k * line + i * size;
    for (let n = 0; n < size; n++) {
      const a = values[at + n] ?? 0;
      const c = values[at + line + n] ?? 0;
      const near = a + ((values[at + size + n] ?? 0) - a) * u;
      to[n] = near + (c + ((values[at + line + size + n] ?? 0) - c) * u - near) * v;
    }
  };
}
