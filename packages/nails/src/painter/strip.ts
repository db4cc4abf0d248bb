/** The most pixels that are worked on at once: a nail that fills a large photo is painted strip by strip. */
const MOST = 1 << 16;

const NAMES = [
  "d", "x", "y", "sx", "sy", "gx", "gy", "h",
  "r", "g", "b", "metal", "coat", "er", "eg", "eb", "cover",
] as const;

/** Floats of one strip, a plane for each quantity; the same memory for strip after strip and nail after nail. */
export type Strip = Record<(typeof NAMES)[number], Float32Array> & {
  /** The painted layer: premultiplied linear RGBA, and as much again to blur into. */
  layer: Float32Array;
  spare: Float32Array;
};

let pooled: { size: number; strip: Strip } | undefined;

/** A strip for so many pixels. Its contents are whatever was painted last. */
export function stripOf(pixels: number): Strip {
  if (pooled && pooled.size >= pixels) return pooled.strip;
  const size = Math.max(pixels, 1 << 14);
  const planes = Object.fromEntries(NAMES.map((name) => [name, new Float32Array(size)]));
  const strip = {
    ...planes,
    layer: new Float32Array(size * 4),
    spare: new Float32Array(size * 4),
  } as Strip;
  pooled = { size, strip };
  return strip;
}

/** Rows a strip of this width may have. */
export function rowsOf(width: number): number {
  return Math.max(16, Math.floor(MOST / width));
}
