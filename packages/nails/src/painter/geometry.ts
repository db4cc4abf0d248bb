import { NODE, type Plate, STEP } from "./plate.ts";
import { noise } from "./noise.ts";
import type { Strip } from "./strip.ts";

/**
 * The position of a tile's pixels on a nail: the nail coordinates of the middle of pixel (0, 0), and how they change
 * from pixel to pixel.
 */
export interface Placement {
  x0: number;
  y0: number;
  /**
   * How x and y change, in nail widths, from a pixel to its right neighbour. The change to the neighbour below is (dy,
   * −dx).
   */
  dx: number;
  dy: number;
  /**
   * Slopes that are added at every point of the nail, because nail and finger are rotated a little about their axes.
   */
  roll: number;
  pitch: number;
  /** The position in the noise that gives this nail its own waviness. */
  wave: number;
  form: Form;
  natural: number;
  /** How far paint extends beyond the outline, in nail widths. */
  overhang: number;
}

/**
 * How the gel of one nail differs from the usual form. No two nails are built alike, so no two reflections look alike.
 */
export interface Form {
  /** How strongly the plate is curved across, as a multiple of the usual curve. */
  bow: number;
  /** The additional curve along the nail: how much the slope changes over one nail width. */
  belly: number;
  /** How far the ridge of the gel turns to one side along the nail: how much its slope changes over one nail width. */
  twist: number;
}

/** A distance that is far outside the nail, beyond its light and shadow. */
export const FAR = 9;

/** How far the softest shadow extends, in nail widths. */
const REACH = 0.22;

/** The height and the width of the coat's rounded edge, in nail widths. */
const BEVEL = 0.0055;
const BEVEL_WIDTH = 0.046;
/** The same at a free edge, which is cut from a thicker layer of gel. */
const FREE_BEVEL = 0.012;
const FREE_BEVEL_WIDTH = 0.075;

/** The length, in nail widths, over which the edge turns into a free edge. It ends where the natural nail ends. */
const FREE_FROM = 0.22;

/** Distances are negative inside the nail. Below this distance, the edge has no effect. */
const DEEP = -0.12;

/** Beyond this distance from the outline there is only shadow, unless a thing extends beyond the outline. */
const OUTSIDE = 0.08;

/** The largest distance between two knots, measured diagonally, in nail widths. */
const BETWEEN = 0.06;

/**
 * Returns the distance from the outline beyond which no slopes are needed. Things that extend beyond the outline need
 * slopes up to this distance.
 */
function outsideOf({ overhang }: Placement): number {
  return overhang > 0 ? Math.max(OUTSIDE, overhang + BETWEEN) : OUTSIDE;
}

/**
 * Returns the coat's slope at its uneven rounded edge. `free` is 0 on the finger and 1 at a free edge, which is thicker
 * and turns down more and more steeply.
 */
function bevel(d: number, uneven: number, free: number): number {
  const wide = BEVEL_WIDTH + (FREE_BEVEL_WIDTH - BEVEL_WIDTH) * free;
  const t = (Math.min(0, d) + wide) / wide;
  if (t <= 0) return 0;
  const high = (BEVEL + (FREE_BEVEL - BEVEL) * free) * (0.3 + 1.4 * uneven);
  return (-high * t * (2 + free * (3 * t - 2))) / wide;
}

/**
 * The number of values for each knot: distance, slopes, outward direction, unevenness of the tip's cut, and unevenness
 * of the rounded edge. The values of a knot change slowly, so they are computed only at the knots of a grid over the
 * tile and interpolated linearly between knots.
 */
const KNOT = 7;

/** Returns the number of pixels between two knots, about a 24th of the nail's width, so that no facets show. */
function spacing({ dx, dy }: Placement): number {
  return Math.min(6, Math.max(1, Math.floor(1 / (24 * Math.sqrt(dx * dx + dy * dy)) + 0.5)));
}

