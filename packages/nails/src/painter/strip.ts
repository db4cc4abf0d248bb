/**
 * The maximum number of pixels that are painted at once. A nail that fills a large photo is painted in several strips.
 */
const MOST = 1 << 16;

const NAMES = [
  "d",
  "x",
  "y",
  "sx",
  "sy",
  "gx",
  "gy",
  "h",
  "r",
  "g",
  "b",
  "metal",
  "coat",
  "er",
  "eg",
  "eb",
  "cover",
  "open",
  "seated",
] as const;

/** The floats of one strip, with one plane for each quantity. The same memory is used for all strips and all nails. */
export type Strip = Record<(typeof NAMES)[number], Float32Array> & {
  /** The painted layer as premultiplied linear RGBA. `spare` is a second buffer for blurring the layer. */
  layer: Float32Array;
  spare: Float32Array;
  /**
   * For each row of the strip, the columns that the nail or its shadow reaches: the first column, and the column after
   * the last.
   */
  first: Int32Array;
  last: Int32Array;
};

let pooled: { size: number; height: number; strip: Strip } | undefined;

/** The plate and the place whose geometry the pooled strip contains; null if the strip contains no whole nail. */
let held: { plate: object; place: string } | null = null;

/**
 * Returns true if the strip still holds the geometry of this nail, because only colours have changed since it was
 * painted. If not, the caller must compute the geometry into the strip. `place` is null for a nail whose geometry
 * cannot be reused.
 */
export function holdsGeometry(plate: object, place: string | null): boolean {
  const isHeld = place !== null && held?.plate === plate && held.place === place;
  held = place === null ? null : { plate, place };
  return isHeld;
}

/** Returns a strip of this size with an empty layer. All other planes still contain the previous strip's values. */
export function stripOf(width: number, height: number): Strip {
  // The strip has one additional row, so that the last pixels have neighbours.
  const pixels = width * (height + 1);
  if (pooled && pooled.size >= pixels && pooled.height >= height) {
    pooled.strip.layer.fill(0, 0, pixels * 4);
    pooled.strip.spare.fill(0, 0, pixels * 4);
    return pooled.strip;
  }
  held = null;
  const size = Math.max(pixels, pooled?.size ?? 1 << 14);
  const rows = Math.max(height, pooled?.height ?? 512);
  const planes = Object.fromEntries(NAMES.map((name) => [name, new Float32Array(size)]));
  const strip = {
    ...planes,
    layer: new Float32Array(size * 4),
    spare: new Float32Array(size * 4),
    first: new Int32Array(rows),
    last: new Int32Array(rows),
  } as Strip;
  pooled = { size, height: rows, strip };
  return strip;
}

/** Returns the most rows for a strip of this width. */
export function rowsOf(width: number): number {
  return Math.max(16, Math.floor(MOST / width));
}

/**
 * Visits the rows `from` to `to`. For each row, `visit` gets the range of pixels that the nail or its shadow reaches:
 * the first pixel, and the pixel after the last.
 */
export function eachRow(
  strip: Strip,
  width: number,
  from: number,
  to: number,
  work: (start: number, end: number) => void,
): void {
  for (let row = from; row < to; row++) {
    const first = strip.first[row] ?? 0;
    const last = strip.last[row] ?? 0;
    if (last > first) work(row * width + first, row * width + last);
  }
}
