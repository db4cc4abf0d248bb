import { cos, PI, sin } from "../../maths/maths.ts";
import { glint, type Nail } from "../nail.ts";
import { cell } from "../noise.ts";
import type { Sample } from "../sample.ts";

/** Hexagonal flakes of one size. */
export interface Sieve {
  /** Distance between flakes and their half width, in nail widths. */
  pitch: number;
  radius: number;
  /** The share of places that have a flake. */
  filled: number;
  /** How far flakes lean out of the plane, as a slope. */
  tilt: number;
  seed: number;
}

export interface Flake {
  /** How deep inside the flake a point lies, in nail widths; 0 or less is outside. */
  depth: number;
  /** What its mirror shows, 0 to about 3. */
  shine: number;
  /** A random number of the flake's own, 0–1. */
  chance: number;
}

const TURNS = 16;
const COS = Float64Array.from({ length: TURNS }, (_, i) => cos((i / TURNS) * (PI / 3)));
const SIN = Float64Array.from({ length: TURNS }, (_, i) => sin((i / TURNS) * (PI / 3)));

/** The flake of a sieve that lies on top at the sample's point; `depth` ≤ 0 where there is none. */
export function flakeAt(nail: Nail, s: Sample, sieve: Sieve, to: Flake): void {
  const u = s.wrapped / sieve.pitch;
  const v = s.y / sieve.pitch;
  // No flake reaches farther than one place from the middle of its own place, so only four flakes can lie at this
  // point.
  const column = Math.floor(u - 0.5);
  const row = Math.floor(v - 0.5);
  to.depth = 0;
  let top = -1;
  let [ti, tk] = [0, 0];
  for (let k = row; k <= row + 1; k++) {
    for (let i = column; i <= column + 1; i++) {
      const order = cell(i + sieve.seed, k + 3);
      if (order > sieve.filled || order <= top) continue;
      const dx = (u - i - 0.5 - 0.6 * (cell(i, k + sieve.seed) - 0.5)) * sieve.pitch;
      const dy = (v - k - 0.5 - 0.6 * (cell(i + 51, k + sieve.seed) - 0.5)) * sieve.pitch;
      const turn = Math.floor(cell(i + 77, k + sieve.seed) * TURNS);
      const c = COS[turn] ?? 1;
      const n = SIN[turn] ?? 0;
      const a = Math.abs(dx * c + dy * n);
      const b = Math.abs(dy * c - dx * n);
      const depth = sieve.radius - Math.max(a, 0.5 * a + 0.866 * b);
      if (depth <= -nail.pixel * 0.5) continue;
      top = order;
      to.depth = depth + nail.pixel * 0.5;
      [ti, tk] = [i, k];
    }
  }
  if (top < 0) return;
  const lean = sieve.tilt * (cell(ti + 13, tk + sieve.seed) - 0.5) * 2;
  const roll = sieve.tilt * (cell(ti + 29, tk + sieve.seed) - 0.5) * 2;
  to.chance = cell(ti + 41, tk + sieve.seed);
  to.shine = glint(nail, s.sx * 0.8 + lean, s.sy * 0.8 + roll, 0);
}