function reckonKnot(
  { grid, nodes }: Plate,
  place: Placement,
  x: number,
  y: number,
  knots: Float64Array,
  to: number,
): void {
  const { columns, rows, left, bottom } = grid;
  const fx = Math.min(columns - 1.001, Math.max(0, (x - left) * (1 / STEP)));
  const fy = Math.min(rows - 1.001, Math.max(0, (y - bottom) * (1 / STEP)));
  const i = Math.floor(fx);
  const k = Math.floor(fy);
  const u = fx - i;
  const v = fy - k;
  const n = (k * columns + i) * NODE;
  const p = n + columns * NODE;
  for (let field = 0; field < NODE; field++) {
    const low = nodes[n + field] ?? 0;
    const high = nodes[p + field] ?? 0;
    const near = low + ((nodes[n + NODE + field] ?? 0) - low) * u;
    knots[to + field] = near + (high + ((nodes[p + NODE + field] ?? 0) - high) * u - near) * v;
  }
  const d = knots[to] ?? 0;
  if (d > outsideOf(place)) return;
  const { wave } = place;
  // Gel settles in long waves, which make the edges of a reflection look poured. Short waves make the edge of a flash's
  // spot uneven.
  const long = noise(x * 2.6 + wave, y * 1.7) - 0.5;
  const short = noise(x * 6.4, y * 4.8 + wave) - 0.5;
  const ripple = noise(x * 13 + wave, y * 9 + 31) - 0.5;
  const { bow, belly, twist } = place.form;
  const along = y - 0.42 * place.natural;
  knots[to + 1] =
    (knots[to + 1] ?? 0) * bow +
    place.roll +
    twist * along +
    0.055 * long +
    0.026 * short +
    0.009 * ripple;
  knots[to + 2] =
    (knots[to + 2] ?? 0) +
    place.pitch -
    belly * along +
    0.055 * (noise(x * 2.1, y * 1.9 + wave) - 0.5) +
    0.03 * short +
    0.011 * ripple;
  const isDeep = d < DEEP;
  // The cut of the tip is slightly uneven, as if cut by hand.
  knots[to + 5] = isDeep ? 0 : 0.007 * (noise(x * 7 + wave, y * 7) - 0.5);
  knots[to + 6] = isDeep ? 0 : noise(x * 5 + wave, y * 5 + 9);
}

let upper = new Float64Array(0);
let lower = new Float64Array(0);
let level = new Float64Array(0);

/**
 * Returns the range of pixels in which a line is within two bounds. The line has the value `start` at pixel 0 and
 * changes by `change` for each pixel.
 */
function crossing(
  start: number,
  change: number,
  low: number,
  high: number,
  [from, to]: readonly [number, number],
): readonly [number, number] {
  if (Math.abs(change) < 1e-9) return start > low && start < high ? [from, to] : [0, 0];
  const a = (low - start) / change;
  const b = (high - start) / change;
  return [Math.max(from, Math.ceil(Math.min(a, b))), Math.min(to, Math.floor(Math.max(a, b)) + 1)];
}

/** Returns the distance to the outline, interpolated linearly between the grid's nodes. */
function distanceBetween({ grid, nodes }: Plate, x: number, y: number): number {
  const fx = (x - grid.left) * (1 / STEP);
  const fy = (y - grid.bottom) * (1 / STEP);
  const i = Math.floor(fx);
  const k = Math.floor(fy);
  const u = fx - i;
  const n = (k * grid.columns + i) * NODE;
  const p = n + grid.columns * NODE;
  const low = nodes[n] ?? FAR;
  const high = nodes[p] ?? FAR;
  const near = low + ((nodes[n + NODE] ?? FAR) - low) * u;
  return near + (high + ((nodes[p + NODE] ?? FAR) - high) * u - near) * (fy - k);
}

/**
 * Returns the columns of a row that the nail or its shadow reaches. From a pixel that is too far from the outline, the
 * search skips all pixels that must be too far as well.
 */
function spanOf(
  plate: Plate,
  place: Placement,
  x: number,
  y: number,
  width: number,
): readonly [number, number] {
  const { grid } = plate;
  const { dx, dy } = place;
  const inside = STEP * 1.01;
  const right = grid.left + (grid.columns - 1) * STEP - inside;
  const top = grid.bottom + (grid.rows - 1) * STEP - inside;
  let [first, last] = crossing(x, dx, grid.left + inside, right, [0, width]);
  [first, last] = crossing(y, dy, grid.bottom + inside, top, [first, last]);
  const perPixel = 0.6 / Math.sqrt(dx * dx + dy * dy);
  const beyond = (column: number): number =>
    distanceBetween(plate, x + column * dx, y + column * dy) - REACH;
  while (first < last) {
    const far = beyond(first);
    if (far <= 0) break;
    first += Math.max(1, Math.floor(far * perPixel));
  }
  while (last > first) {
    const far = beyond(last - 1);
    if (far <= 0) break;
    last -= Math.max(1, Math.floor(far * perPixel));
  }
  return first < last ? [first, last] : [width, 0];
}

/**
 * Computes the knots of one line, which are `every` pixels apart. Knots that no pixel needs get a distance far outside.
 */
