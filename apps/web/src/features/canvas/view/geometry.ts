import type { NailGuide } from "@lacquer/contracts";

/** A point on the photo: x in fractions of the photo's width, y in fractions of its height. */
export interface Point {
  x: number;
  y: number;
}

/** The photo's size in any unit, because only the proportions matter here. */
export interface Size {
  width: number;
  height: number;
}

/** The position and size of one nail, without its finger. */
export type Placement = Pick<NailGuide, "x" | "y" | "angle" | "width" | "length">;

const WIDTH_LEAST = 0.012;
const LENGTH_LEAST = 0.016;
const WIDTH_MOST = 0.6;
const LENGTH_MOST = 0.9;
/** The width of a natural nail divided by its length: about three quarters. */
const WIDTH_TO_LENGTH = 0.76;
const DEFAULT_LENGTH = 0.085;

export const clamp = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));

/** Returns the angle in degrees, normalised to (−180, 180]. */
export function normalizeAngle(angle: number): number {
  const turned = ((angle % 360) + 360) % 360;
  return turned > 180 ? turned - 360 : turned;
}

/**
 * Returns a nail's unit vectors: `tip` points from the cuticle to the tip, and `side` points to the right when the tip
 * is up.
 */
export function axes(angle: number): { tip: Point; side: Point } {
  const radians = (angle * Math.PI) / 180;
  const sin = Math.sin(radians);
  const cos = Math.cos(radians);
  return { tip: { x: sin, y: -cos }, side: { x: cos, y: sin } };
}

/** Returns a point of the photo relative to a nail's cuticle and axis, in fractions of the photo's width. */
export function toNail(
  guide: Placement,
  point: Point,
  photo: Size,
): { along: number; across: number } {
  const { tip, side } = axes(guide.angle);
  const dx = point.x - guide.x;
  const dy = ((point.y - guide.y) * photo.height) / photo.width;
  return { along: dx * tip.x + dy * tip.y, across: dx * side.x + dy * side.y };
}

/** The inverse of `toNail`: `along` and `across` are in fractions of the photo's width. */
export function fromNail(guide: Placement, along: number, across: number, photo: Size): Point {
  const { tip, side } = axes(guide.angle);
  const toHeight = photo.width / photo.height;
  return {
    x: guide.x + tip.x * along + side.x * across,
    y: guide.y + (tip.y * along + side.y * across) * toHeight,
  };
}

/** Returns the width-to-length ratio of the nails placed so far, so that the next nail matches the hand. */
function proportion(others: readonly Placement[]): number {
  if (others.length === 0) return WIDTH_TO_LENGTH;
  return others.reduce((sum, nail) => sum + nail.width / nail.length, 0) / others.length;
}

/** Returns the new nail that the user drew by dragging from the cuticle to the tip. */
export function guideFromDrag(
  cuticle: Point,
  tip: Point,
  photo: Size,
  others: readonly Placement[] = [],
): Placement {
  const dx = tip.x - cuticle.x;
  const dy = ((tip.y - cuticle.y) * photo.height) / photo.width;
  const length = clamp(Math.hypot(dx, dy), LENGTH_LEAST, LENGTH_MOST);
  return inside({
    x: cuticle.x,
    y: cuticle.y,
    angle: normalizeAngle((Math.atan2(dx, -dy) * 180) / Math.PI),
    length,
    width: clamp(length * proportion(others), WIDTH_LEAST, WIDTH_MOST),
  });
}

/**
 * Returns the new nail that the user placed by tapping its middle. It is as large as the other nails and turned like
 * the nearest nail.
 */
export function guideFromTap(
  middle: Point,
  photo: Size,
  others: readonly Placement[] = [],
): Placement {
  const length =
    others.length === 0
      ? DEFAULT_LENGTH
      : others.reduce((sum, nail) => sum + nail.length, 0) / others.length;
  const angle = nearest(middle, photo, others)?.angle ?? 0;
  const placement = {
    ...middle,
    angle,
    length,
    width: clamp(length * proportion(others), WIDTH_LEAST, WIDTH_MOST),
  };
  return inside({ ...placement, ...fromNail(placement, -length / 2, 0, photo) });
}

function nearest(point: Point, photo: Size, guides: readonly Placement[]): Placement | undefined {
  const distance = (guide: Placement) => {
    const { along, across } = toNail(guide, point, photo);
    return Math.hypot(along, across);
  };
  return guides.toSorted((a, b) => distance(a) - distance(b))[0];
}

function inside<G extends Placement>(guide: G): G {
  return { ...guide, x: clamp(guide.x, 0, 1), y: clamp(guide.y, 0, 1) };
}

export const moveBy = <G extends Placement>(guide: G, dx: number, dy: number): G =>
  inside({ ...guide, x: guide.x + dx, y: guide.y + dy });

export const turnBy = <G extends Placement>(guide: G, degrees: number): G => ({
  ...guide,
  angle: normalizeAngle(guide.angle + degrees),
});

/** Turns a nail round, so that cuticle and tip change places. The nail covers the same part of the photo as before. */
export function turnRound<G extends Placement>(guide: G, photo: Size): G {
  const tip = fromNail(guide, guide.length, 0, photo);
  return inside({ ...guide, ...tip, angle: normalizeAngle(guide.angle + 180) });
}

/** Turns a nail about its cuticle by the angle from `from` to `to`. */
export function turnWith<G extends Placement>(guide: G, from: Point, to: Point, photo: Size): G {
  const bearing = (point: Point) => {
    const { along, across } = toNail(guide, point, photo);
    return (Math.atan2(across, along) * 180) / Math.PI;
  };
  return turnBy(guide, bearing(to) - bearing(from));
}

/** Changes a nail's width or length by fractions of the photo's width. */
export const resizeBy = <G extends Placement>(guide: G, width: number, length: number): G => ({
  ...guide,
  width: clamp(guide.width + width, WIDTH_LEAST, WIDTH_MOST),
  length: clamp(guide.length + length, LENGTH_LEAST, LENGTH_MOST),
});

/** Mirrors the nails of a hand about the vertical line through their middle, and marks them as the other hand's. */
export function mirrorGuides(guides: readonly NailGuide[]): NailGuide[] {
  const axis = mirrorAxis(guides);
  return guides.map(({ hand, design, ...guide }) => ({
    ...guide,
    ...(design && { design: mirrorThings(design) }),
    x: clamp(2 * axis - guide.x, 0, 1),
    angle: normalizeAngle(-guide.angle),
    ...(hand ? { hand: hand === "left" ? ("right" as const) : ("left" as const) } : {}),
  }));
}

/** Mirrors the decorations of a nail's design. */
function mirrorThings(design: NonNullable<NailGuide["design"]>): NonNullable<NailGuide["design"]> {
  if (!design.placed) return design;
  const placed = design.placed.map(({ mirrored, ...thing }) => ({
    ...thing,
    x: 1 - thing.x,
    angle: normalizeAngle(-thing.angle),
    ...(mirrored ? {} : { mirrored: true }),
  }));
  return { ...design, placed };
}

/** Returns the x of the line about which `mirrorGuides` mirrors. */
export function mirrorAxis(guides: readonly Placement[]): number {
  if (guides.length === 0) return 0.5;
  const xs = guides.map((guide) => guide.x);
  return (Math.min(...xs) + Math.max(...xs)) / 2;
}
