import type { NailGuide } from "@lacquer/contracts";
import { DAYLIGHT, type Light, type NailSurroundings } from "./design.ts";
import { nailFrame } from "./geometry/outline.ts";
import { hexOf } from "./paint/color.ts";
import { keyOf } from "./painter/room.ts";
import { linearOf, luminance } from "./painter/srgb.ts";
import { besideEach } from "./photo/beside.ts";
import { glintsOf, type Glints, type Pose, posesOf } from "./photo/glints.ts";
import { grainOf } from "./photo/grain.ts";
import type { PhotoReading } from "./photo/reading.ts";
import { median, type Sample, samplesIn } from "./photo/samples.ts";

/** The number of colours that are read along each side of a nail. */
const SIDE_SAMPLES = 6;

function medianColor(samples: Sample[], fallback: string): string {
  if (samples.length === 0) return fallback;
  return hexOf(
    median(samples.map((s) => s.r)),
    median(samples.map((s) => s.g)),
    median(samples.map((s) => s.b)),
  );
}

/**
 * Returns how much the luminance changes over the ring of skin around a nail, to the right and down, per nail width and
 * relative to the ring's brightness. Returns null if too little skin can be seen.
 */
function slope(samples: Sample[], width: number): readonly [number, number] | null {
  const middle = median(samples.map((s) => s.luminance));
  // Samples whose brightness is far from the ring's usual brightness are left out, because they are background or
  // glints and not skin.
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

/**
 * Estimates a photo's light from the skin around its nails: the direction from the slope of the skin's brightness, the
 * exposure from the photo's brightest parts, and the colours around each nail. Pure. If the photo gives no hint,
 * daylight from the upper left is assumed.
 */
export function estimateLight(reading: PhotoReading, guides: readonly NailGuide[]): Light {
  const { small: pixels, white, blur } = reading;
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
  const skins = nails.map((nail) => nail.skin);
  const direction = directionOf(measured, glintsOf(pixels, guides));
  return {
    ...direction,
    exposure: Math.min(1, Math.max(0.4, white.level / 240)),
    tint: white.tint,
    blur,
    grain: grainOf(reading, guides),
    skin: skins.toSorted()[Math.floor(skins.length / 2)] ?? DAYLIGHT.skin,
    nails: seenEach(
      nails,
      posesOf(pixels, guides, keyOf(direction)),
      besideEach(guides, photo.height / photo.width),
    ),
  };
}

/**
 * Adds to each nail its own part of the light: the finger's pose, the shadow on the finger, and the fingers beside it.
 */
function seenEach(
  nails: readonly NailSurroundings[],
  poses: readonly (Pose | null)[],
  besides: readonly (readonly [number, number])[],
): NailSurroundings[] {
  const lights = nails.map(({ skin }) => luminance(linearOf(skin)));
  const middle = median(lights);
  return nails.map((nail, i) => {
    const pose = poses[i];
    const ratio = middle > 0 ? (lights[i] ?? middle) / middle : 1;
    return {
      ...nail,
      ...(pose && { pose }),
      brightness: Math.min(1.15, Math.max(0.6, ratio)),
      beside: besides[i] ?? [0, 0],
    };
  });
}

/**
 * The weight of a slope of the skin's brightness that suggests light from below. The weight is low, because hands are
 * rarely held over lamps.
 */
const FROM_BELOW = 0.5;

/**
 * Returns the direction of the light. The reflections on the old nails show it best, and the slope of the skin's
 * brightness is a weaker hint. Without either hint, daylight from the upper left is assumed.
 */
function directionOf(
  slopes: readonly [number, number],
  glints: Glints | null,
): Pick<Light, "x" | "y" | "height" | "size" | "hardness" | "certainty"> {
  const steep = Math.sqrt(slopes[0] * slopes[0] + slopes[1] * slopes[1]);
  const directed = Math.min(1, steep / 0.16);
  const blend = (value: number, daylight: number): number =>
    (value / (steep || 1)) * 0.75 * directed + daylight * (1 - directed);
  const x = blend(slopes[0], DAYLIGHT.x);
  const skinY = blend(slopes[1], DAYLIGHT.y);
  const y = skinY > 0 ? skinY * FROM_BELOW : skinY;
  if (!glints)
    return {
      x,
      y,
      height: DAYLIGHT.height,
      size: DAYLIGHT.size,
      hardness: DAYLIGHT.hardness,
      certainty: directed * 0.5,
    };
  const { certainty } = glints;
  const mix = (assumed: number, read: number): number => assumed + (read - assumed) * certainty;
  return {
    x: mix(x, glints.x),
    y: mix(y, glints.y),
    height: mix(DAYLIGHT.height, glints.height),
    size: mix(DAYLIGHT.size, glints.size),
    hardness: mix(DAYLIGHT.hardness, glints.hardness),
    certainty: Math.max(certainty, directed * 0.5),
  };
}
