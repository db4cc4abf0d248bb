import type { StoneCut } from "@lacquer/contracts";
import { clamp, cos, PI, sin } from "../../maths/maths.ts";
import { linearOf, type Rgb } from "../srgb.ts";
import type { Body, Solid } from "./body.ts";
import { arriving, fresnel, mirror, reflect, type Stand } from "./stand.ts";

const CRYSTAL = "#f2f6fb";
const DIRECTIONS = 16;

/** The flat faces of a cut. For each face: the direction and steepness of its slope, and its height in the middle. */
type Faces = Float64Array;

interface Cut {
  /** The directions and distances of the girdle's sides. */
  girdle: Float64Array;
  crown: Faces;
  /**
   * The faces on the underside, which throw light back up. The height of these faces only determines where each face
   * is.
   */
  pavilion: Faces;
}

/** Functions that return points on the outline of a cut whose longest side is 2. */
const OUTLINES: Record<StoneCut, (t: number) => readonly [number, number]> = {
  round: (t) => [cos(t), sin(t)],
  oval: (t) => [0.74 * cos(t), sin(t)],
  // A square with cut corners, so that its diagonal is as long as `reach` allows.
  square: (t) => {
    const [c, s] = [cos(t), sin(t)];
    const scale = 0.86 / Math.max(Math.abs(c), Math.abs(s), (Math.abs(c) + Math.abs(s)) * 0.56);
    return [c * scale, s * scale];
  },
  drop: (t) => {
    const [c, s] = [cos(t), sin(t)];
    return s > 0 ? [0.62 * c * (1 - 0.62 * s * s), -0.36 + 1.36 * s] : [0.62 * c, -0.36 + 0.64 * s];
  },
  // Two arcs that meet in points.
  marquise: (t) => {
    const [c, s] = [cos(t), sin(t)];
    return [0.5 * c * Math.abs(c) + 0.02 * c, s];
  },
};

/** Returns how far an outline extends in a direction. */
function support(cut: StoneCut, dx: number, dy: number): number {
  let most = 0;
  for (let i = 0; i < 128; i++) {
    const [x, y] = OUTLINES[cut]((i / 128) * 2 * PI);
    most = Math.max(most, x * dx + y * dy);
  }
  return most;
}

function newCut(cut: StoneCut): Cut {
  const girdle: number[] = [];
  const crown: number[] = [0, 0, 0, 0.46];
  const pavilion: number[] = [];
  for (let k = 0; k < DIRECTIONS; k++) {
    const t = (k / DIRECTIONS) * 2 * PI;
    const [dx, dy] = [cos(t), sin(t)];
    const far = support(cut, dx, dy);
    girdle.push(dx, dy, far);
    crown.push(dx, dy, 1.5 / far, 0.1 + 1.5);
    if (k % 2 === 0) {
      crown.push(dx, dy, 0.74 / far, 0.19 + 0.74);
      pavilion.push(dx, dy, 0.92 / far, 0.92);
    } else {
      crown.push(dx, dy, 0.44 / far, 0.735);
      pavilion.push(dx, dy, 1.16 / far, 1.1);
    }
  }
  return {
    girdle: Float64Array.from(girdle),
    crown: Float64Array.from(crown),
    pavilion: Float64Array.from(pavilion),
  };
}

const cuts = new Map<StoneCut, Cut>();

function cutOf(name: StoneCut): Cut {
  const cut = cuts.get(name) ?? newCut(name);
  cuts.set(name, cut);
  return cut;
}

/** Returns the index of the face that is lowest over a point. */
function faceAt(faces: Faces, u: number, v: number): number {
  let least = 1e9;
  let found = 0;
  for (let at = 0; at < faces.length; at += 4) {
    const z =
      (faces[at + 3] ?? 0) -
      (faces[at + 2] ?? 0) * (u * (faces[at] ?? 0) + v * (faces[at + 1] ?? 0));
    if (z >= least) continue;
    least = z;
    found = at;
  }
  return found;
}

function outside(girdle: Float64Array, u: number, v: number): number {
  let most = -9;
  for (let at = 0; at < girdle.length; at += 3)
    most = Math.max(
      most,
      u * (girdle[at] ?? 0) + v * (girdle[at + 1] ?? 0) - (girdle[at + 2] ?? 0),
    );
  return most;
}

/** A ring of metal around the stone, and the four claws that hold the stone. */
const RING = 0.17;

