import type { NailPlace } from "../src/index.ts";
import { naturalOutline } from "../src/index.ts";
import sharp from "sharp";

/** One nail of a mask. */
export interface MaskedNail {
  label: number;
  /** The nail's pixels. */
  count: number;
  /** The middle of the nail, in fractions of the photo. */
  middle: { x: number; y: number };
  /**
   * The nail along its longer axis. It is only a guess which end is the cuticle. The function `turned` exchanges the
   * ends.
   */
  place: NailPlace;
}

/** The nails of a photo as drawn by hand. For each pixel, the label of its nail (0 = none). */
export interface Mask {
  width: number;
  height: number;
  labels: Int16Array;
  nails: MaskedNail[];
}

/** Areas smaller than this share of the photo are specks. */
const SPECK = 0.0002;

/** Reads a mask (white = nail). */
export async function readMask(file: string): Promise<Mask> {
  const { data, info } = await sharp(file)
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const labels = new Int16Array(width * height);
  const isNail = (p: number) => (data[p * channels] ?? 0) >= 128;
  const nails: MaskedNail[] = [];
  for (let start = 0, label = 0; start < labels.length; start++) {
    if (labels[start] !== 0 || !isNail(start)) continue;
    label += 1;
    const pixels = connected(start, label, labels, width, isNail);
    if (pixels.length >= width * height * SPECK) nails.push(nailOf(pixels, label, width, height));
  }
  return { width, height, labels, nails };
}

function connected(
  start: number,
  label: number,
  labels: Int16Array,
  width: number,
  isNail: (p: number) => boolean,
): number[] {
  const pixels: number[] = [];
  const stack = [start];
  labels[start] = label;
  for (let p = stack.pop(); p !== undefined; p = stack.pop()) {
    pixels.push(p);
    const x = p % width;
    const near = [x > 0 ? p - 1 : p, x < width - 1 ? p + 1 : p, p - width, p + width];
    for (const next of near) {
      if (next < 0 || next >= labels.length || labels[next] !== 0 || !isNail(next)) continue;
      labels[next] = label;
      stack.push(next);
    }
  }
  return pixels;
}

function nailOf(pixels: number[], label: number, width: number, height: number): MaskedNail {
  const points = pixels.map((p) => [(p % width) + 0.5, Math.floor(p / width) + 0.5] as const);
  const mean = (of: (point: readonly [number, number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [mx, my] = [mean(([x]) => x), mean(([, y]) => y)];
  const xx = mean(([x]) => (x - mx) ** 2);
  const xy = mean(([x, y]) => (x - mx) * (y - my));
  const yy = mean(([, y]) => (y - my) ** 2);
  const turn = Math.atan2(2 * xy, xx - yy) / 2;
  // The nail is assumed to point up until the direction of its finger is known.
  const way = Math.sin(turn) > 0 ? -1 : 1;
  const [ax, ay] = [Math.cos(turn) * way, Math.sin(turn) * way];
  const along = points.map(([x, y]) => (x - mx) * ax + (y - my) * ay).toSorted((a, b) => a - b);
  const across = points.map(([x, y]) => (y - my) * ax - (x - mx) * ay).toSorted((a, b) => a - b);
  const at = (list: number[], part: number) => list[Math.floor((list.length - 1) * part)] ?? 0;
  const from = at(along, 0.004) - 0.5;
  const to = at(along, 0.996) + 0.5;
  const off = (at(across, 0.99) + at(across, 0.01)) / 2;
  return {
    label,
    count: pixels.length,
    middle: { x: mx / width, y: my / height },
    place: {
      x: (mx + ax * from - ay * off) / width,
      y: (my + ay * from + ax * off) / height,
      angle: (Math.atan2(ax, -ay) * 180) / Math.PI,
      width: (at(across, 0.99) - at(across, 0.01) + 1) / width,
      length: (to - from) / width,
    },
  };
}

/** Returns the same nail with cuticle and tip exchanged. */
export function turned(place: NailPlace, { width, height }: Mask): NailPlace {
  const radians = (place.angle * Math.PI) / 180;
  return {
    ...place,
    x: place.x + Math.sin(radians) * place.length,
    y: place.y - (Math.cos(radians) * place.length * width) / height,
    angle: place.angle > 0 ? place.angle - 180 : place.angle + 180,
  };
}

/** Returns the label of the nail on which the middle of the outline lies; 0 if it lies on no nail. */
export function nailAt(mask: Mask, place: NailPlace): number {
  const radians = (place.angle * Math.PI) / 180;
  const half = (place.length * mask.width) / 2;
  const x = Math.floor(place.x * mask.width + Math.sin(radians) * half);
  const y = Math.floor(place.y * mask.height - Math.cos(radians) * half);
  if (x < 0 || y < 0 || x >= mask.width || y >= mask.height) return 0;
  const label = mask.labels[y * mask.width + x] ?? 0;
  return mask.nails.some((nail) => nail.label === label) ? label : 0;
}

/**
 * Returns the area that a place's natural outline shares with a nail of the mask, divided by the area of both together.
 */
export function overlapWith(mask: Mask, place: NailPlace, nail: MaskedNail): number {
  const outline = naturalOutline(place, mask);
  const ys = outline.map(([, y]) => y);
  let shared = 0;
  let area = 0;
  const last = Math.min(mask.height - 1, Math.floor(Math.max(...ys)));
  for (let row = Math.max(0, Math.floor(Math.min(...ys))); row <= last; row++) {
    const crossings = outline
      .flatMap(([x, y], i) => {
        const [nextX, nextY] = outline[(i + 1) % outline.length] ?? [x, y];
        if (y > row + 0.5 === nextY > row + 0.5) return [];
        return [x + ((row + 0.5 - y) / (nextY - y)) * (nextX - x)];
      })
      .toSorted((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const to = Math.min(mask.width - 1, (crossings[i + 1] ?? 0) - 0.5);
      for (let x = Math.max(0, Math.ceil((crossings[i] ?? 0) - 0.5)); x <= to; x++) {
        area += 1;
        if (mask.labels[row * mask.width + x] === nail.label) shared += 1;
      }
    }
  }
  return shared / (area + nail.count - shared);
}
