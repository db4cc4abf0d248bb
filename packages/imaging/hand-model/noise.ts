/** A number 0–1 that depends only on whole coordinates. */
export function hash(x: number, y: number, seed: number): number {
  let h = Math.imul(x, 374761393) + Math.imul(y, 668265263) + Math.imul(seed, 2147483647);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967295;
}

/** Smooth noise in -1 to 1 with features one unit wide. */
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

/** Noise of several sizes, each half as wide and half as strong as the one before. */
export function cloud(x: number, y: number, seed: number, octaves: number): number {
  let sum = 0;
  let weight = 0;
  for (let octave = 0, share = 1, scale = 1; octave < octaves; octave++, share /= 2, scale *= 2) {
    sum += noise(x * scale, y * scale, seed + octave) * share;
    weight += share;
  }
  return sum / weight;
}

/** The distance of a place from the furrows between random cells one unit wide: 0 in a furrow, towards 1 on a cell. */
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

/** 0 below `from`, 1 above `to`, smooth between them. */
export function smoothstep(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

/** A bell curve of height 1 around 0, with this deviation. */
export function bell(value: number, deviation: number): number {
  const t = value / deviation;
  return Math.exp(-0.5 * t * t);
}
