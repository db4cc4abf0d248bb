import type { NailGuide } from "@lacquer/contracts";
import { nailFrame } from "../geometry/outline.ts";
import { cos, PI, sin } from "../maths/maths.ts";
import { type Pixels, sampleAt } from "./samples.ts";

/** The properties of the light that were read from the reflections on the old nails. */
export interface Glints {
  x: number;
  y: number;
  height: number;
  size: number;
  hardness: number;
  /** The certainty, 0–1, which is higher if more nails show a reflection and if these reflections agree better. */
  certainty: number;
}

const ACROSS = 15;
const ALONG = 21;

/** The bright spot on one nail: its middle in nail widths, its share of the nail's area, and its contrast, 0–1. */
interface Spot {
  x: number;
  y: number;
  share: number;
  contrast: number;
}

function spotOn(pixels: Pixels, guide: NailGuide): (Spot & { natural: number }) | null {
  const photo = { width: pixels.width, height: pixels.height };
  const frame = nailFrame(guide, { nailShape: "oval", nailLength: "short" }, photo);
  const { natural } = frame;
  const found: { x: number; y: number; light: number }[] = [];
  // Only the middle part of the nail is searched. Near the tip, a pale free edge would look like a reflection, and near
  // the cuticle, the half-moon would.
  for (let k = 0; k < ALONG; k++) {
    for (let i = 0; i < ACROSS; i++) {
      const x = -0.4 + (0.8 * i) / (ACROSS - 1);
      const y = natural * (0.14 + (0.62 * k) / (ALONG - 1));
      const sample = sampleAt(pixels, ...frame.at(x, y));
      if (sample) found.push({ x, y, light: sample.luminance });
    }
  }
  if (found.length < (ACROSS * ALONG) / 2) return null;
  const lights = found.map(({ light }) => light).toSorted((a, b) => a - b);
  const middle = lights[Math.floor(lights.length / 2)] ?? 0;
  const top = lights[Math.floor(lights.length * 0.99)] ?? 0;
  if (top - middle < 24) return null;
  const limit = middle + 0.55 * (top - middle);
  let [sum, sx, sy, xx, yy, count] = [0, 0, 0, 0, 0, 0];
  for (const { x, y, light } of found) {
    if (light < limit) continue;
    const weight = light - middle;
    count++;
    sum += weight;
    sx += x * weight;
    sy += y * weight;
    xx += x * x * weight;
    yy += y * y * weight;
  }
  const share = count / found.length;
  const [x, y] = [sx / sum, sy / sum];
  const across = xx / sum - x * x;
  const along = yy / sum - y * y;
  // A reflection is one small spot. A large bright area is polish or the lit side of the nail.
  if (share > 0.3 || across > 0.035 || along > 0.12 * natural * natural) return null;
  return { x, y, share, contrast: Math.min(1, (top - middle) / 110), natural };
}

/** Returns the slopes of a natural nail at a point, across the nail and towards its tip, per unit of height. */
function leanAt(x: number, y: number, natural: number): readonly [number, number] {
  const a = 0.56;
  const bow = Math.sqrt(Math.max(0.05, 1 - (x * x) / (a * a)));
  return [(0.25 * x) / (a * a * bow), (0.22 * (y - natural * 0.45)) / natural];
}

/** Returns the direction whose light a natural nail reflects to the camera at a point, in the nail's own axes. */
function mirrored(x: number, y: number, natural: number): readonly [number, number, number] {
  const [sx, sy] = leanAt(x, y, natural);
  const nz = 1 / Math.sqrt(sx * sx + sy * sy + 1);
  return [2 * nz * nz * sx, 2 * nz * nz * sy, 2 * nz * nz - 1];
}

/**
 * A finger's pose towards the camera, as slopes. The pose and its certainty, 0–1, come from the reflection on the
 * finger's old nail.
 */
export interface Pose {
  roll: number;
  pitch: number;
  certainty: number;
}

const STEEPEST = 0.28;

/**
 * Returns the poses of the fingers, from the reflections of a light in this direction (x right, y down, z to the
 * camera); null for a nail without a reflection. The reflections of one light differ between nails only because each
 * finger has its own pose.
 */
export function posesOf(
  pixels: Pixels,
  guides: readonly NailGuide[],
  light: readonly [number, number, number],
): (Pose | null)[] {
  // A mirror that reflects the light to the camera faces halfway between the light and the camera.
  const rise = light[2] + 1;
  return guides.map((guide) => {
    const spot = spotOn(pixels, guide);
    if (!spot || rise < 0.2) return null;
    const angle = (guide.angle * PI) / 180;
    const [c, s] = [cos(angle), sin(angle)];
    const [wantedX, wantedY] = [
      (light[0] * c + light[1] * s) / rise,
      (light[0] * s - light[1] * c) / rise,
    ];
    const [leanX, leanY] = leanAt(spot.x, spot.y, spot.natural);
    const within = (slope: number): number => Math.min(STEEPEST, Math.max(-STEEPEST, slope));
    return {
      roll: within(leanX - wantedX),
      pitch: within(leanY - wantedY),
      certainty: spot.contrast,
    };
  });
}

/** Estimates the light from the reflections on the old nails. Returns null when no nail shows a reflection. */
export function glintsOf(pixels: Pixels, guides: readonly NailGuide[]): Glints | null {
  let [x, y, z, share, contrast, weight] = [0, 0, 0, 0, 0, 0];
  for (const guide of guides) {
    const spot = spotOn(pixels, guide);
    if (!spot) continue;
    const [lx, ly, lz] = mirrored(spot.x, spot.y, spot.natural);
    const angle = (guide.angle * PI) / 180;
    const [c, s] = [cos(angle), sin(angle)];
    x += (lx * c + ly * s) * spot.contrast;
    y += (lx * s - ly * c) * spot.contrast;
    z += lz * spot.contrast;
    share += spot.share * spot.contrast;
    contrast += spot.contrast * spot.contrast;
    weight += spot.contrast;
  }
  if (weight < 0.25) return null;
  [x, y, z, share, contrast] = [
    x / weight,
    y / weight,
    z / weight,
    share / weight,
    contrast / weight,
  ];
  const agreement = Math.sqrt(x * x + y * y + z * z);
  const flat = Math.sqrt(x * x + y * y);
  // A bare nail is less glossy than lacquer, so its bright spot is larger than the reflected light.
  const size = Math.min(0.7, Math.max(0.08, share * 5 - 0.1));
  const stretch = flat > 1 ? 1 / flat : 1;
  return {
    x: x * stretch,
    y: y * stretch,
    // Only a flash can be beside the lens, because the photographer would cover a window at that place.
    height: Math.min(size < 0.3 ? 1 : 0.72, Math.max(0, (z / (agreement || 1) - 0.48) / 0.52)),
    size,
    hardness: Math.min(1, Math.max(0.25, 0.35 + 0.65 * contrast)),
    certainty: Math.min(1, weight / 1.6) * Math.max(0, Math.min(1, (agreement - 0.6) / 0.3)),
  };
}
