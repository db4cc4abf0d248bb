import type { Relief } from "./relief.ts";
import { hash } from "./noise.ts";

/** The light that arrives at each pixel of the hand and of the table, before any colour is applied. */
export interface Lit {
  /** The light on the skin, without the skin's fine relief (`soft`) and with it (`fine`). */
  soft: Float32Array;
  fine: Float32Array;
  /** The light reflected from nearby skin, and the light reflected from the table. */
  skinGlow: Float32Array;
  tableGlow: Float32Array;
  /** The reflection of the skin's film of moisture, which has a broad and a narrow part. */
  sheen: Float32Array;
  /** The reflection of a nail. */
  gleam: Float32Array;
  /** The light on the table. */
  table: Float32Array;
  /** The light that the hand keeps from the table. A share of it falls on the table again in the colour of the skin. */
  tableBlocked: Float32Array;
  /** How far the surface faces up: 1 for a level surface, 0 for an upright one. */
  facing: Float32Array;
}

interface Ray {
  x: number;
  y: number;
  z: number;
  /** The light from this direction. On an open plane, all rays together give 1. */
  power: number;
  isKey: boolean;
}

/** The direction of a large soft window at the upper left. The y axis points down. */
export const KEY = { x: -0.42, y: -0.5, z: 0.757 };
const KEY_SHARE = 0.74;
const KEY_SPREAD = 0.36;

function normal(x: number, y: number, z: number): { x: number; y: number; z: number } {
  const length = Math.hypot(x, y, z);
  return { x: x / length, y: y / length, z: z / length };
}

/** The light of the room: a window as a dense bundle of rays, and a dome of even light. */
export function raysOf(key: number, dome: number): Ray[] {
  const rays: Ray[] = [];
  const side = normal(-KEY.y, KEY.x, 0);
  const up = normal(
    KEY.y * side.z - KEY.z * side.y,
    KEY.z * side.x - KEY.x * side.z,
    KEY.x * side.y - KEY.y * side.x,
  );
  for (let i = 0; i < key; i++) {
    // The window is a rounded rectangle of light, wider than high.
    const a = (((i + 0.5) / key) * 2 - 1) * KEY_SPREAD * 1.5;
    const b = (((i * 0.618034) % 1) * 2 - 1) * KEY_SPREAD;
    const d = normal(
      KEY.x + side.x * a + up.x * b,
      KEY.y + side.y * a + up.y * b,
      KEY.z + side.z * a + up.z * b,
    );
    rays.push({ ...d, power: KEY_SHARE / key / d.z, isKey: true });
  }
  for (let i = 0; i < dome; i++) {
    const z = 1 - (i + 0.5) / dome;
    const turn = i * 2.39996;
    const flat = Math.sqrt(1 - z * z);
    // The wall with the window is brighter than the opposite wall.
    const lit = 1 + 0.35 * -(Math.sin(turn) * 0.77 * flat) + 0.25 * -(Math.cos(turn) * flat * 0.64);
    rays.push({
      x: Math.cos(turn) * flat,
      y: Math.sin(turn) * flat,
      z,
      power: ((1 - KEY_SHARE) * 2 * lit) / dome,
      isKey: false,
    });
  }
  return rays;
}

/** The height map at a quarter of its size, in which shadows are traced. */
interface Coarse {
  width: number;
  height: number;
  step: number;
  /** For each coarse pixel, the mean height of the part that belongs to the hand. */
  hand: Float32Array;
  /** For each coarse pixel, the mean height of the whole pixel, in which the table counts as well. */
  wall: Float32Array;
  cover: Float32Array;
}

const SHRINK = 4;

function coarseOf({ width, height, scale, smooth, cover }: Relief): Coarse {
  const w = Math.ceil(width / SHRINK);
  const h = Math.ceil(height / SHRINK);
  const hand = new Float32Array(w * h);
  const wall = new Float32Array(w * h);
  const share = new Float32Array(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      let sum = 0;
      let count = 0;
      for (let j = 0; j < SHRINK; j++) {
        for (let i = 0; i < SHRINK; i++) {
          const at =
            Math.min(height - 1, y * SHRINK + j) * width + Math.min(width - 1, x * SHRINK + i);
          const z = smooth[at] as number;
          if (z > 0) {
            sum += z;
            count++;
          }
          share[y * w + x] = (share[y * w + x] as number) + (cover[at] as number) / 16;
        }
      }
      hand[y * w + x] = count ? sum / count : 0;
      wall[y * w + x] = sum / (SHRINK * SHRINK);
    }
  }
  return { width: w, height: h, step: SHRINK / scale, hand, wall, cover: share };
}

