import type { NailGuide } from "@lacquer/contracts";
import type { Size } from "../view/geometry.ts";
import { boxOf } from "../view/subject.ts";
import type { Rect } from "../view/viewport.ts";

/** The names of the two lower corners, and of the places above them. */
const CORNERS = ["right", "left", "right-up", "left-up"] as const;
const LEFT_FIRST = ["left", "right", "left-up", "right-up"] as const;
export type Corner = (typeof CORNERS)[number];

/** The corners of the photo where a menu can lie. */
export type MenuSide = "left" | "right" | "left-low" | "right-low";

/** How far a painted nail extends beyond the natural nail, in lengths of the natural nail. */
const BEYOND = 0.5;

/** Returns the box around each nail, in stage pixels. */
export const nailBoxes = (nails: readonly NailGuide[], photo: Size, rect: Rect): Rect[] =>
  nails.flatMap((nail) => {
    const box = boxOf([nail], photo, BEYOND);
    if (!box) return [];
    return {
      left: rect.left + box.left * rect.width,
      top: rect.top + box.top * rect.height,
      width: box.width * rect.width,
      height: box.height * rect.height,
    };
  });

const overlap = (one: Rect, other: Rect): number => {
  const width =
    Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
  const height =
    Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top);
  return Math.max(0, width) * Math.max(0, height);
};

/** Returns how much of a place is covered by nails. */
const taken = (place: Rect, nails: readonly Rect[]): number =>
  nails.reduce((sum, nail) => sum + overlap(place, nail), 0);

/** Returns the first place without nails. If every place has nails, returns the place that they cover least. */
function freest<Name extends string>(
  names: readonly [Name, ...Name[]],
  placeOf: (name: Name) => Rect,
  nails: readonly Rect[],
): Name {
  return names.reduce((best, name) =>
    taken(placeOf(name), nails) < taken(placeOf(best), nails) ? name : best,
  );
}

/** A button's distance from the stage's edges, and the vertical distance between two places, both in stage pixels. */
const MARGIN = 16;
const UP = 96;

/** Returns the corner of the free part where a button of this size covers no nail. */
export const freeCorner = (
  free: Rect,
  { width, height }: Size,
  nails: readonly Rect[],
  first: "right" | "left" = "right",
): Corner =>
  freest(
    first === "right" ? CORNERS : LEFT_FIRST,
    (corner) => ({
      left: corner.startsWith("right")
        ? free.left + free.width - MARGIN - width
        : free.left + MARGIN,
      top: free.top + free.height - MARGIN - height - (corner.endsWith("up") ? UP : 0),
      width,
      height,
    }),
    nails,
  );

/** Returns the place of a bar of this size at an edge of the free part. */
export const barAt = (edge: "bottom" | "top", free: Rect, { width, height }: Size): Rect => ({
  left: free.left + (free.width - width) / 2,
  top: edge === "top" ? free.top + MARGIN : free.top + free.height - MARGIN - height,
  width,
  height,
});

/** Returns the edge of the free part where a bar of this size covers no nail. */
export const freeEdge = (free: Rect, bar: Size, nails: readonly Rect[]): "bottom" | "top" =>
  freest(["bottom", "top"], (edge) => barAt(edge, free, bar), nails);

/**
 * Returns the side where a small menu covers no nail. The upper corners come first, then the lower corner that the
 * button does not use.
 */
export function freeSide(
  free: Rect,
  open: Rect,
  { width, height }: Size,
  nails: readonly Rect[],
  button: Corner,
): MenuSide {
  const low: MenuSide = button.startsWith("right") ? "left-low" : "right-low";
  return freest(
    ["left", "right", low],
    (side) => {
      const within = side.endsWith("low") ? open : free;
      return {
        left: side.startsWith("left")
          ? within.left + MARGIN
          : within.left + within.width - MARGIN - width,
        top: side.endsWith("low")
          ? within.top + within.height - MARGIN - height
          : within.top + MARGIN,
        width,
        height,
      };
    },
    nails,
  );
}

/** Returns the upper corner where a small button covers no nail; null when nails lie in both corners. */
export function freeTop(
  free: Rect,
  { width, height }: Size,
  nails: readonly Rect[],
  sides: readonly ("left" | "right")[],
): "left" | "right" | null {
  const isFree = (side: "left" | "right") => {
    const left = side === "left" ? free.left + MARGIN : free.left + free.width - MARGIN - width;
    return taken({ left, top: free.top + MARGIN, width, height }, nails) === 0;
  };
  return sides.find(isFree) ?? null;
}