function settingLight(
  stand: Stand,
  metal: Rgb,
  u: number,
  v: number,
  out: number,
  to: Body,
): boolean {
  for (let i = 0; i < 4; i++) {
    const du = u - (i & 1 ? 0.6 : -0.6);
    const dv = v - (i & 2 ? 0.6 : -0.6);
    const off = (du * du + dv * dv) / 0.024;
    if (off >= 1) continue;
    const bow = 1.1 / Math.sqrt(1.02 - off);
    mirror(stand, 0, -du * 6 * bow, -dv * 6 * bow, to.light, metal);
    return true;
  }
  if (out <= 0) return false;
  const size = Math.sqrt(u * u + v * v) || 1;
  const across = clamp((out / RING) * 2 - 1, -0.96, 0.96);
  const slope = (-1.3 * across) / Math.sqrt(1 - across * across);
  mirror(stand, 0, (u / size) * slope, (v / size) * slope, to.light, metal);
  return true;
}

/**
 * Adds the stone's fire: light that enters through the crown, is thrown back from below, and leaves in the stone's
 * colour.
 */
function fire(
  stand: Stand,
  cut: Cut,
  tint: Rgb,
  tu: number,
  tv: number,
  u: number,
  v: number,
  to: Body,
  part: number,
): void {
  const { pavilion } = cut;
  const below = faceAt(pavilion, u + 0.34 * tu, v + 0.34 * tv);
  const steep = pavilion[below + 2] ?? 0;
  // Faces take turns: every second face throws the light to the opposite side.
  const [bounce, depth] = below % 8 === 0 ? [0.62, 1] : [-0.34, 0.8];
  const pu = (pavilion[below] ?? 0) * steep * bounce + tu * 0.45;
  const pv = (pavilion[below + 1] ?? 0) * steep * bounce + tv * 0.45;
  const [spread, ...share] = COLOURS[part] ?? [1, 1, 1, 1];
  one[0] = tint[0] * depth * (share[0] ?? 1);
  one[1] = tint[1] * depth * (share[1] ?? 1);
  one[2] = tint[2] * depth * (share[2] ?? 1);
  mirror(stand, 0, pu * spread, pv * spread, to.light, one);
}

const one: [number, number, number] = [0, 0, 0];

/**
 * Each of a pixel's four points samples one part of the rainbow. Each row has the refraction of that part, followed by
 * its colour.
 */
const COLOURS = [
  [0.94, 1.9, 0.9, 0.2],
  [0.98, 1.1, 1.1, 0.8],
  [1.02, 0.8, 1.1, 1.1],
  [1.06, 0.2, 0.9, 1.9],
] as const;

/**
 * A cut stone with foil on its back. The stone's upper faces mirror the room, and the faces below throw the light back
 * in colour.
 */
export function stone(stand: Stand): Solid {
  const { thing, nail } = stand;
  const cut = cutOf((thing.form ?? "round") as StoneCut);
  const tint = linearOf(thing.color ?? CRYSTAL);
  const metal = thing.setting === undefined ? null : linearOf(thing.setting);
  const scale = metal ? 1 / (1 - RING) : 1;
  const edge = metal ? RING : 0;
  const coat = nail.room.coats[0];
  return {
    bound: 1.02,
    height: 0.55,
    isFine: true,
    distance: (u, v) => outside(cut.girdle, u * scale, v * scale) / scale - edge,
    show(u, v, to, part) {
      to.light.fill(0);
      const [su, sv] = [u * scale, v * scale];
      if (metal && settingLight(stand, metal, u, v, outside(cut.girdle, su, sv) / scale, to))
        return;
      const face = faceAt(cut.crown, su, sv);
      const steep = cut.crown[face + 2] ?? 0;
      const tu = -(cut.crown[face] ?? 0) * steep;
      const tv = -(cut.crown[face + 1] ?? 0) * steep;
      fire(stand, cut, tint, tu, tv, su, sv, to, part);
      const day = 0.1 * arriving(stand, tu, tv);
      // The table counts as slightly curved, because no table is quite flat. The table's reflection is weakened,
      // because such a small mirror does not turn completely white.
      const isTable = steep === 0;
      const back = fresnel(tu, tv) * (isTable ? 0.4 : 1.15);
      for (let c = 0; c < 3; c++) to.light[c] = (to.light[c] ?? 0) * 0.95 + (tint[c] ?? 0) * day;
      const bow = isTable ? 0.35 : 0.06;
      reflect(stand, coat, tu - su * bow, tv - sv * bow, to.light, [back, back, back]);
    },
  };
}
