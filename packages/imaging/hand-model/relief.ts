import type { Anatomy, NailShape, Place } from "./anatomy.ts";
import { bell, cells, cloud, noise, smoothstep } from "./noise.ts";
import { columnFor, descend, type Field, newSpot, stand } from "./field.ts";
import type { View } from "./view.ts";
import { handPlace } from "./view.ts";

/** The hand as seen from above, pixel by pixel. Heights are in centimetres. */
export interface Relief {
  width: number;
  height: number;
  /** The number of pixels in a centimetre. */
  scale: number;
  /** The share of the pixel that the hand covers, 0–1. */
  cover: Float32Array;
  /** The height without the skin's fine relief. */
  smooth: Float32Array;
  /** The height with the skin's fine relief. */
  fine: Float32Array;
  /**
   * The share of the pixel that is nail plate, 0–1, and the position on the plate: across (-1 to 1) and along (0 =
   * cuticle, 1 = free edge).
   */
  nail: Float32Array;
  nailAcross: Float32Array;
  nailAlong: Float32Array;
  /**
   * How red (`blood`), dark (`melanin`) and blue (`vein`) the skin is at this pixel compared with its mean colour,
   * which has the value 0.
   */
  blood: Float32Array;
  melanin: Float32Array;
  vein: Float32Array;
}

function emptyRelief({ width, height, scale }: View): Relief {
  const make = (): Float32Array => new Float32Array(width * height);
  return {
    width,
    height,
    scale,
    cover: make(),
    smooth: make(),
    fine: make(),
    nail: make(),
    nailAcross: make(),
    nailAlong: make(),
    blood: make(),
    melanin: make(),
    vein: make(),
  };
}

/** What the skin adds to the bare shape at one point. */
interface Skin {
  raise: number;
  fine: number;
  blood: number;
  melanin: number;
  nail: number;
  across: number;
  along: number;
}

export function reliefOf(anatomy: Anatomy, field: Field, view: View): Relief {
  const relief = emptyRelief(view);
  const { width, height, scale } = view;
  const column = columnFor(field);
  const spots = anatomy.fingers.map(newSpot);
  const skin: Skin = { raise: 0, fine: 0, blood: 0, melanin: 0, nail: 0, across: 0, along: 0 };
  for (let row = 0; row < height; row++) {
    for (let left = 0; left < width; left++) {
      const [x, y] = handPlace(view, left + 0.5, row + 0.5);
      if (!stand(field, x, y, column, spots)) continue;
      const { height: z, nearest } = descend(field, column);
      const i = row * width + left;
      const cover = z === null ? Math.max(0, 1 - nearest * scale) : 1;
      relief.cover[i] = Math.min(1, cover);
      if (z === null) continue;
      Object.assign(skin, { raise: 0, fine: 0, blood: 0, melanin: 0, nail: 0 });
      backOfHand(anatomy, x, y, skin);
      let mine = -1;
      let least = 1.35;
      spots.forEach((spot, finger) => {
        if (spot.along < -0.4) return;
        const off = Math.hypot(spot.across / spot.width, Math.max(0, spot.beyond) / 0.9);
        if (off < least) {
          least = off;
          mine = finger;
        }
      });
      if (mine >= 0) onFinger(anatomy, mine, spots[mine] as (typeof spots)[0], skin);
      grain(x, y, mine >= 0 ? (spots[mine] as (typeof spots)[0]) : null, skin);
      relief.smooth[i] = z + skin.raise;
      relief.fine[i] = z + skin.raise + skin.fine * (1 - skin.nail);
      relief.nail[i] = skin.nail;
      relief.nailAcross[i] = skin.across;
      relief.nailAlong[i] = skin.along;
      relief.blood[i] = skin.blood;
      relief.melanin[i] = skin.melanin;
      relief.vein[i] = veinAt(anatomy, x, y);
    }
  }
  return relief;
}

/** Returns the distance from a line through points, and the position of the nearest point along the line, 0–1. */
function offLine(line: readonly Place[], x: number, y: number): readonly [number, number] {
  let best = 99;
  let where = 0;
  for (let i = 0; i < line.length - 1; i++) {
    const [a, b] = [line[i] as Place, line[i + 1] as Place];
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const t = Math.min(1, Math.max(0, ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy)));
    const d = Math.hypot(x - a[0] - dx * t, y - a[1] - dy * t);
    if (d < best) {
      best = d;
      where = (i + t) / (line.length - 1);
    }
  }
  return [best, where];
}

