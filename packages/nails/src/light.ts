import type { NailGuide } from "@lacquer/contracts";
import { DAYLIGHT, type Light, type NailSurroundings } from "./design.ts";
import { nailFrame, type NailFrame } from "./geometry/outline.ts";
import { hexOf } from "./paint/color.ts";

/** Pixels row by row, 3 (RGB) or 4 (RGBA) bytes each. */
export interface Pixels {
  data: Uint8Array | Uint8ClampedArray;
  width: number;
  height: number;
  channels: 3 | 4;
}

/** Colours read along each side of a nail. */
const SIDE_SAMPLES = 6;

interface Sample {
  x: number;
  y: number;
  r: number;
  g: number;
  b: number;
  luminance: number;
}

function sampleAt(pixels: Pixels, x: number, y: number): Sample | null {
  const column = Math.round(x);
  const row = Math.round(y);
  if (column < 0 || row < 0 || column >= pixels.width || row >= pixels.height) return null;
  const at = (row * pixels.width + column) * pixels.channels;
  const [r, g, b] = [pixels.data[at] ?? 0, pixels.data[at + 1] ?? 0, pixels.data[at + 2] ?? 0];
  return { x, y, r, g, b, luminance: 0.2126 * r + 0.7152 * g + 0.0722 * b };
}

function samplesIn(
  pixels: Pixels,
  frame: NailFrame,
  [x0, x1]: readonly [number, number],
  [y0, y1]: readonly [number, number],
): Sample[] {
  const found: Sample[] = [];
  for (let i = 0; i <= 6; i++) {
    for (let k = 0; k <= 8; k++) {
      const [x, y] = frame.at(x0 + ((x1 - x0) * i) / 6, y0 + ((y1 - y0) * k) / 8);
      const sample = sampleAt(pixels, x, y);
      if (sample) found.push(sample);
    }
  }
  return found;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function medianColor(samples: Sample[], fallback: string): string {
  if (samples.length === 0) return fallback;
  return hexOf(
    median(samples.map((s) => s.r)),
    median(samples.map((s) => s.g)),
    median(samples.map((s) => s.b)),
  );
}

/** Slope of luminance over the ring of skin, per nail width and relative to its brightness. */
function slope(samples: Sample[], width: number): readonly [number, number] | null {
  const middle = median(samples.map((s) => s.luminance));
  // Background and glints are not skin: whatever is far from the ring's own brightness stays out.
  const skin = samples.filter((s) => Math.abs(s.luminance - middle) < 0.3 * middle + 8);
  if (skin.length < 12 || middle < 8) return null;
  const n = skin.length;
  const mean = (of: (s: Sample) => number): number => skin.reduce((sum, s) => sum + of(s), 0) / n;
  const [mx, my, ml] = [mean((s) => s.x), mean((s) => s.y), mean((s) => s.luminance)];
  let [xx, xy, yy, xl, yl] = [0, 0, 0, 0, 0];
  for (const s of skin) {
    const [dx, dy, dl] = [(s.x - mx) / width, (s.y - my) / width, (s.luminance - ml) / middle];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
    xl += dx * dl;
    yl += dy * dl;
  }
  const determinant = xx * yy - xy * xy;
  if (Math.abs(determinant) < 1e-6) return null;
  return [(xl * yy - yl * xy) / determinant, (yl * xx - xl * xy) / determinant];
}

/** Luminance below which 97 % of the photo lies, 0–255. */
function whitePoint(pixels: Pixels): number {
  const histogram = new Uint32Array(256);
  const step = Math.max(1, Math.floor(Math.sqrt((pixels.width * pixels.height) / 40_000)));
  let count = 0;
  for (let y = 0; y < pixels.height; y += step) {
    for (let x = 0; x < pixels.width; x += step) {
      const at = (y * pixels.width + x) * pixels.channels;
      const [r, g, b] = [pixels.data[at] ?? 0, pixels.data[at + 1] ?? 0, pixels.data[at + 2] ?? 0];
      const level = Math.min(255, Math.round(0.2126 * r + 0.7152 * g + 0.0722 * b));
      histogram[level] = (histogram[level] ?? 0) + 1;
      count++;
    }
  }
  let above = count * 0.03;
  for (let level = 255; level > 0; level--) {
    above -= histogram[level] ?? 0;
    if (above <= 0) return level;
  }
  return 255;
}

/**
 * Reads a photo's light from the skin around its nails: direction from the slope of the skin's brightness,
 * exposure from the photo's brightest parts, and the colours round each nail. Pure; daylight from the upper
 * left where the photo does not tell.
 */
export function estimateLight(pixels: Pixels, guides: readonly NailGuide[]): Light {
  const photo = { width: pixels.width, height: pixels.height };
  const nails: NailSurroundings[] = [];
  let [x, y, counted] = [0, 0, 0];
  for (const guide of guides) {
    const frame = nailFrame(guide, { nailShape: "oval", nailLength: "short" }, photo);
    const below = samplesIn(pixels, frame, [-0.5, 0.5], [-0.62, -0.16]);
    const beside = [
      ...samplesIn(pixels, frame, [-0.78, -0.58], [0, frame.natural * 0.6]),
      ...samplesIn(pixels, frame, [0.58, 0.78], [0, frame.natural * 0.6]),
    ];
    const skin = medianColor(below, DAYLIGHT.skin);
    const along = (x0: number, x1: number): string[] =>
      Array.from({ length: SIDE_SAMPLES }, (_, i) => {
        const y = frame.natural * (1 / 3 + (i / (SIDE_SAMPLES - 1)) * 0.7);
        return medianColor(samplesIn(pixels, frame, [x0, x1], [y - 0.03, y + 0.03]), skin);
      });
    nails.push({ skin, left: along(-0.65, -0.57), right: along(0.57, 0.65) });
    const found = slope([...below, ...beside], Math.max(1, frame.width));
    if (found) {
      x += found[0];
      y += found[1];
      counted++;
    }
  }
  const measured = counted ? ([x / counted, y / counted] as const) : ([0, 0] as const);
  const directed = Math.min(1, Math.sqrt(measured[0] * measured[0] + measured[1] * measured[1]) / 0.16);
  const size = Math.sqrt(measured[0] * measured[0] + measured[1] * measured[1]) || 1;
  const blend = (value: number, daylight: number): number =>
    (value / size) * 0.75 * directed + daylight * (1 - directed);
  const skins = nails.map((nail) => nail.skin);
  return {
    x: blend(measured[0], DAYLIGHT.x),
    y: blend(measured[1], DAYLIGHT.y),
    height: DAYLIGHT.height,
    size: DAYLIGHT.size,
    hardness: DAYLIGHT.hardness,
    tint: DAYLIGHT.tint,
    certainty: directed,
    blur: DAYLIGHT.blur,
    grain: DAYLIGHT.grain,
    exposure: Math.min(1, Math.max(0.4, whitePoint(pixels) / 240)),
    skin: skins.toSorted()[Math.floor(skins.length / 2)] ?? DAYLIGHT.skin,
    nails,
  };
}
