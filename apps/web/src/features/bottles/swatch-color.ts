import { formatHex, modeLrgb, modeRgb, useMode as enable } from "culori/fn";

enable(modeRgb);
const toLinear = enable(modeLrgb);

/** Pixels as a canvas returns them: RGBA, 0–255. */
export type Pixels = Pick<ImageData, "data" | "width" | "height">;

export interface Spot {
  /** 0–1 from the left and from the top. */
  x: number;
  y: number;
}

/** A patch is this share of the picture's shorter side wide, so that grain and reflections average out. */
const PATCH = 0.03;
/** How much of the light white paper gives back. */
const PAPER = 0.9;
/** A channel this bright was probably cut off by the camera. */
const CLIPPED = 0.985;
/** Below this, the paper lies in the dark and its hue is mostly noise. */
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
 * Returns a polish's colour as it would look in neutral light, judged by white paper in the same photo: each channel
 * of the polish is divided by the paper's. Returns why not if the paper is too bright or too dark to judge by.
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
