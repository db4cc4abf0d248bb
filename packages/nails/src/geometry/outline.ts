import type { NailGuide, NailLength, NailShape } from "@lacquer/contracts";
import { cos, PI, sin } from "../maths/maths.ts";
import { nailProfile, type Profile } from "./profile.ts";

/** Points as [x, y]. */
export type Point = readonly [number, number];

/** The number of steps along one side. They are closer together in the curves, at cuticle and tip. */
const STEPS = 44;

/** The closed outline in nail widths, clockwise from the cuticle's centre, y up. */
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

/** A number as short SVG text, never −0 and never with an exponent. */
export function round(value: number, digits = 2): string {
  const scale = SCALES[digits] ?? 100;
  const scaled = Math.round(value * scale);
  const size = Math.abs(scaled);
  const whole = Math.floor(size / scale);
  const rest = size - whole * scale;
  const sign = scaled < 0 ? "-" : "";
  // Whole numbers become text many times faster than fractions, and a nail has thousands of them.
  if (rest === 0) return `${sign}${whole}`;
  const text = `${scale + rest}`;
  let end = text.length;
  while (text.charCodeAt(end - 1) === 48) end--;
  return `${sign}${whole}.${text.slice(1, end)}`;
}

/** Length ÷ width of the natural nail in silhouettes. */
const TYPICAL_NATURAL = 1.22;

/**
 * An SVG path `d` of a nail, tip up, as large as the box allows (any unit) without distortion, in the middle of the
 * box's lower edge.
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

/** A nail's own coordinates: x across in nail widths, y from the cuticle to the tip, mapped to pixels. */
export interface NailFrame {
  /** Pixels of one nail width. */
  width: number;
  /** Natural nail's and new nail's length in nail widths. */
  natural: number;
  length: number;
  angle: number;
  profile: Profile;
  at(x: number, y: number): Point;
}

/** The frame of a guide on a photo of this size; `shift` moves the origin (for tiles). */
export function nailFrame(
  guide: NailGuide,
  settings: { nailShape: NailShape; nailLength: NailLength },
  photo: { width: number; height: number },
  shift: Point = [0, 0],
): NailFrame {
  const width = guide.width * photo.width;
  // A guide dragged flat still gives a nail: its natural length is held between 0.6 and 4 widths.
  const natural = Math.min(4, Math.max(0.6, guide.length / guide.width));
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

/** The outline of the new nail in photo pixels: closed, clockwise from the cuticle's centre. */
export function nailOutline(
  guide: NailGuide,
  settings: { nailShape: NailShape; nailLength: NailLength },
  photo: { width: number; height: number },
): Point[] {
  const frame = nailFrame(guide, settings, photo);
  return profileOutline(frame.profile).map(([x, y]) => frame.at(x, y));
}
