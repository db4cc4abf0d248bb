import { profileOutline } from "../geometry/outline.ts";
import type { Profile } from "../geometry/profile.ts";
import { distances, type Grid } from "./distance.ts";
import { power } from "../maths/maths.ts";

/**
 * The number of floats for each node: distance, the two slopes of the height, and the direction away from the outline.
 */
export const NODE = 5;

/** How far the grid extends beyond the outline, in nail widths. This is far enough for the softest shadow. */
const MARGIN = 0.3;
/** The distance between nodes, in nail widths. */
export const STEP = 1 / 64;

/**
 * The curved plate of one outline, on a grid in nail widths. Each node has the signed distance to the outline (negative
 * inside), dz/dx and dz/dy of the smooth surface, and the direction in which the distance grows. The plate depends only
 * on the shape, the length and the natural nail, so it is not computed again when a colour changes.
 */
export interface Plate {
  grid: Grid;
  nodes: Float32Array;
}

const kept = new WeakMap<Profile, Plate>();

export function plateOf(profile: Profile): Plate {
  const known = kept.get(profile);
  if (known) return known;
  const plate = newPlate(profile);
  kept.set(profile, plate);
  return plate;
}

/**
 * Returns half of the width of the nail's body for each row, as if the cuticle's curve were filled in and the tip were
 * wider than its cut edge.
 */
function bodyHalves(profile: Profile, grid: Grid): Float64Array {
  const { rows, step, bottom } = grid;
  const half = new Float64Array(rows);
  let widest = 0;
  let widestRow = 0;
  for (let k = 0; k < rows; k++) {
    const y = Math.min(profile.length, Math.max(0, bottom + k * step));
    half[k] = Math.max(-profile.left(y), profile.right(y));
    if ((half[k] ?? 0) > widest + 1e-9) {
      widest = half[k] ?? 0;
      widestRow = k;
    }
  }
  for (let k = 0; k < widestRow; k++) half[k] = Math.max(half[k] ?? 0, Math.min(0.5, widest));
  const back = Math.floor(0.32 / step);
  const wide = new Float64Array(rows);
  for (let k = 0; k < rows; k++) {
    let most = 0.06;
    for (let n = Math.max(0, k - back); n <= k; n++) most = Math.max(most, half[n] ?? 0);
    wide[k] = most * 1.055;
  }
  // The widths are averaged over a tenth of a nail width, because kinks in the widths would show in the slopes.
  const reach = 6;
  return wide.map((_, k) => {
    let sum = 0;
    for (let n = k - reach; n <= k + reach; n++)
      sum += wide[Math.min(rows - 1, Math.max(0, n))] ?? 0;
    return sum / (2 * reach + 1);
  });
}

/**
 * Returns the height above the finger along the middle, in nail widths. The height is greatest at 36 % of the length
 * and falls towards cuticle and tip.
 */
function arch(y: number, length: number): number {
  const apex = length * 0.36;
  const off = y - apex;
  if (off > 0) return -0.062 * off * off;
  const t = off / apex;
  return -0.105 * t * t;
}

function heights(profile: Profile, grid: Grid): Float32Array {
  const { columns, rows, left, bottom, step } = grid;
  const halves = bodyHalves(profile, grid);
  const field = new Float32Array(columns * rows);
  for (let k = 0; k < rows; k++) {
    const a = halves[k] ?? 0.5;
    const depth = 0.3 * power(a / 0.53, 0.75);
    const along = arch(bottom + k * step, profile.length);
    for (let i = 0; i < columns; i++) {
      const across = (left + i * step) / a;
      // Beyond the plate, the surface stays as steep as at the plate's edge, so that all slopes are finite.
      const inside = Math.min(0.955, Math.abs(across));
      const bow = Math.sqrt(1 - inside * inside);
      field[k * columns + i] = depth * (bow - (Math.abs(across) - inside) * 2.2) + along;
    }
  }
  return field;
}

function newPlate(profile: Profile): Plate {
  const outline = profileOutline(profile);
  let reach = 0.5;
  for (const [x] of outline) reach = Math.max(reach, Math.abs(x));
  const grid: Grid = {
    left: -reach - MARGIN,
    bottom: -MARGIN,
    step: STEP,
    columns: Math.ceil((2 * (reach + MARGIN)) / STEP) + 1,
    rows: Math.ceil((profile.length + 2 * MARGIN) / STEP) + 1,
  };
  const { columns, rows } = grid;
  const field = distances(outline, grid);
  for (let k = 0; k < rows; k++) {
    const y = grid.bottom + k * STEP;
    if (y <= 0 || y >= profile.length) continue;
    const [from, to] = [profile.left(y), profile.right(y)];
    for (let i = 0; i < columns; i++) {
      const x = grid.left + i * STEP;
      if (x > from && x < to) field[k * columns + i] = -(field[k * columns + i] ?? 0);
    }
  }
  return { grid, nodes: nodesOf(grid, field, heights(profile, grid)) };
}

function nodesOf(grid: Grid, field: Float32Array, height: Float32Array): Float32Array {
  const { columns, rows } = grid;
  const nodes = new Float32Array(columns * rows * NODE);
  for (let k = 0; k < rows; k++) {
    const up = Math.min(rows - 1, k + 1) * columns;
    const down = Math.max(0, k - 1) * columns;
    for (let i = 0; i < columns; i++) {
      const right = Math.min(columns - 1, i + 1);
      const left = Math.max(0, i - 1);
      const at = (k * columns + i) * NODE;
      const row = k * columns;
      nodes[at] = field[row + i] ?? 0;
      nodes[at + 1] = ((height[row + right] ?? 0) - (height[row + left] ?? 0)) / (2 * STEP);
      nodes[at + 2] = ((height[up + i] ?? 0) - (height[down + i] ?? 0)) / (2 * STEP);
      const gx = (field[row + right] ?? 0) - (field[row + left] ?? 0);
      const gy = (field[up + i] ?? 0) - (field[down + i] ?? 0);
      const size = Math.sqrt(gx * gx + gy * gy) + 1e-9;
      nodes[at + 3] = gx / size;
      nodes[at + 4] = gy / size;
    }
  }
  return nodes;
}

/** Returns the plate's own slopes at a point, from the nearest node. */
export function slopesAt({ grid, nodes }: Plate, x: number, y: number): readonly [number, number] {
  const i = Math.min(grid.columns - 1, Math.max(0, Math.floor((x - grid.left) / grid.step + 0.5)));
  const k = Math.min(grid.rows - 1, Math.max(0, Math.floor((y - grid.bottom) / grid.step + 0.5)));
  const at = (k * grid.columns + i) * NODE;
  return [nodes[at + 1] ?? 0, nodes[at + 2] ?? 0];
}

/** Returns a point's distance to the outline, as stored at the nearest node; negative inside. */
export function distanceAt({ grid, nodes }: Plate, x: number, y: number): number {
  const i = Math.floor((x - grid.left) / grid.step + 0.5);
  const k = Math.floor((y - grid.bottom) / grid.step + 0.5);
  if (i < 0 || k < 0 || i >= grid.columns || k >= grid.rows) return 1;
  return nodes[(k * grid.columns + i) * NODE] ?? 1;
}
