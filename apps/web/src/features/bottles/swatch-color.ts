import { formatHex, modeLrgb, modeRgb, useMode as enable } from "culori/fn";

enable(modeRgb);
const toLinear = enable(modeLrgb);

/** Pixels as a canvas returns them: RGBA, 0–255. */
export type Pixels = Pick<ImageData, "data" | "width" | "height">;

export interface Spot {
  /**
   * `x` is the distance from the left edge in fractions of the picture's width, `y` that from the top edge in fractions
   * of its height.
   */
  x: number;
  y: number;
}

/**
 * The width of a patch, as a share of the picture's shorter side. A patch this wide averages out grain and reflections.
 */
const PATCH = 0.03;
/** The share of the light that white paper reflects. */
const PAPER = 0.9;
/** If a channel is at least this bright, the camera has probably clipped it, so its true value is unknown. */
const CLIPPED = 0.985;
/** If the paper is darker than this, its hue is mostly noise. */
const DARK = 0.05;

type Light = [r: number, g: number, b: number];

/** Returns the mean linear light of a patch around a spot; values outside the picture are left out. */
export function lightAt({ data, width, height }: Pixels, { x, y }: Spot): Light {
  const half = Math.max(1, Math.round((Math.min(width, height) * PATCH) / 2));
  const [cx, cy] = [Math.round(x * (width - 1)), Math.round(y * (height - 1))];
  const sum: Light = [0, 0, 0];
  let count = 0;
  for (let row = Math.max(0, cy - half); row <= Math.min(height - 1, cy + half); row++)
    for (let column = Math.max(0, cx - half); column <= Math.min(width - 1, cx + half); column++) {
      const at = (row * width + column) * 4;
      const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
      const light = toLinear({ mode: "rgb", r: r / 255, g: g / 255, b: b / 255 });
      sum[0] += light?.r ?? 0;
      sum[1] += light?.g ?? 0;
      sum[2] += light?.b ?? 0;
      count += 1;
    }
  return [sum[0] / count, sum[1] / count, sum[2] / count];
}

export type SwatchFault = "clipped" | "dark";

/**
 * Returns a polish's colour as it would look in neutral light. White paper in the same photo shows the photo's light,
 * so each channel of the polish is divided by that of the paper. If the paper is too bright or too dark, returns that
 * as a fault.
 */
export function swatchColor(
  pixels: Pixels,
  { paper, polish }: { paper: Spot; polish: Spot },
): { color: string } | { fault: SwatchFault } {
  const white = lightAt(pixels, paper);
  if (white.some((channel) => channel > CLIPPED)) return { fault: "clipped" };
  if (Math.max(...white) < DARK) return { fault: "dark" };
  const [r, g, b] = lightAt(pixels, polish).map((channel, i) =>
    Math.min(1, (channel / Math.max(white[i] ?? 1, DARK / 10)) * PAPER),
  ) as Light;
  return { color: formatHex({ mode: "lrgb", r, g, b }).toUpperCase() };
}
