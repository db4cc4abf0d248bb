/** Pixels row by row, with 4 bytes (RGBA) each, as in `ImageData`. */
export interface PhotoPixels {
  data: Uint8Array | Uint8ClampedArray;
  width: number;
  height: number;
}

/** A photo with smaller copies of itself, so that a crop of any size can be read without aliasing. */
export interface PreparedPhoto {
  width: number;
  height: number;
  /** The copies. Each copy is half as large as the one before it. */
  levels: PhotoPixels[];
}

/** The smallest copy has at least this many pixels on its shorter side. */
const SMALLEST = 12;

/** Makes the smaller copies of a photo. One call is enough for all nails that are fitted on the photo. */
export function preparePhoto(pixels: PhotoPixels): PreparedPhoto {
  const levels = [pixels];
  let last = pixels;
  while (Math.min(last.width, last.height) >= SMALLEST * 2) {
    last = halve(last);
    levels.push(last);
  }
  return { width: pixels.width, height: pixels.height, levels };
}

function halve({ data, width, height }: PhotoPixels): PhotoPixels {
  const w = width >> 1;
  const h = height >> 1;
  const half = new Uint8ClampedArray(w * h * 4);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const from = (2 * y * width + 2 * x) * 4;
      const below = from + width * 4;
      const to = (y * w + x) * 4;
      for (let c = 0; c < 4; c++) {
        half[to + c] =
          ((data[from + c] ?? 0) +
            (data[from + 4 + c] ?? 0) +
            (data[below + c] ?? 0) +
            (data[below + 4 + c] ?? 0)) /
          4;
      }
    }
  }
  return { data: half, width: w, height: h };
}

/**
 * A square cut out of a photo, in pixels. The crop's upward direction is `angle` in the photo (radians, clockwise from
 * up).
 */
export interface Crop {
  x: number;
  y: number;
  side: number;
  angle: number;
}

/** The number of rows and columns of a crop after it was read. */
export const CROP_SIZE = 64;

/**
 * Reads a crop as three planes (R, G, B) of `CROP_SIZE`² numbers from −1 to 1. Pixels outside the photo are 0, a grey.
 */
export function readCrop(photo: PreparedPhoto, crop: Crop, mirrored = false): Float32Array {
  const size = CROP_SIZE;
  const fine = Math.floor(Math.log2(Math.max(1, crop.side / size)) + 0.35);
  const level = Math.max(0, Math.min(photo.levels.length - 1, fine));
  const { data, width, height } = photo.levels[level] as PhotoPixels;
  const scale = 2 ** level;
  const sin = Math.sin(crop.angle) * (crop.side / 2);
  const cos = Math.cos(crop.angle) * (crop.side / 2);
  const planes = new Float32Array(3 * size * size);
  for (let row = 0; row < size; row++) {
    const v = ((row + 0.5) / size) * 2 - 1;
    for (let column = 0; column < size; column++) {
      const across = ((column + 0.5) / size) * 2 - 1;
      const u = mirrored ? -across : across;
      const photoX = crop.x + u * cos - v * sin;
      const photoY = crop.y + u * sin + v * cos;
      if (photoX < 0 || photoY < 0 || photoX > photo.width || photoY > photo.height) continue;
      const x = clampTo(photoX / scale - 0.5, width - 1);
      const y = clampTo(photoY / scale - 0.5, height - 1);
      const left = Math.min(width - 1, Math.floor(x));
      const top = Math.min(height - 1, Math.floor(y));
      const dx = x - left;
      const dy = y - top;
      const a = (top * width + left) * 4;
      const b = left + 1 < width ? a + 4 : a;
      const down = top + 1 < height ? width * 4 : 0;
      for (let c = 0; c < 3; c++) {
        const above = (data[a + c] ?? 0) * (1 - dx) + (data[b + c] ?? 0) * dx;
        const below = (data[a + down + c] ?? 0) * (1 - dx) + (data[b + down + c] ?? 0) * dx;
        planes[(c * size + row) * size + column] = (above * (1 - dy) + below * dy) / 127.5 - 1;
      }
    }
  }
  return planes;
}

function clampTo(value: number, most: number): number {
  return value > 0 ? Math.min(value, most) : 0;
}
