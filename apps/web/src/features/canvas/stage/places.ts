import type { NailGuide } from "@lacquer/contracts";
import type { Size } from "../view/geometry.ts";
import { boxOf } from "../view/subject.ts";
import type { Rect } from "../view/viewport.ts";

/** The lower corners, and above them. */
const CORNERS = ["right", "left", "right-up", "left-up"] as const;
const LEFT_FIRST = ["left", "right", "left-up", "right-up"] as const;
export type Corner = (typeof CORNERS)[number];

/** The painted nail's part beyond the natural one, in lengths of the natural nail. */
const BEYOND = 0.5;

/** The place of each nail, in stage pixels. */
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

/** The part of a place that nails cover. */
const taken = (place: Rect, nails: readonly Rect[]): number =>
  nails.reduce((sum, nail) => sum + overlap(place, nail), 0);

/** The first place without nails, or else the place that they cover least. */
function freest<Name extends string>(
  names: readonly [Name, ...Name[]],
  placeOf: (name: Name) => Rect,
  nails: readonly Rect[],
): Name {
  return names.reduce((best, name) =>
    taken(placeOf(name), nails) < taken(placeOf(best), nails) ? name : best,
  );
}

/** A button's distance from the edges, and the distance between two places above each other. */
const MARGIN = 16;
const UP = 96;

/** The corner of the free part where a button of this size lies on no nail. */
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

/** The edge of the free part where a bar of this size lies on no nail. */
export const freeEdge = (
  free: Rect,
  { width, height }: Size,
  nails: readonly Rect[],
): "bottom" | "top" =>
  freest(
    ["bottom", "top"],
    (edge) => ({
      left: free.left + (free.width - width) / 2,
      top: edge === "top" ? free.top + MARGIN : free.top + free.height - MARGIN - height,
      width,
      height,
    }),
    nails,
  );

/** The upper corner where a small button lies on no nail; null when both are taken. */
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
