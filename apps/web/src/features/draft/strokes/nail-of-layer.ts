import type { DesignSettings, NailGuide } from "@lacquer/contracts";
import { nailOutline, type Point } from "@lacquer/nails";
import type { DrawingLayer } from "../../tabs/index.ts";
import { settingsOf } from "../settings.ts";
import type { Size } from "./stroke-path.ts";

/** Returns the outlines of a photo's nails, in pixels of a photo of this size. */
export const outlinesOf = (
  nails: readonly NailGuide[],
  settings: DesignSettings,
  photo: Size,
): Point[][] => nails.map((nail) => nailOutline(nail, settingsOf(nail, settings), photo));

/**
 * Returns the nail that a layer belongs to, as an index into these outlines. Returns null for a layer of the photo, or
 * if the nail no longer exists.
 */
export function nailOfLayer(
  { at }: Pick<DrawingLayer, "at">,
  outlines: readonly (readonly Point[])[],
  photo: Size,
): number | null {
  if (!at) return null;
  const [x, y] = [at[0] * photo.width, at[1] * photo.height];
  const index = outlines.findIndex((outline) => isWithin(outline, x, y));
  return index === -1 ? null : index;
}

/**
 * Returns true if a point lies inside a closed outline: then a line from the point to one side crosses the outline an
 * odd number of times.
 */
function isWithin(outline: readonly Point[], x: number, y: number): boolean {
  let isIn = false;
  let [beforeX, beforeY] = outline.at(-1) ?? [0, 0];
  for (const [nextX, nextY] of outline) {
    const isBetween = nextY > y !== beforeY > y;
    if (isBetween && x < ((beforeX - nextX) * (y - nextY)) / (beforeY - nextY) + nextX)
      isIn = !isIn;
    [beforeX, beforeY] = [nextX, nextY];
  }
  return isIn;
}
