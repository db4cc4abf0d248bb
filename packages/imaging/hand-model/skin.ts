import { KEY, type Lit } from "./light.ts";
import { cloud, hash, smoothstep } from "./noise.ts";
import type { Relief } from "./relief.ts";

/** The values of one skin. Colours are in linear light. */
export interface Tone {
  base: readonly [number, number, number];
  /** How strongly blood, melanin and veins show. */
  blood: number;
  melanin: number;
  vein: number;
  /** How far light spreads within the skin, in centimetres, for red, green and blue. */
  spread: readonly [number, number, number];
  /** The share of the window's light that the skin's film of moisture reflects. */
  sheen: number;
  /** The colours of the nail bed and of the nail's pale end. */
  bed: readonly [number, number, number];
  edge: readonly [number, number, number];
}

export const toLinear = (value: number): number => {
  const v = value / 255;
  return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
};

const toByte = (value: number): number => {
  const v = value <= 0.0031308 ? value * 12.92 : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
  return Math.min(255, Math.max(0, v * 255));
};

export function linear(hex: string): [number, number, number] {
  const n = Number.parseInt(hex.slice(1), 16);
  return [toLinear(n >> 16), toLinear((n >> 8) & 255), toLinear(n & 255)];
}

/** Blurs a map within the hand with three passes of a box filter, which together are close to a bell curve. */
export function spread(
  values: Float32Array,
  cover: Float32Array,
  width: number,
  deviation: number,
): void {
  const height = values.length / width;
  const weights = Float32Array.from(cover);
  for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) * (cover[i] as number);
  const radius = Math.max(1, Math.round(deviation));
  const line = new Float64Array(Math.max(width, height) + 1);
  const pass = (map: Float32Array, start: number, stride: number, count: number): void => {
    for (let i = 0; i < count; i++)
      line[i + 1] = (line[i] as number) + (map[start + i * stride] as number);
    for (let i = 0; i < count; i++) {
      const from = Math.max(0, i - radius);
      const to = Math.min(count, i + radius + 1);
      map[start + i * stride] = ((line[to] as number) - (line[from] as number)) / (2 * radius + 1);
    }
  };
  for (const map of [values, weights]) {
    for (let turn = 0; turn < 3; turn++) {
      for (let y = 0; y < height; y++) pass(map, y * width, 1, width);
      for (let x = 0; x < width; x++) pass(map, x, width, height);
    }
  }
  for (let i = 0; i < values.length; i++)
    values[i] = (weights[i] as number) > 1e-4 ? (values[i] as number) / (weights[i] as number) : 0;
}

/** The colour of the bright paper under the hand. */
const TABLE = linear("#efe6da");
const EXPOSURE = 0.98;

function shoulder(value: number): number {
  const knee = 0.72;
  if (value <= knee) return value;
  const t = (value - knee) / (1 - knee);
  return knee + (1 - knee) * (t / Math.sqrt(1 + t * t * 0.9));
}

/** Returns the light that leaves the skin after scattering inside it, as one map for each channel. */
function within(relief: Relief, lit: Lit, tone: Tone): Float32Array[] {
  return tone.spread.map((reach, channel) => {
    const map = new Float32Array(lit.soft.length);
    const own = [0.0, 0.25, 0.5][channel] ?? 0;
    for (let i = 0; i < map.length; i++)
      map[i] = (lit.soft[i] as number) * (1 - own) + (lit.fine[i] as number) * own;
    const near = Float32Array.from(lit.fine);
    spread(map, relief.cover, relief.width, reach * relief.scale);
    const kept = [0.42, 0.55, 0.68][channel] ?? 0.5;
    for (let i = 0; i < map.length; i++)
      map[i] = (map[i] as number) * (1 - kept) + (near[i] as number) * kept;
    return map;
  });
}

/** Returns the picture of the hand in this skin, as RGB bytes. */
export function paint(relief: Relief, lit: Lit, tone: Tone, seed: number): Uint8Array {
  const { width, height, cover } = relief;
  const out = new Uint8Array(width * height * 3);
  const light = within(relief, lit, tone);
  const contact = contactOf(relief);
  const color: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < width * height; i++) {
    const share = cover[i] as number;
    color.fill(0);
    if (share > 0) skinAt(relief, lit, tone, light, i, color);
    const x = i % width;
    const y = (i - x) / width;
    for (let c = 0; c < 3; c++) {
      const glow = (lit.tableBlocked[i] as number) * (tone.base[c] as number) * 0.3;
      const paper =
        (TABLE[c] as number) * ((lit.table[i] as number) + glow) * (contact[i] as number);
      const mixed = (color[c] as number) * share + paper * (1 - share);
      const level = toByte(shoulder(mixed * EXPOSURE));
      const grain = (hash(x, y, seed + c) + hash(x, y, seed + c + 9) - 1) * 2.2;
      out[i * 3 + c] = Math.round(level + grain);
    }
  }
  return out;
}