/** Computes the share of this ray's light that reaches each coarse pixel, on the hand and on the table. */
function reach(coarse: Coarse, ray: Ray, onHand: boolean, into: Float32Array): void {
  const { width, height, step, hand, wall, cover } = coarse;
  const flat = Math.hypot(ray.x, ray.y) || 1e-6;
  const [dx, dy, rise] = [ray.x / flat, ray.y / flat, (ray.z / flat) * step];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (onHand ? (cover[at] as number) === 0 : (cover[at] as number) > 0.999) {
        into[at] = 1;
        continue;
      }
      const from = onHand ? (hand[at] as number) + 0.03 : 0.004;
      let open = 1;
      // The trace starts at some distance from the pixel. Shadows closer to the hand than a coarse pixel are added by
      // `contactOf`.
      let t = (onHand ? 0.8 : 2.6) + hash(x, y, 3) * 0.8;
      for (let i = 0; i < 64; i++) {
        const z = from + rise * t;
        if (z > 4.4) break;
        const px = x + dx * t;
        const py = y + dy * t;
        if (px < 0 || py < 0 || px >= width - 1 || py >= height - 1) break;
        const l = Math.floor(px);
        const u = Math.floor(py);
        const fx = px - l;
        const fy = py - u;
        const k = u * width + l;
        const ground =
          ((wall[k] as number) * (1 - fx) + (wall[k + 1] as number) * fx) * (1 - fy) +
          ((wall[k + width] as number) * (1 - fx) + (wall[k + width + 1] as number) * fx) * fy;
        // Where the hand only grazes a ray, it blocks only a part of the ray's light.
        const gap = (z - ground) / (0.02 + 0.05 * t * step);
        if (gap < 1) open = Math.min(open, Math.max(0, gap * 0.5 + 0.5));
        if (open <= 0) break;
        t += 0.9 + t * 0.06;
      }
      into[at] = open;
    }
  }
}

/** Returns the slopes of a height map. At the hand's edge, slopes are computed only from pixels on the hand. */
function slopes(heights: Float32Array, relief: Relief): readonly [Float32Array, Float32Array] {
  const { width, height, scale } = relief;
  const across = new Float32Array(width * height);
  const down = new Float32Array(width * height);
  const slope = (z: number, before: number, after: number): number => {
    if (before > 0 && after > 0) return ((after - before) / 2) * scale;
    if (before > 0) return (z - before) * scale;
    return after > 0 ? (after - z) * scale : 0;
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const z = heights[i] as number;
      if (z <= 0) continue;
      const at = (inside: boolean, j: number): number => (inside ? (heights[j] as number) : 0);
      across[i] = slope(z, at(x > 0, i - 1), at(x < width - 1, i + 1));
      down[i] = slope(z, at(y > 0, i - width), at(y < height - 1, i + width));
    }
  }
  return [across, down];
}

/**
 * Interpolates a value between the pixels of a coarse map. Uses either only pixels on the hand, or only pixels off the
 * hand.
 */
function sampler(coarse: Coarse, values: Float32Array, onHand: boolean) {
  const { width, height, cover } = coarse;
  return (px: number, py: number): number => {
    const x = Math.min(width - 1.001, Math.max(0, px));
    const y = Math.min(height - 1.001, Math.max(0, py));
    const l = Math.floor(x);
    const u = Math.floor(y);
    let sum = 0;
    let weight = 0;
    for (let j = 0; j < 2; j++) {
      for (let i = 0; i < 2; i++) {
        const at = (u + j) * width + l + i;
        const here = onHand ? (cover[at] as number) : 1;
        const w = (i ? x - l : 1 - x + l) * (j ? y - u : 1 - y + u) * here;
        sum += (values[at] as number) * w;
        weight += w;
      }
    }
    return weight > 1e-5 ? sum / weight : 1;
  };
}

export function lightOn(relief: Relief, keyRays: number, domeRays: number): Lit {
  const { width, height } = relief;
  const make = (): Float32Array => new Float32Array(width * height);
  const lit: Lit = {
    soft: make(),
    fine: make(),
    skinGlow: make(),
    tableGlow: make(),
    sheen: make(),
    gleam: make(),
    table: make(),
    tableBlocked: make(),
    facing: make(),
  };
  const coarse = coarseOf(relief);
  const [sx, sy] = slopes(relief.smooth, relief);
  const [fx, fy] = slopes(relief.fine, relief);
  const seen = new Float32Array(coarse.width * coarse.height);
  const seenBelow = new Float32Array(coarse.width * coarse.height);
  fillEdges(relief, [sx, sy, fx, fy]);
  for (const ray of raysOf(keyRays, domeRays)) {
    reach(coarse, ray, true, seen);
    reach(coarse, ray, false, seenBelow);
    fillUnder(coarse, seenBelow);
    addRay(relief, coarse, ray, { sx, sy, fx, fy }, seen, seenBelow, lit);
  }
  for (let i = 0; i < width * height; i++) {
    const nz = 1 / Math.sqrt(1 + (sx[i] as number) ** 2 + (sy[i] as number) ** 2);
    lit.facing[i] = nz;
    const low = relief.smooth[i] as number;
    lit.tableGlow[i] = ((1 - nz) / 2) * (0.55 + 0.45 * Math.min(1, low / 0.8));
  }
  return lit;
}