function veinAt({ veins }: Anatomy, x: number, y: number): number {
  let sum = 0;
  const wx = x + noise(x * 0.9, y * 0.9, 41) * 0.22;
  const wy = y + noise(x * 0.9, y * 0.9, 43) * 0.22;
  for (const line of veins) {
    const [off, at] = offLine(line, wx, wy);
    sum = Math.max(
      sum,
      bell(off, 0.12) *
        (0.65 + 0.5 * noise(x * 1.3, y * 1.3, 47)) *
        smoothstep(0, 0.16, at) *
        smoothstep(1, 0.84, at),
    );
  }
  return sum;
}

/** The large forms of the back of the hand (tendons, veins and knuckles), and its uneven colour. */
function backOfHand(anatomy: Anatomy, x: number, y: number, skin: Skin): void {
  for (const line of anatomy.tendons) {
    const [off, at] = offLine(line, x, y);
    const strength = smoothstep(0, 0.12, at) * smoothstep(0.95, 0.35, at);
    skin.raise += (bell(off, 0.18) * 0.075 - bell(off, 0.5) * 0.03) * strength;
  }
  skin.raise += veinAt(anatomy, x, y) * 0.03;
  for (const { line } of anatomy.fingers) {
    const [kx, ky] = line[0] as Place;
    const near = bell(Math.hypot(x - kx, (y - ky) * 0.8), 0.62);
    skin.blood += near * 0.3;
    skin.melanin += near * 0.22;
    // The skin over the knuckle is loose and has faint folds.
    const folds = Math.sin((y - ky) * 13 + noise(x * 1.6, y * 1.1, 7) * 2.4);
    skin.fine += near * folds * 0.006 * (0.5 + 0.5 * noise(x * 2.3, y * 2.3, 9));
  }
  skin.blood += cloud(x * 0.55, y * 0.55, 11, 3) * 0.16 + cloud(x * 2.6, y * 2.6, 17, 3) * 0.14;
  skin.melanin += cloud(x * 0.8, y * 0.8, 23, 3) * 0.1 + cloud(x * 6, y * 6, 29, 2) * 0.09;
}

type Place2 = { along: number; across: number; width: number; beyond: number };

function onFinger(anatomy: Anatomy, finger: number, spot: Place2, skin: Skin): void {
  const shape = anatomy.fingers[finger];
  if (!shape) return;
  const { along, across, width } = spot;
  const u = across / width;
  shape.joints.forEach((joint, which) => {
    const isLast = which === shape.joints.length - 1;
    creases(along - joint, u, width, finger * 7 + which, isLast ? 0.62 : 1, skin);
    const near = bell(along - joint, 0.42) * bell(u, 0.75);
    skin.blood += near * (isLast ? 0.3 : 0.42);
    skin.melanin += near * (isLast ? 0.35 : 0.6);
    skin.raise += bell(along - joint, 0.4) * bell(u, 0.5) * (isLast ? 0.012 : 0.03);
  });
  const tip = smoothstep(shape.nail.from - 0.9, shape.nail.from + 0.4, along);
  skin.blood += tip * 0.5;
  skin.melanin -= tip * 0.16;
  nailOn(shape.nail, spot, finger, skin);
}

/** The folds over a joint: an oval of a few deep folds with finer folds between them. */
function creases(
  from: number,
  u: number,
  width: number,
  seed: number,
  strength: number,
  skin: Skin,
): void {
  const reach = 0.46 * width * (0.55 + 0.45 * strength) + 0.06;
  if (Math.abs(from) > reach * 2.4) return;
  const across = bell(u, 0.55);
  const wobble =
    noise(u * 2.2 + seed, from * 2.5, seed) * 0.05 +
    noise(u * 5.5 - seed, from * 5, seed + 3) * 0.022;
  let sum = 0;
  for (let i = -3; i <= 3; i++) {
    // The outer folds curve round the middle, like brackets.
    const place = (i / 3) * reach * (1 - 0.5 * u * u) + wobble * (1 + 0.3 * Math.abs(i));
    const deep =
      (i === 0 ? 0.75 : 1.15 - 0.22 * Math.abs(i)) *
      (0.75 + 0.5 * noise(i * 3.7, u * 1.6 + seed, seed + i));
    sum += bell(from - place, 0.017 + 0.006 * Math.abs(i)) * deep;
  }
  const fine = Math.sin((from + wobble * 1.4) * 62) * bell(from, reach * 0.9) * 0.16;
  const depth = (sum + fine) * across * strength;
  skin.fine -= depth * 0.018;
  skin.blood += depth * 0.16;
  skin.melanin += depth * 0.16;
}

