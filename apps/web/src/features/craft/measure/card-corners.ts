import { CARD } from "@lacquer/craft";
import type { CardCorner, CardCorners } from "../../tabs/index.ts";

interface Size {
  width: number;
  height: number;
}

/** A new card takes FIRST_WIDE of the photo's width, but at most FIRST_TALL of its height. */
const FIRST_WIDE = 0.42;
const FIRST_TALL = 0.5;

/** Returns the corners of a card in the photo's middle. The user then moves each corner to its place. */
export function firstCorners({ width, height }: Size): CardCorners {
  const wide = Math.min(FIRST_WIDE, (FIRST_TALL * height * CARD.width) / CARD.height / width);
  const tall = (wide * width * CARD.height) / CARD.width / height;
  const [x, y] = [wide / 2, tall / 2];
  return [
    [0.5 - x, 0.5 - y],
    [0.5 + x, 0.5 - y],
    [0.5 + x, 0.5 + y],
    [0.5 - x, 0.5 + y],
  ];
}

const inside = (at: number): number => Math.min(1, Math.max(0, at));

/** Returns the corners after one of them was moved. No corner leaves the photo. */
export const withCorner = (corners: CardCorners, which: number, [x, y]: CardCorner): CardCorners =>
  corners.with(which, [inside(x), inside(y)]) as CardCorners;

/** Returns the index of the corner that is nearest to a point, and its distance in the photo's pixels. */
export function nearestCorner(
  corners: CardCorners,
  [x, y]: CardCorner,
  { width, height }: Size,
): { which: number; away: number } {
  const aways = corners.map(([cx, cy]) => Math.hypot((cx - x) * width, (cy - y) * height));
  const away = Math.min(...aways);
  return { which: aways.indexOf(away), away };
}
