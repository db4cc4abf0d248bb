import type { NailGuide, NailLength, NailShape } from "@lacquer/contracts";
import { cos, PI, sin } from "../maths/maths.ts";
import { nailProfile, type Profile } from "./profile.ts";

/** A point as [x, y]. */
export type Point = readonly [number, number];

/** The number of steps along one side. Steps are shorter in the curves at cuticle and tip. */
const STEPS = 44;

/** Returns the closed outline in nail widths, clockwise from the middle of the cuticle, with y pointing up. */
export function profileOutline(profile: Profile, steps = STEPS): Point[] {
  const left: Point[] = [];
  const right: Point[] = [];
  for (let step = 0; step <= steps; step++) {
    const t = step / steps;
    const eased = t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) * (1 - t);
    const y = profile.length * (0.82 * eased + 0.18 * t);
    const near = Math.max(profile.left(y), -1);
    left.push([near, y]);
    right.push([Math.max(near, profile.right(y)), y]);
  }
  return [...left, ...right.toReversed().filter(([x], i) => i > 0 || x > (left.at(-1)?.[0] ?? 0))];
}

export function pathOf(points: readonly Point[], digits = 2): string {
  const text = points.map(([x, y]) => `${round(x, digits)} ${round(y, digits)}`);
  return `M${text.join("L")}Z`;
}

const SCALES = [1, 10, 100, 1000];

/** Returns a number as short text for SVG, never as −0 and never with an exponent. */
export function round(value: number, digits = 2): string {
  const scale = SCALES[digits] ?? 100;
  const scaled = Math.round(value * scale);
  const size = Math.abs(scaled);
  const whole = Math.floor(size / scale);
  const rest = size - whole * scale;
  const sign = scaled < 0 ? "-" : "";
  // Whole numbers are converted to text many times faster than fractions, and a nail has thousands of numbers.
  if (rest === 0) return `${sign}${whole}`;
  const text = `${scale + rest}`;
  let end = text.length;
  while (text.charCodeAt(end - 1) === 48) end--;
  return `${sign}${whole}.${text.slice(1, end)}`;
}

/** The natural nail's length ÷ width that is assumed for silhouettes. */
const TYPICAL_NATURAL = 1.22;

/**
 * Returns the SVG path `d` of a nail with its tip up, without distortion. The nail is as large as the box allows (in
 * any unit) and centred on the box's lower edge.
 */
export function silhouettePath(
  shape: NailShape,
  length: NailLength,
  box: { width: number; height: number },
): string {
  const profile = nailProfile(shape, length, TYPICAL_NATURAL);
  const outline = profileOutline(profile);
  const xs = outline.map(([x]) => x);
  const reach = Math.max(...xs) - Math.min(...xs);
  const scale = Math.min(box.width / reach, box.height / profile.length);
  const middle = (Math.max(...xs) + Math.min(...xs)) / 2;
  return pathOf(
    outline.map(
      ([x, y]) => [box.width / 2 + (x - middle) * scale, box.height - y * scale] as const,
    ),
  );
}

/**
 * A nail's own coordinates, and their mapping to pixels: x runs across the nail in nail widths, y from the cuticle to
 * the tip.
 */
export interface NailFrame {
  /** The number of pixels in one nail width. */
  width: number;
  /** The length of the natural nail, in nail widths. */
  natural: number;
  /** The length of the new nail, in nail widths. */
  length: number;
  angle: number;
  profile: Profile;
  at(x: number, y: number): Point;
}

/**
 * Returns a natural nail's length in its widths. The result is limited to 0.6–4, so that a guide that was dragged flat
 * still gives a nail.
 */
export const naturalOf = (guide: Pick<NailGuide, "width" | "length">): number =>
  Math.min(4, Math.max(0.6, guide.length / guide.width));

/**
 * Returns the frame of a guide on a photo of this size. `shift` is the pixel of the photo that becomes the origin, for
 * example a tile's upper left corner.
 */
export function nailFrame(
  guide: NailGuide,
  settings: { nailShape: NailShape; nailLength: NailLength },
  photo: { width: number; height: number },
  shift: Point = [0, 0],
): NailFrame {
  const width = guide.width * photo.width;
  const natural = naturalOf(guide);
  const profile = nailProfile(settings.nailShape, settings.nailLength, natural);
  const radians = (guide.angle * PI) / 180;
  const [sine, cosine] = [sin(radians), cos(radians)];
  const originX = guide.x * photo.width - shift[0];
  const originY = guide.y * photo.height - shift[1];
  return {
    width,
    natural,
    length: profile.length,
    angle: guide.angle,
    profile,
    at: (x, y) => [
      originX + (x * cosine + y * sine) * width,
      originY + (x * sine - y * cosine) * width,
    ],
  };
}

/** Returns the closed outline of the new nail in pixels of the photo, clockwise from the middle of the cuticle. */
export function nailOutline(
  guide: NailGuide,
  settings: { nailShape: NailShape; nailLength: NailLength },
  photo: { width: number; height: number },
): Point[] {
  const frame = nailFrame(guide, settings, photo);
  return profileOutline(frame.profile).map(([x, y]) => frame.at(x, y));
}
