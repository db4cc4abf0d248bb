import type { ExportShape } from "@lacquer/contracts";
import { type Box, EVEN, marginsOf, type Size } from "./frame.ts";

/** The largest width and height of a logo, as shares of the picture's sides. */
const [WIDE, HIGH] = [0.22, 0.08];

/** Returns the logo's size in pixels. */
function sizeIn({ width, height }: Size, logo: Size): Size {
  const scale = Math.min((WIDE * width) / logo.width, (HIGH * height) / logo.height);
  return {
    width: Math.max(1, Math.round(logo.width * scale)),
    height: Math.max(1, Math.round(logo.height * scale)),
  };
}

const shared = (from: number, length: number, other: number, long: number): number =>
  Math.max(0, Math.min(from + length, other + long) - Math.max(from, other));

/** Returns how many pixels two boxes have in common. */
const overlap = (one: Box, two: Box): number =>
  shared(one.left, one.width, two.left, two.width) *
  shared(one.top, one.height, two.top, two.height);

/**
 * Returns where a logo lies on an exported picture: in a corner, within the part that every app shows. The corners are
 * tried from the lower right one on, and the first corner without nails is taken. If every corner has nails, the logo
 * goes where it covers the fewest of their pixels.
 */
export function logoPlace(
  shape: ExportShape,
  picture: Size,
  logo: Size,
  nails: readonly Box[],
): Box {
  const { side, top, bottom } = shape === "full" ? EVEN : marginsOf(shape);
  const size = sizeIn(picture, logo);
  const left = Math.round(side * picture.width);
  const right = picture.width - left - size.width;
  const upper = Math.round(top * picture.height);
  const lower = picture.height - Math.round(bottom * picture.height) - size.height;
  const [first, ...others] = [
    { left: right, top: lower },
    { left, top: lower },
    { left: right, top: upper },
    { left, top: upper },
  ].map((corner) => {
    const box = { ...corner, ...size };
    return { box, covered: nails.reduce((sum, nail) => sum + overlap(box, nail), 0) };
  }) as [Corner, ...Corner[]];
  return others.reduce((best, one) => (one.covered < best.covered ? one : best), first).box;
}

interface Corner {
  box: Box;
  covered: number;
}