/** Darkens the table in a narrow seam along the hand, and gradually with the distance from the window. */
function contactOf({ cover, width, height, scale }: Relief): Float32Array {
  const all = new Float32Array(cover.length).fill(1);
  const near = Float32Array.from(cover);
  spread(near, all, width, 0.045 * scale);
  const wide = Float32Array.from(cover);
  spread(wide, all, width, 0.2 * scale);
  // The seam is drawn only where the hand is between the table's pixel and the window. A seam all around would look
  // like a halo.
  const flat = Math.hypot(KEY.x, KEY.y);
  const aside = [KEY.x, KEY.y].map((part) => Math.round((part / flat) * 0.075 * scale)) as [
    number,
    number,
  ];
  return near.map((_, i) => {
    const x = Math.min(width - 1, Math.max(0, (i % width) + aside[0]));
    const y = Math.min(height - 1, Math.max(0, Math.floor(i / width) + aside[1]));
    const seam = near[y * width + x] as number;
    const fall = ((i % width) / width + Math.floor(i / width) / height) * 0.045;
    return (1 - 0.5 * seam) * (1 - 0.14 * (wide[i] as number)) * (1.02 - fall);
  });
}

function skinAt(
  relief: Relief,
  lit: Lit,
  tone: Tone,
  light: readonly Float32Array[],
  i: number,
  color: [number, number, number],
): void {
  const blood = (relief.blood[i] as number) * tone.blood;
  const melanin = (relief.melanin[i] as number) * tone.melanin;
  const vein = (relief.vein[i] as number) * tone.vein;
  const nail = relief.nail[i] as number;
  const facing = lit.facing[i] as number;
  const rim = Math.pow(1 - facing, 3);
  for (let c = 0; c < 3; c++) {
    const base = tone.base[c] as number;
    const red = Math.exp(-blood * (BLOOD[c] as number));
    const dark = Math.exp(-melanin * (MELANIN[c] as number));
    let albedo = base * red * dark * (1 - vein * (VEIN[c] as number));
    if (nail > 0) albedo += (nailColor(relief, tone, i, c) - albedo) * nail;
    const glow =
      (lit.skinGlow[i] as number) * base * 0.55 +
      (lit.tableGlow[i] as number) *
        (TABLE[c] as number) *
        0.8 *
        Math.min(1, 0.25 + (lit.soft[i] as number));
    const diffuse = albedo * ((light[c]?.[i] as number) + glow);
    const mirrored =
      (lit.sheen[i] as number) * tone.sheen * (1 - nail) + (lit.gleam[i] as number) * nail * 1.6;
    color[c] = diffuse + mirrored + rim * 0.05 * (lit.soft[i] as number);
  }
}

/** The shares of red, green and blue light that blood, melanin and a vein absorb. */
const BLOOD = [0.1, 0.42, 0.36] as const;
const MELANIN = [0.3, 0.46, 0.6] as const;
const VEIN = [0.085, 0.03, 0.01] as const;

function nailColor(relief: Relief, tone: Tone, i: number, c: number): number {
  const along = relief.nailAlong[i] as number;
  const across = relief.nailAcross[i] as number;
  const bed = tone.bed[c] as number;
  const edge = tone.edge[c] as number;
  const lunula = smoothstep(0.2, 0.1, along + across * across * 0.22) * 0.22;
  const free = smoothstep(0.86, 0.93, along - across * across * 0.06 + 0.02);
  const streak = 1 + cloud(across * 7, along * 0.6, 91, 2) * 0.025;
  const side = 1 - 0.12 * across * across;
  const skin = tone.base[c] as number;
  const color = (bed + (edge - bed) * Math.max(lunula, free * 0.3)) * streak * side;
  return color + (skin - color) * 0.6 * smoothstep(0.3, 0.9, along);
}
