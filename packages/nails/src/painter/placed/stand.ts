import { clamp, cos, PI, sin } from "../../maths/maths.ts";
import type { PlacedThing } from "@lacquer/contracts";
import type { Nail } from "../nail.ts";
import { lookUp, type Sphere } from "../sphere.ts";

/** Returns the slopes of the plate at a point, including the finger's pose. */
export type Lean = (x: number, y: number) => readonly [number, number];

/** A thing's position on a nail, and the data for its reflections. */
export interface Stand {
  nail: Nail;
  thing: PlacedThing;
  /** The thing's middle, in nail widths. */
  x: number;
  y: number;
  /** Half of the thing's longest side, in nail widths. */
  reach: number;
  cos: number;
  sin: number;
  /** −1 for a mirrored thing, otherwise 1. */
  flip: number;
  /** The slopes of the plate below the thing. One pair of slopes serves the whole thing, because things are stiff. */
  sx: number;
  sy: number;
  /**
   * The factors by which a distance on the picture must be multiplied to give the true distance on the thing, because a
   * tilted thing looks shorter.
   */
  stretchX: number;
  stretchY: number;
  /** The size of a pixel, as a multiple of `reach`. */
  pixel: number;
  /** The direction towards the light in the thing's own axes. */
  key: readonly [number, number, number];
}

const STEEPEST = 0.6;

export function standOf(nail: Nail, thing: PlacedThing, lean: Lean): Stand {
  const x = thing.x - 0.5;
  const y = thing.y * nail.length;
  const radians = (thing.angle * PI) / 180;
  const [c, s] = [cos(radians), sin(radians)];
  const flip = thing.mirrored ? -1 : 1;
  // At the plate's edge, where the plate falls away, a stiff thing is less steep than the plate. Gel fills the gap.
  const [steepX, steepY] = lean(x, y);
  const [sx, sy] = [clamp(steepX, -STEEPEST, STEEPEST), clamp(steepY, -STEEPEST, STEEPEST)];
  // A ball looks equally wide from every side, so it is not stretched.
  const flat = thing.kind === "pearl" ? 0 : 1;
  const reach = thing.size / 2;
  const [kx, ky, kz] = nail.key;
  return {
    nail,
    thing,
    x,
    y,
    reach,
    cos: c,
    sin: s,
    flip,
    sx,
    sy,
    stretchX: Math.sqrt(1 + flat * sx * sx),
    stretchY: Math.sqrt(1 + flat * sy * sy),
    pixel: nail.pixel / reach,
    key: [(kx * c - ky * s) * flip, kx * s + ky * c, kz],
  };
}

const seen = new Float64Array(3);

/**
 * Adds to `to` the light that a surface reflects, multiplied by `power`. The surface has the slopes (tu, tv) relative
 * to the plate, in the thing's axes.
 */
export function reflect(
  stand: Stand,
  sphere: Sphere | undefined,
  tu: number,
  tv: number,
  to: Float64Array,
  power: readonly [number, number, number],
): void {
  if (!sphere) return;
  const { nail, cos: c, sin: s, flip } = stand;
  const u = tu * flip;
  const tx = stand.sx + u * c + tv * s;
  const ty = stand.sy - u * s + tv * c;
  const nz = 1 / Math.sqrt(tx * tx + ty * ty + 1);
  const nx = -tx * nz;
  const ny = -ty * nz;
  seen[0] = nx * nail.cos + ny * nail.sin;
  seen[1] = nx * nail.sin - ny * nail.cos;
  lookUp(sphere, seen);
  to[0] = (to[0] ?? 0) + (seen[0] ?? 0) * power[0];
  to[1] = (to[1] ?? 0) + (seen[1] ?? 0) * power[1];
  to[2] = (to[2] ?? 0) + (seen[2] ?? 0) * power[2];
}

/**
 * Adds the light that metal of this colour reflects: the room with more contrast, and with its bright parts in the
 * colour of the metal.
 */
export function mirror(
  stand: Stand,
  roughness: 0 | 1 | 2,
  tu: number,
  tv: number,
  to: Float64Array,
  color: readonly [number, number, number],
): void {
  shown.fill(0);
  reflect(stand, stand.nail.room.mirrors[roughness], tu, tv, shown, ONE);
  for (let i = 0; i < 3; i++) {
    const v = shown[i] ?? 0;
    to[i] = (to[i] ?? 0) + ((v * v * 1.5) / (v + 0.42)) * (color[i] ?? 0);
  }
}

const shown = new Float64Array(3);
const ONE = [1, 1, 1] as const;

/** Returns the light of sky and lamp together on a surface with the slopes (tu, tv), from 0 to about 1.1. */
export function arriving(stand: Stand, tu: number, tv: number): number {
  const [kx, ky, kz] = stand.key;
  const nz = 1 / Math.sqrt(tu * tu + tv * tv + 1);
  const planar = (-tu * kx - tv * ky) * nz;
  const directed = 0.24 + 0.34 * stand.nail.room.hardness;
  const facing = Math.max(0, (planar + nz * kz + 0.3) / 1.3);
  const ahead = directed / ((kz + 0.3) / 1.3);
  return (1 - directed) * (0.7 + 0.3 * nz + 0.18 * planar) + ahead * facing;
}

/** Returns the share of light that a coat reflects at its surface. The share depends on the surface's steepness. */
export function fresnel(tu: number, tv: number): number {
  const g1 = 1 - 1 / Math.sqrt(tu * tu + tv * tv + 1);
  const g2 = g1 * g1;
  return 0.045 + 0.955 * g2 * g2 * g1;
}
