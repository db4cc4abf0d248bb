import { cos, PI, sin } from "../../maths/maths.ts";
import { MARGIN, reachOf } from "../field.ts";
import { glint, type Nail } from "../nail.ts";
import { cell } from "../noise.ts";
import type { Sample } from "../sample.ts";

/** The properties of hexagonal flakes of one size. */
export interface Sieve {
  /** The distance between neighbouring flakes, in nail widths. */
  pitch: number;
  /** Half the width of a flake, in nail widths. */
  radius: number;
  /** The share of the places that hold a flake. */
  filled: number;
  /** How far flakes lean out of the plane, as a slope. */
  tilt: number;
  seed: number;
}

export interface Flake {
  /** How deep a point is inside the flake, in nail widths. Outside, the depth is 0 or less. */
  depth: number;
  /** The brightness of the flake's reflection, from 0 to about 3. */
  shine: number;
  /** A random number that belongs to the flake, 0–1. */
  chance: number;
}

const TURNS = 16;
const COS = Float64Array.from({ length: TURNS }, (_, i) => cos((i / TURNS) * (PI / 3)));
const SIN = Float64Array.from({ length: TURNS }, (_, i) => sin((i / TURNS) * (PI / 3)));

/**
 * The number of floats for each place in the grid of flakes: its order (0 = no flake), middle, rotation, lean, roll and
 * random number.
 */
const PLACE = 8;

/** The flakes of one size on one nail, computed once instead of at every pixel. */
export interface Strewn {
  sieve: Sieve;
  left: number;
  bottom: number;
  columns: number;
  rows: number;
  places: Float32Array;
  /**
   * For each block of four neighbouring places, the indexes of its flakes in `places`. The topmost flake is first, and
   * unused entries are −1.
   */
  fours: Int32Array;
}

export function strew(nail: Nail, sieve: Sieve): Strewn {
  const { pitch, filled, tilt, seed } = sieve;
  const left = Math.floor(-reachOf(nail) / pitch) - 1;
  const bottom = Math.floor(-MARGIN / pitch) - 1;
  const columns = 1 - 2 * left;
  const rows = Math.ceil((nail.length + MARGIN) / pitch) + 1 - bottom;
  const places = new Float32Array(columns * rows * PLACE);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [i, k] = [left + column, bottom + row];
      const order = cell(i + seed, k + 3);
      if (order > filled) continue;
      const turn = Math.floor(cell(i + 77, k + seed) * TURNS);
      const at = (row * columns + column) * PLACE;
      places[at] = order;
      places[at + 1] = i + 0.5 + 0.6 * (cell(i, k + seed) - 0.5);
      places[at + 2] = k + 0.5 + 0.6 * (cell(i + 51, k + seed) - 0.5);
      places[at + 3] = COS[turn] ?? 1;
      places[at + 4] = SIN[turn] ?? 0;
      places[at + 5] = tilt * (cell(i + 13, k + seed) - 0.5) * 2;
      places[at + 6] = tilt * (cell(i + 29, k + seed) - 0.5) * 2;
      places[at + 7] = cell(i + 41, k + seed);
    }
  }
  return { sieve, left, bottom, columns, rows, places, fours: foursOf(places, columns, rows) };
}

function foursOf(places: Float32Array, columns: number, rows: number): Int32Array {
  const fours = new Int32Array(columns * rows * 4).fill(-1);
  for (let first = 0; first < columns * (rows - 1) - 1; first++) {
    for (let n = 0; n < 4; n++) {
      const place = (first + (n >> 1) * columns + (n & 1)) * PLACE;
      const order = places[place] ?? 0;
      if (order === 0) continue;
      let to = first * 4 + n;
      // Flakes with a higher order come first, so a flake with a lower order moves back by one entry. Empty places
      // leave no gap.
      while (
        to > first * 4 &&
        ((fours[to - 1] ?? -1) < 0 || order > (places[fours[to - 1] ?? 0] ?? 0))
      ) {
        fours[to] = fours[to - 1] ?? -1;
        to--;
      }
      fours[to] = place;
    }
  }
  return fours;
}

/** Finds the topmost flake at the sample's point. Without a flake, `depth` is 0 or less. */
export function flakeAt(nail: Nail, s: Sample, strewn: Strewn, to: Flake): void {
  const { sieve, left, bottom, columns, rows, places, fours } = strewn;
  const { pitch, radius } = sieve;
  const u = s.wrapped / pitch;
  const v = s.y / pitch;
  const edge = radius + nail.pixel * 0.5;
  // A flake extends at most one place from the middle of its own place, so only four flakes can cover this point.
  const column = Math.min(columns - 2, Math.max(0, Math.floor(u - 0.5) - left));
  const row = Math.min(rows - 2, Math.max(0, Math.floor(v - 0.5) - bottom));
  const first = (row * columns + column) * 4;
  to.depth = 0;
  for (let n = first; n < first + 4; n++) {
    const at = fours[n] ?? -1;
    if (at < 0) return;
    const dx = (u - (places[at + 1] ?? 0)) * pitch;
    const dy = (v - (places[at + 2] ?? 0)) * pitch;
    const cosine = places[at + 3] ?? 1;
    const sine = places[at + 4] ?? 0;
    const a = Math.abs(dx * cosine + dy * sine);
    const b = Math.abs(dy * cosine - dx * sine);
    const depth = edge - Math.max(a, 0.5 * a + 0.866 * b);
    if (depth <= 0) continue;
    to.depth = depth;
    to.chance = places[at + 7] ?? 0;
    const lean = s.sx * 0.8 + (places[at + 5] ?? 0);
    to.shine = glint(nail, lean, s.sy * 0.8 + (places[at + 6] ?? 0), 0);
    return;
  }
}
