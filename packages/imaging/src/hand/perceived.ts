import sharp from "sharp";
import type { RawPicture } from "../renderer/pictures.ts";

/** A picture in OKLab, small and slightly blurred, so that grain and compression do not count as a change. */
export interface Perceived {
  /** The values l, a and b for each pixel, row by row. */
  lab: Float32Array;
  width: number;
  height: number;
}

const LINEAR = Float32Array.from({ length: 256 }, (_, i) => {
  const c = i / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
});

/**
 * Returns `picture` resized to `size`, slightly blurred, in OKLab. The conversion is done here because culori makes an
 * object for each pixel, which would take longer than the blur.
 */
export async function perceive(
  picture: RawPicture,
  size: { width: number; height: number },
): Promise<Perceived> {
  const { data: pixels, width, height, channels } = picture;
  const { data } = await sharp(pixels, { raw: { width, height, channels } })
    .resize(size.width, size.height, { fit: "fill" })
    .blur(1.2)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const lab = new Float32Array(size.width * size.height * 3);
  for (let i = 0; i < lab.length; i += 3) {
    const r = LINEAR[data[i] ?? 0] ?? 0;
    const g = LINEAR[data[i + 1] ?? 0] ?? 0;
    const b = LINEAR[data[i + 2] ?? 0] ?? 0;
    const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    lab[i] = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
    lab[i + 1] = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
    lab[i + 2] = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  }
  return { lab, ...size };
}

/**
 * Returns the visible difference between two pixels in OKLab. A difference of 0.02 is barely visible. `i` and `k` are
 * the indexes of the pixels' first channels.
 */
export function distance(one: Perceived, i: number, other: Perceived, k: number): number {
  const l = (one.lab[i] ?? 0) - (other.lab[k] ?? 0);
  const a = (one.lab[i + 1] ?? 0) - (other.lab[k + 1] ?? 0);
  const b = (one.lab[i + 2] ?? 0) - (other.lab[k + 2] ?? 0);
  return Math.sqrt(l * l + a * a + b * b);
}
