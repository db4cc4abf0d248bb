import type { Point } from "../geometry/outline.ts";

/** A grid of nodes over the nail, in nail widths. Node (i, k) is at x = left + i · step, y = bottom + k · step. */
export interface Grid {
  left: number;
  bottom: number;
  step: number;
  columns: number;
  rows: number;
}

const BLOCK = 8;

interface Segments {
  count: number;
  /** For each segment: x, y, dx, dy, 1 ÷ squared length. */
  data: Float64Array;
}

function segmentsOf(outline: readonly Point[]): Segments {
  const data = new Float64Array(outline.length * 5);
  let count = 0;
  outline.forEach(([x, y], i) => {
    const [nx, ny] = outline[(i + 1) % outline.length] ?? [x, y];
    const size = (nx - x) * (nx - x) + (ny - y) * (ny - y);
    if (size < 1e-12) return;
    data.set([x, y, nx - x, ny - y, 1 / size], count * 5);
    count++;
  });
  return { count, data };
}

/** Returns the squared distance from a point to the segment that starts at index `at` of the data. */
function squared(data: Float64Array, at: number, x: number, y: number): number {
  const px = x - (data[at] ?? 0);
  const py = y - (data[at + 1] ?? 0);
  const dx = data[at + 2] ?? 0;
  const dy = data[at + 3] ?? 0;
  const t = Math.min(1, Math.max(0, (px * dx + py * dy) * (data[at + 4] ?? 0)));
  const ex = px - dx * t;
  const ey = py - dy * t;
  return ex * ex + ey * ey;
}

/** Returns the segments that may be nearest to any node of the block around (x, y). */
function near({ count, data }: Segments, x: number, y: number, reach: number): number[] {
  const found: number[] = [];
  let least = 1e9;
  const distances = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const d = Math.sqrt(squared(data, i * 5, x, y));
    distances[i] = d;
    least = Math.min(least, d);
  }
  for (let i = 0; i < count; i++) if ((distances[i] ?? 0) <= least + 2 * reach) found.push(i * 5);
  return found;
}

/**
 * Returns the distance from each node to a closed outline, in nail widths. Distances inside the outline are positive
 * too; the caller makes them negative. The distances are exact: a block of nodes is compared only with the few segments
 * that can be nearest to one of its nodes.
 */
export function distances(outline: readonly Point[], grid: Grid): Float32Array {
  const { left, bottom, step, columns, rows } = grid;
  const field = new Float32Array(columns * rows);
  const segments = segmentsOf(outline);
  const { data } = segments;
  const reach = BLOCK * step * 0.7072;
  for (let k0 = 0; k0 < rows; k0 += BLOCK) {
    for (let i0 = 0; i0 < columns; i0 += BLOCK) {
      const middle = (BLOCK - 1) / 2;
      const cx = left + (i0 + middle) * step;
      const cy = bottom + (k0 + middle) * step;
      const candidates = near(segments, cx, cy, reach);
      for (let k = k0; k < Math.min(rows, k0 + BLOCK); k++) {
        for (let i = i0; i < Math.min(columns, i0 + BLOCK); i++) {
          let least = 1e9;
          for (const at of candidates)
            least = Math.min(least, squared(data, at, left + i * step, bottom + k * step));
          field[k * columns + i] = Math.sqrt(least);
        }
      }
    }
  }
  return field;
}
