import type { NailMap } from "./network.ts";
import { CROP_SIZE } from "./photo-crop.ts";
import type { Shape } from "./fit-shape.ts";

/** A connected patch of nail pixels in a crop, and the shape that follows from the patch's moments. */
export interface NailPatch {
  /** The probabilities of this patch and of its rim; 0 where another nail lies. */
  map: Float32Array;
  shape: Shape;
  /** The mean probability within the patch. */
  sureness: number;
  /** True when the patch touches the crop's border. */
  cut: boolean;
}

const SIZE = CROP_SIZE;
const FEWEST_PIXELS = 14;
/** If the ratio of long to short axis is below this, the moments do not show the nail's direction. */
const ROUND = 1.12;

/** Returns the patch nearest to a point of the crop (by default its middle). Returns null when the crop has no nail. */
export function patchAt(
  map: NailMap,
  at: { x: number; y: number } = { x: SIZE / 2, y: SIZE / 2 },
): NailPatch | null {
  const { labels, patches } = patchesOf(map.nail, at);
  // If two patches are about equally near, the larger patch is chosen.
  const ranked = patches
    .map(({ label, count, distance }) => ({ label, rank: distance - Math.sqrt(count) * 0.1 }))
    .toSorted((a, b) => a.rank - b.rank);
  const [nearest] = ranked;
  return nearest && nearest.rank <= SIZE * 0.42 ? describe(map, labels, nearest.label) : null;
}

/** Returns every patch of nail in a crop. */
export function patchesIn(map: NailMap): NailPatch[] {
  const { labels, patches } = patchesOf(map.nail, { x: SIZE / 2, y: SIZE / 2 });
  return patches.map(({ label }) => describe(map, labels, label));
}

function patchesOf(nail: Float32Array, at: { x: number; y: number }) {
  const labels = new Int16Array(SIZE * SIZE);
  const patches: { label: number; count: number; distance: number }[] = [];
  for (let start = 0, label = 0; start < labels.length; start++) {
    if (labels[start] !== 0 || (nail[start] ?? 0) < 0.5) continue;
    label += 1;
    const patch = spread(nail, labels, start, label, at);
    if (patch.count >= FEWEST_PIXELS) patches.push({ label, ...patch });
  }
  return { labels, patches };
}

/** Labels all nail pixels that are connected to `start`. */
function spread(
  nail: Float32Array,
  labels: Int16Array,
  start: number,
  label: number,
  at: { x: number; y: number },
): { count: number; distance: number } {
  const stack = [start];
  labels[start] = label;
  let count = 0;
  let distance = Infinity;
  for (let p = stack.pop(); p !== undefined; p = stack.pop()) {
    const x = p % SIZE;
    const y = (p - x) / SIZE;
    count += 1;
    distance = Math.min(distance, Math.hypot(x + 0.5 - at.x, y + 0.5 - at.y));
    const near = [x > 0 ? p - 1 : p, x < SIZE - 1 ? p + 1 : p, p - SIZE, p + SIZE];
    for (const next of near) {
      if (next < 0 || next >= labels.length || labels[next] !== 0) continue;
      if ((nail[next] ?? 0) < 0.5) continue;
      labels[next] = label;
      stack.push(next);
    }
  }
  return { count, distance };
}

function describe({ nail, outer }: NailMap, labels: Int16Array, label: number): NailPatch {
  const map = new Float32Array(SIZE * SIZE);
  let [weight, x, y, count, cut] = [0, 0, 0, 0, 0];
  for (let p = 0; p < labels.length; p++) {
    const column = p % SIZE;
    const row = (p - column) / SIZE;
    if (labels[p] === label || (labels[p] === 0 && isBeside(labels, p, label)))
      map[p] = nail[p] ?? 0;
    if (labels[p] !== label) continue;
    const value = nail[p] ?? 0;
    weight += value;
    x += value * (column + 0.5);
    y += value * (row + 0.5);
    count += 1;
    if (column === 0 || row === 0 || column === SIZE - 1 || row === SIZE - 1) cut += 1;
  }
  x /= weight;
  y /= weight;
  let [xx, xy, yy, tipX, tipY] = [0, 0, 0, 0, 0];
  for (let p = 0; p < labels.length; p++) {
    if (labels[p] !== label) continue;
    const dx = (p % SIZE) + 0.5 - x;
    const dy = Math.floor(p / SIZE) + 0.5 - y;
    const value = (nail[p] ?? 0) / weight;
    xx += value * dx * dx;
    xy += value * dx * dy;
    yy += value * dy * dy;
    tipX += value * dx * ((outer[p] ?? 0.5) - 0.5);
    tipY += value * dy * ((outer[p] ?? 0.5) - 0.5);
  }
  const mean = (xx + yy) / 2;
  const apart = Math.hypot((xx - yy) / 2, xy);
  const long = Math.sqrt(mean + apart);
  const short = Math.sqrt(Math.max(0.25, mean - apart));
  const axis = Math.atan2(2 * xy, xx - yy) / 2;
  const way = Math.cos(axis) * tipX + Math.sin(axis) * tipY < 0 ? -1 : 1;
  const isLong = long / short > ROUND;
  const angle = isLong
    ? Math.atan2(way * Math.cos(axis), -way * Math.sin(axis))
    : Math.atan2(tipX, -tipY);
  return {
    map,
    shape: { x, y, angle, width: short * 3.8, length: long * 3.8 },
    sureness: weight / count,
    cut: cut > 2,
  };
}

/** True for a pixel that is at most two pixels away from the patch. */
function isBeside(labels: Int16Array, p: number, label: number): boolean {
  for (const step of [1, 2, SIZE, 2 * SIZE, SIZE + 1, SIZE - 1]) {
    if (labels[p - step] === label || labels[p + step] === label) return true;
  }
  return false;
}
