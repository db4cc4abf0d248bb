import { NODE, type Plate } from "./plate.ts";
import { noise } from "./noise.ts";
import type { Strip } from "./strip.ts";

/**
 * How a tile's pixels lie on a nail: the nail coordinates of the middle of pixel (0, 0), and how they change from pixel
 * to pixel.
 */
export interface Placement {
  x0: number;
  y0: number;
  /** How x and y, in nail widths, change from a pixel to the one on its right; to the one below it is (dy, −dx). */
  dx: number;
  dy: number;
  /** Constant slopes: the nail is turned a little about its axes, as fingers are. */
  roll: number;
  pitch: number;
  /** The place in the noise from which this nail's own waviness comes. */
  wave: number;
  natural: number;
  /** How far beyond the outline something is painted, in nail widths. */
  overhang: number;
}

/** A distance far outside the nail, where there is neither light nor shadow from it. */
export const FAR = 9;

/** How far the softest shadow reaches, in nail widths. */
const REACH = 0.22;

/** Height and width of the coat's rounded edge, in nail widths. */
const BEVEL = 0.0105;
const BEVEL_WIDTH = 0.046;

/**
 * How steeply the coat falls towards its edge, which is uneven. A free edge is thicker than lacquer that ends on the
 * nail.
 */
function bevel(d: number, uneven: number, isFree: boolean): number {
  const high = BEVEL * (isFree ? 1.3 : 1) * (0.45 + 1.1 * uneven);
  return (-2 * high * (Math.min(0, d) + BEVEL_WIDTH)) / (BEVEL_WIDTH * BEVEL_WIDTH);
}

/**
 * Writes a pixel's slopes: those of the plate as the finger holds it, with the gel's long waves and its rounded edge.
 */
function lean(strip: Strip, place: Placement, at: number, plateX: number, plateY: number): void {
  const { roll, pitch, wave, natural } = place;
  const x = strip.x[at] ?? 0;
  const y = strip.y[at] ?? 0;
  const d = strip.d[at] ?? 0;
  // Gel settles in long waves. Without them the edges of a reflection would not look poured.
  const sx = plateX + roll + 0.055 * (noise(x * 2.6 + wave, y * 1.7) - 0.5);
  const sy = plateY + pitch + 0.055 * (noise(x * 2.1, y * 1.9 + wave) - 0.5);
  const fall = d > -BEVEL_WIDTH ? bevel(d, noise(x * 5 + wave, y * 5 + 9), y > natural) : 0;
  strip.sx[at] = sx + (strip.gx[at] ?? 0) * fall;
  strip.sy[at] = sy + (strip.gy[at] ?? 0) * fall;
}

/** Fills distance, x, y, slopes and outward direction for the rows `from` to `to` of a tile. */
export function cast(
  strip: Strip,
  plate: Plate,
  place: Placement,
  width: number,
  from: number,
  to: number,
): void {
  const { grid, nodes } = plate;
  const { x0, y0, dx, dy, wave } = place;
  const leaning = Math.max(0.05, place.overhang);
  const { columns, rows, left, bottom } = grid;
  const inverse = 1 / grid.step;
  const line = columns * NODE;
  let at = 0;
  for (let row = from; row < to; row++) {
    let x = x0 + row * dy;
    let y = y0 - row * dx;
    let first = width;
    let last = 0;
    for (let column = 0; column < width; column++, at++, x += dx, y += dy) {
      strip.d[at] = FAR;
      const fx = (x - left) * inverse;
      const fy = (y - bottom) * inverse;
      if (!(fx >= 0 && fy >= 0 && fx < columns - 1 && fy < rows - 1)) continue;
      const i = Math.floor(fx);
      const k = Math.floor(fy);
      const u = fx - i;
      const v = fy - k;
      const a = (1 - u) * (1 - v);
      const b = u * (1 - v);
      const c = (1 - u) * v;
      const e = u * v;
      const n = k * line + i * NODE;
      const r = n + NODE;
      const p = n + line;
      const q = p + NODE;
      let d = (nodes[n] ?? 0) * a + (nodes[r] ?? 0) * b + (nodes[p] ?? 0) * c + (nodes[q] ?? 0) * e;
      if (d > REACH) continue;
      if (first > column) first = column;
      last = column + 1;
      const gx =
        (nodes[n + 3] ?? 0) * a +
        (nodes[r + 3] ?? 0) * b +
        (nodes[p + 3] ?? 0) * c +
        (nodes[q + 3] ?? 0) * e;
      const gy =
        (nodes[n + 4] ?? 0) * a +
        (nodes[r + 4] ?? 0) * b +
        (nodes[p + 4] ?? 0) * c +
        (nodes[q + 4] ?? 0) * e;
      strip.x[at] = x;
      strip.y[at] = y;
      strip.gx[at] = gx;
      strip.gy[at] = gy;
      // The outline trembles a little, because nobody cuts a line without a tremor.
      if (d > -0.08) d += 0.007 * (noise(x * 7 + wave, y * 7) - 0.5);
      strip.d[at] = d;
      if (d > leaning) continue;
      const sx =
        (nodes[n + 1] ?? 0) * a +
        (nodes[r + 1] ?? 0) * b +
        (nodes[p + 1] ?? 0) * c +
        (nodes[q + 1] ?? 0) * e;
      const sy =
        (nodes[n + 2] ?? 0) * a +
        (nodes[r + 2] ?? 0) * b +
        (nodes[p + 2] ?? 0) * c +
        (nodes[q + 2] ?? 0) * e;
      lean(strip, place, at, sx, sy);
    }
    strip.first[row - from] = first;
    strip.last[row - from] = last;
  }
}