function reckonLine(
  plate: Plate,
  place: Placement,
  row: number,
  every: number,
  width: number,
  knots: Float64Array,
): void {
  const x = place.x0 + row * place.dy;
  const y = place.y0 - row * place.dx;
  const [first, last] = spanOf(plate, place, x, y, width);
  knots.fill(0);
  const count = knots.length / KNOT;
  const from = Math.max(0, Math.floor(first / every) - 1);
  const to = Math.min(count - 1, Math.ceil(last / every) + 1);
  for (let i = 0; i < count; i++) {
    const column = i * every;
    if (i < from || i > to) knots[i * KNOT] = FAR;
    else reckonKnot(plate, place, x + column * place.dx, y + column * place.dy, knots, i * KNOT);
  }
}

/** Fills in distance, x, y, slopes and outward direction for the rows `from` to `to` of a tile. */
export function cast(
  strip: Strip,
  plate: Plate,
  place: Placement,
  width: number,
  from: number,
  to: number,
): void {
  const every = spacing(place);
  const size = (Math.ceil(width / every) + 1) * KNOT;
  if (level.length !== size)
    [upper, lower, level] = [0, 1, 2].map(() => new Float64Array(size)) as [
      typeof level,
      typeof level,
      typeof level,
    ];
  let line = Math.floor(from / every);
  reckonLine(plate, place, line * every, every, width, upper);
  reckonLine(plate, place, (line + 1) * every, every, width, lower);
  for (let row = from; row < to; row++) {
    if (row >= (line + 1) * every) {
      line++;
      [upper, lower] = [lower, upper];
      reckonLine(plate, place, (line + 1) * every, every, width, lower);
    }
    const x = place.x0 + row * place.dy;
    const y = place.y0 - row * place.dx;
    const [first, last] = spanOf(plate, place, x, y, width);
    strip.first[row - from] = first;
    strip.last[row - from] = last;
    if (first >= last) continue;
    const share = (row - line * every) / every;
    const until = Math.min(size, (Math.ceil(last / every) + 1) * KNOT);
    for (let i = Math.floor(first / every) * KNOT; i < until; i++) {
      const above = upper[i] ?? 0;
      level[i] = above + ((lower[i] ?? 0) - above) * share;
    }
    castRow(strip, plate, place, { x, y, start: (row - from) * width, first, last }, every);
  }
}

function castRow(
  strip: Strip,
  plate: Plate,
  place: Placement,
  row: { x: number; y: number; start: number; first: number; last: number },
  every: number,
): void {
  const { dx, dy, natural } = place;
  const perFree = 1 / FREE_FROM;
  const { d: ds, x: xs, y: ys, sx: sxs, sy: sys, gx: gxs, gy: gys } = strip;
  const { start, first, last } = row;
  const knots = level;
  const outside = outsideOf(place);
  const share = 1 / every;
  for (let column = Math.floor(first / every) * every; column < last; column += every) {
    const k = (column / every) * KNOT;
    const n = k + KNOT;
    let d = knots[k] ?? 0;
    let sx = knots[k + 1] ?? 0;
    let sy = knots[k + 2] ?? 0;
    let gx = knots[k + 3] ?? 0;
    let gy = knots[k + 4] ?? 0;
    let tremor = knots[k + 5] ?? 0;
    let uneven = knots[k + 6] ?? 0;
    const after = knots[n] ?? 0;
    const fall = (after - d) * share;
    const stepX = ((knots[n + 1] ?? 0) - sx) * share;
    const stepY = ((knots[n + 2] ?? 0) - sy) * share;
    const turnX = ((knots[n + 3] ?? 0) - gx) * share;
    const turnY = ((knots[n + 4] ?? 0) - gy) * share;
    const shake = ((knots[n + 5] ?? 0) - tremor) * share;
    const swell = ((knots[n + 6] ?? 0) - uneven) * share;
    // The distance must be exact only near the edge, because the coat is rounded only at the edge.
    const isPlain = (d < DEEP && after < DEEP) || (d > outside && after > outside);
    let x = row.x + column * dx;
    let y = row.y + column * dy;
    const end = start + Math.min(last, column + every);
    for (let at = start + column; at < end; at++) {
      let steep = 0;
      let own = d;
      if (!isPlain) {
        own = distanceBetween(plate, x, y) + tremor;
        if (own > -FREE_BEVEL_WIDTH)
          steep = bevel(own, uneven, Math.min(1, Math.max(0, (y - natural) * perFree + 1)));
      }
      ds[at] = own;
      xs[at] = x;
      ys[at] = y;
      gxs[at] = gx;
      gys[at] = gy;
      sxs[at] = sx + gx * steep;
      sys[at] = sy + gy * steep;
      x += dx;
      y += dy;
      d += fall;
      sx += stepX;
      sy += stepY;
      gx += turnX;
      gy += turnY;
      tremor += shake;
      uneven += swell;
    }
  }
}
