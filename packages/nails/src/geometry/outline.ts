import type { NailGuide, NailLength, NailShape } from "@lacquer/contracts";
import { nailProfile, type Profile } from "./profile.ts";

/** Points as [x, y]. */
export type Point = readonly [number, number];

/** Steps along one side; closer together where the curves are, at cuticle and tip. */
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

/** Enough for what lies beside the outline and is soft. */
const SOFT_STEPS = 24;

/** A nail is grown and shrunk a dozen times while it is painted; its sides are costly to follow. */
const softOutlines = new WeakMap<Profile, Point[]>();

function softOutline(profile: Profile): Point[] {
  const kept = softOutlines.get(profile);
  if (kept) return kept;
  const outline = profileOutline(profile, SOFT_STEPS);
  softOutlines.set(profile, outline);
  return outline;
}

interface Sides {
  left: Point[];
  right: Point[];
}

/** Of a profile by distance: a slider paints one nail again and again. */
const offsets = new WeakMap<Profile, Map<number, Sides>>();

/**
 * The outline grown (or, below 0, shrunk) by a distance in nail widths, as sides from cuticle to tip. Rings
 * between two such outlines stand for strokes, which cost many times what a fill does.
 */
export function offsetSides(profile: Profile, by: number): Sides {
  const kept = offsets.get(profile) ?? new Map<number, Sides>();
  offsets.set(profile, kept);
  const sides = kept.get(by) ?? offsetOf(profile, by);
  kept.set(by, sides);
  return sides;
}

function offsetOf(profile: Profile, by: number): Sides {
  const outline = softOutline(profile);
  const at = (i: number): Point => outline[(i + outline.length) % outline.length] ?? [0, 0];
  const moved = outline.map(([x, y], i): Point => {
    const [[x0, y0], [x1, y1]] = [at(i - 1), at(i + 1)];
    const [dx, dy] = [x1 - x0, y1 - y0];
    const size = Math.hypot(dx, dy) || 1;
    const [nx, ny] = [x - (dy / size) * by, y + (dx / size) * by];
    if (by >= 0) return [nx, ny];
    // A shrunk point stops at the nail's middle, where the two sides would cross.
    const middle = (profile.left(y) + profile.right(y)) / 2;
    const inside = i <= SOFT_STEPS ? Math.min(middle, nx) : Math.max(middle, nx);
    return [inside, Math.min(profile.length, Math.max(0, ny))];
  });
  const left = moved.slice(0, SOFT_STEPS + 1);
  const right = moved.slice(SOFT_STEPS + 1).toReversed();
  // Where both sides meet in one point the outline has it once; a band without it on the right is notched there.
  const tip = left.at(-1);
  return { left, right: tip && right.length <= SOFT_STEPS ? [...right, tip] : right };
}

export function pathOf(points: readonly Point[], digits = 2): string {
  const text = points.map(([x, y]) => `${round(x, digits)} ${round(y, digits)}`);
  return `M${text.join("L")}Z`;
}

const SCALES = [1, 10, 100, 1000];

/** A number as short SVG text; never −0, never exponent. */
export function round(value: number, digits = 2): string {
  const scale = SCALES[digits] ?? 100;
  const scaled = Math.round(value * scale);
  const size = Math.abs(scaled);
  const whole = Math.floor(size / scale);
  const rest = size - whole * scale;
  const sign = scaled < 0 ? "-" : "";
  // Whole numbers become text many times faster than fractions, and a nail is thousands of them.
  if (rest === 0) return `${sign}${whole}`;
  const text = `${scale + rest}`;
  let end = text.length;
  while (text.charCodeAt(end - 1) === 48) end--;
  return `${sign}${whole}.${text.slice(1, end)}`;
}

/** Length ÷ width of the natural nail in silhouettes. */
const TYPICAL_NATURAL = 1.22;

/**
 * An SVG path `d` of a nail, tip up, as large as fits the box (any unit) without distortion, standing on the
 * box's lower edge in its middle.
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
  // A guide dragged flat still makes a nail: no natural nail is shorter than 0.6 or longer than 4 widths.
  const natural = Math.min(4, Math.max(0.6, guide.length / guide.width));
  const profile = nailProfile(settings.nailShape, settings.nailLength, natural);
  const radians = (guide.angle * Math.PI) / 180;
  const sin = Math.sin(radians);
  const cos = Math.cos(radians);
  const originX = guide.x * photo.width - shift[0];
  const originY = guide.y * photo.height - shift[1];
  return {
    width,
    natural,
    length: profile.length,
    angle: guide.angle,
    profile,
    at: (x, y) => [originX + (x * cos + y * sin) * width, originY + (x * sin - y * cos) * width],
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