/**
 * Gives the slopes of neighbouring pixels to pixels that the hand only partly covers, because these have no height of
 * their own.
 */
function fillEdges({ width, height, cover, smooth }: Relief, maps: readonly Float32Array[]): void {
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      if ((cover[i] as number) === 0 || (smooth[i] as number) > 0) continue;
      let from = -1;
      for (const next of [
        i - 1,
        i + 1,
        i - width,
        i + width,
        i - width - 1,
        i - width + 1,
        i + width - 1,
        i + width + 1,
      ])
        if (
          (smooth[next] as number) > 0 &&
          (from < 0 || (smooth[next] as number) < (smooth[from] as number))
        )
          from = next;
      if (from >= 0) for (const map of maps) map[i] = map[from] as number;
    }
  }
}

/**
 * Continues the light on the table under the hand's edge, so that no pixel of the table takes light from a pixel of the
 * hand.
 */
function fillUnder({ width, height, cover }: Coarse, values: Float32Array): void {
  const known = Uint8Array.from(cover, (share) => (share < 0.01 ? 1 : 0));
  for (let turn = 1; turn <= 3; turn++) {
    for (let y = 1; y < height - 1; y++) {
      for (let x = 1; x < width - 1; x++) {
        const i = y * width + x;
        if (known[i]) continue;
        let sum = 0;
        let count = 0;
        for (const next of [
          i - 1,
          i + 1,
          i - width,
          i + width,
          i - width - 1,
          i - width + 1,
          i + width - 1,
          i + width + 1,
        ]) {
          if (!known[next] || (known[next] as number) > turn) continue;
          sum += values[next] as number;
          count++;
        }
        if (count === 0) continue;
        values[i] = sum / count;
        known[i] = turn + 1;
      }
    }
  }
}

interface Slopes {
  sx: Float32Array;
  sy: Float32Array;
  fx: Float32Array;
  fy: Float32Array;
}

/** How widely the mirrored window is spread. `BROAD` and `NARROW` are for the skin, and `NAIL` is for a nail. */
const BROAD = 0.4;
const NARROW = 0.22;
const NAIL = 0.16;

function lobe(cos: number, rough: number): number {
  const c = cos * cos;
  const m = rough * rough;
  return Math.exp((c - 1) / (c * m)) / (Math.PI * m * c * c);
}

function addRay(
  relief: Relief,
  coarse: Coarse,
  ray: Ray,
  { sx, sy, fx, fy }: Slopes,
  seen: Float32Array,
  seenBelow: Float32Array,
  lit: Lit,
): void {
  const { width, height, cover, nail } = relief;
  const onHand = sampler(coarse, seen, true);
  const below = sampler(coarse, seenBelow, false);
  const half = normal(ray.x, ray.y, ray.z + 1);
  const toHalf = ray.x * half.x + ray.y * half.y + ray.z * half.z;
  const fresnel = 0.028 + 0.972 * Math.pow(1 - toHalf, 5);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const px = (x + 0.5) / SHRINK - 0.5;
      const py = (y + 0.5) / SHRINK - 0.5;
      const covered = cover[i] as number;
      if (covered < 1) {
        const open = below(px, py);
        lit.table[i] = (lit.table[i] as number) + ray.power * ray.z * open;
        lit.tableBlocked[i] = (lit.tableBlocked[i] as number) + ray.power * ray.z * (1 - open);
      }
      if (covered === 0) continue;
      const open = onHand(px, py);
      const [ax, ay] = [-(sx[i] as number), -(sy[i] as number)];
      const nz = 1 / Math.sqrt(1 + ax * ax + ay * ay);
      const soft = Math.max(0, (ax * ray.x + ay * ray.y + ray.z) * nz);
      const [bx, by] = [-(fx[i] as number), -(fy[i] as number)];
      const mz = 1 / Math.sqrt(1 + bx * bx + by * by);
      const fine = Math.max(0, (bx * ray.x + by * ray.y + ray.z) * mz);
      lit.soft[i] = (lit.soft[i] as number) + ray.power * soft * open;
      lit.fine[i] = (lit.fine[i] as number) + ray.power * fine * open;
      lit.skinGlow[i] = (lit.skinGlow[i] as number) + ray.power * soft * (1 - open);
      if (!ray.isKey || fine <= 0) continue;
      const power = (ray.power * open * fresnel) / (4 * Math.max(0.5, mz));
      const cos = (bx * half.x + by * half.y + half.z) * mz;
      if (cos > 0.2) {
        lit.sheen[i] =
          (lit.sheen[i] as number) + power * (0.55 * lobe(cos, BROAD) + 0.45 * lobe(cos, NARROW));
        if ((nail[i] as number) > 0)
          lit.gleam[i] = (lit.gleam[i] as number) + power * lobe(cos, NAIL);
      }
    }
  }
}
