/** The pixels of a canvas frame, four bytes each. */
interface Frame {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

export interface FrameQuality {
  /** The variance of the Laplacian of the brightness. Sharp edges make it large. */
  sharpness: number;
  /** The share (0–1) of pixels that are so bright that they show no detail. */
  clipped: number;
  /** The mean brightness, 0–255. */
  brightness: number;
}

export type Concern = "dark" | "glare" | "blur";

/**
 * The width in pixels to which frames are reduced before they are measured. The limits below come from 52 photos of
 * hands at this width. Smooth skin has few edges, so only a badly blurred frame is reported.
 */
export const MEASURED_WIDTH = 320;

const SHARP_ENOUGH = 8;
const CLIPPED_MOST = 0.01;
const BRIGHT_ENOUGH = 45;
const CLIPPED_FROM = 252;

/** Measures the quality of a reduced frame. */
export function measureFrame({ data, width, height }: Frame): FrameQuality {
  const light = new Float32Array(width * height);
  let [sum, clipped] = [0, 0];
  for (let at = 0; at < light.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at * 4, at * 4 + 3);
    const one = 0.299 * red + 0.587 * green + 0.114 * blue;
    light[at] = one;
    sum += one;
    if (Math.min(red, green, blue) >= CLIPPED_FROM) clipped += 1;
  }
  return {
    sharpness: laplacianVariance(light, width, height),
    clipped: clipped / light.length,
    brightness: sum / light.length,
  };
}

function laplacianVariance(light: Float32Array, width: number, height: number): number {
  let [sum, squares, count] = [0, 0, 0];
  const of = (at: number) => light[at] ?? 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const edge = of(at - 1) + of(at + 1) + of(at - width) + of(at + width) - 4 * of(at);
      sum += edge;
      squares += edge * edge;
      count += 1;
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}

/**
 * Returns the most important fault of a frame; null = none. Darkness is checked first, because everything looks blurred
 * in the dark.
 */
export function concernOf({ sharpness, clipped, brightness }: FrameQuality): Concern | null {
  if (brightness < BRIGHT_ENOUGH) return "dark";
  if (clipped > CLIPPED_MOST) return "glare";
  return sharpness < SHARP_ENOUGH ? "blur" : null;
}