/** The nail plate, and the skin that folds up around it. */
function nailOn(nail: NailShape, spot: Place2, seed: number, skin: Skin): void {
  const half = nail.width / 2;
  const across = spot.across - nail.shift;
  const at = (spot.along - nail.from) / nail.length;
  if (at < -0.5 || at > 1.3 || Math.abs(across) > half * 1.7) return;
  // This distance to the outline is exact enough for folds that are a millimetre wide.
  const taper = 1 - 0.1 * Math.max(0, at - 0.35);
  const rounded = roundedDistance(across / taper, spot.along - nail.from, half, nail.length);
  const wobble = noise(spot.across * 4, spot.along * 4, 60 + seed) * 0.006;
  const d = rounded + wobble;
  // The edge becomes softer towards the tip, because otherwise a line would show beside a slimmer painted nail.
  const edge = 0.016 + 0.034 * smoothstep(0.35, 0.8, at);
  const inside = smoothstep(edge, -edge, d);
  skin.nail = inside;
  skin.across = across / half;
  skin.along = at;
  const back = smoothstep(0.5, 0.05, at);
  const sides = smoothstep(0.7, 0.3, at);
  const fold = back * 0.034 + sides * 0.026;
  skin.raise += (1 - inside) * fold * Math.exp(-Math.max(0, d) / 0.11) - inside * 0.006;
  skin.raise += inside * (0.01 * (1 - (across / half) ** 2) + 0.006 * smoothstep(0.6, 1, at));
  skin.fine += (1 - inside) * bell(d - 0.03, 0.025) * back * 0.002;
  skin.blood += (1 - inside) * Math.exp(-Math.max(0, d) / 0.14) * 0.35;
  skin.melanin += (1 - inside) * Math.exp(-Math.max(0, d) / 0.1) * 0.12 * back;
}

/** Returns the signed distance to a nail's outline, which is an oval at each end and straight between them. */
function roundedDistance(x: number, y: number, half: number, length: number): number {
  const start = half * 0.78;
  const end = length - half * 0.9;
  const beyond = y < start ? (start - y) / start : y > end ? (y - end) / (length - end) : 0;
  const r = Math.sqrt((x / half) ** 2 + beyond * beyond);
  if (beyond === 0) return Math.abs(x) - half;
  return (r - 1) * half;
}

/** The skin's fine relief: furrows of two sizes, which run across the fingers and diagonally over the hand. */
function grain(x: number, y: number, spot: Place2 | null, skin: Skin): void {
  const inFinger = spot && spot.along > 0 ? smoothstep(0, 2.2, spot.along) : 0;
  const a = spot ? spot.along : y;
  const b = spot ? spot.across : x;
  const px = x * (1 - inFinger) + b * inFinger;
  const py = y * (1 - inFinger) + a * inFinger;
  const warp = noise(px * 3, py * 3, 71) * 0.09 + noise(px * 8, py * 8, 75) * 0.035;
  const large = cells(px * 7.5 + warp * 6, py * 13 + warp * 9, 73);
  const small = cells(px * 17 + warp * 12, py * 23 + warp * 9, 79);
  const patchy = 0.55 + 0.45 * noise(px * 1.1, py * 1.1, 87);
  const furrow = smoothstep(0.36, 0, large) * 0.0027 * patchy + smoothstep(0.34, 0, small) * 0.0022;
  skin.fine -= furrow * (1 - 0.25 * inFinger);
  skin.fine += cloud(px * 11, py * 11, 83, 3) * 0.0026;
  const pores = cloud(x * 9, y * 9, 93, 3);
  skin.melanin += pores * 0.16;
  skin.blood += noise(x * 4.3, y * 4.3, 97) * 0.12;
  skin.melanin += smoothstep(0.3, 0, large) * 0.04;
}
