/** Returns a number 0–1 that depends only on the given whole coordinates. */
export function hash(x: number, y: number, seed: number): number {
  let h = Math.imul(x, 374761393) + Math.imul(y, 668265263) + Math.imul(seed, 2147483647);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967295;
}

/** Returns smooth noise from -1 to 1 with features one unit wide. */
export function noise(x: number, y: number, seed: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const fx = x - left;
  const fy = y - top;
  const u = fx * fx * (3 - 2 * fx);
  const v = fy * fy * (3 - 2 * fy);
  const upper = hash(left, top, seed) * (1 - u) + hash(left + 1, top, seed) * u;
  const lower = hash(left, top + 1, seed) * (1 - u) + hash(left + 1, top + 1, seed) * u;
  return (upper * (1 - v) + lower * v) * 2 - 1;
}

/** Returns the sum of noise in several sizes. Each size is half as wide and half as strong as the previous one. */
export function cloud(x: number, y: number, seed: number, octaves: number): number {
  let sum = 0;
  let weight = 0;
  for (let octave = 0, share = 1, scale = 1; octave < octaves; octave++, share /= 2, scale *= 2) {
    sum += noise(x * scale, y * scale, seed + octave) * share;
    weight += share;
  }
  return sum / weight;
}

/**
 * Returns how far a point is from the furrows between random cells one unit wide: 0 in a furrow, up to 1 in the middle
 * of a cell.
 */
export function cells(x: number, y: number, seed: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  let first = 9;
  let second = 9;
  for (let j = -1; j <= 1; j++) {
    for (let i = -1; i <= 1; i++) {
      const dx = left + i + hash(left + i, top + j, seed) - x;
      const dy = top + j + hash(left + i, top + j, seed + 1) - y;
      const d = dx * dx + dy * dy;
      if (d < first) {
        second = first;
        first = d;
      } else if (d < second) second = d;
    }
  }
  return Math.sqrt(second) - Math.sqrt(first);
}

/** Returns 0 below `from` and 1 above `to`, with a smooth transition between them. */
export function smoothstep(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

/** Returns the value of a bell curve that is 1 at 0 and has this standard deviation. */
export function bell(value: number, deviation: number): number {
  const t = value / deviation;
  return Math.exp(-0.5 * t * t);
}
