import { NAIL_LENGTHS, type NailGuide, type NailLength } from "@lacquer/contracts";
import type { CraftRules } from "../rules/shape.ts";
import type { Point, ToMm } from "./card.ts";

/**
 * The largest error of a measured length, as a share of the length. Tests check that measuring is at least this
 * accurate.
 */
export const MEASURE_SHARE = 0.04;

/** The largest error, in mm, if a usual width is assumed for a nail that was not measured. */
const USUAL_MM = 1;

/** Returns how far a nail's width may be from the true width, in mm. */
export const offBy = ({ isMeasured, width }: { isMeasured: boolean; width: number }): number =>
  isMeasured ? width * MEASURE_SHARE : USUAL_MM;

/** A natural nail's size in mm, as seen from above. */
export interface NailMeasure {
  width: number;
  length: number;
}

/** Returns the width and length of a guide's nail, in the plane of the card beside the nail. */
export function measured(
  { x, y, angle, width, length }: NailGuide,
  photo: { width: number; height: number },
  toMm: ToMm,
): NailMeasure {
  const turn = (angle * Math.PI) / 180;
  const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
  // Converts a point of the nail to the photo as the painter does: x along the nail's width, y towards the tip, both in
  // fractions of the photo's width.
  const at = (across: number, along: number): Point =>
    toMm([
      x * photo.width + (across * cos + along * sin) * photo.width,
      y * photo.height + (across * sin - along * cos) * photo.width,
    ]);
  const [cuticle, tip] = [at(0, 0), at(0, length)];
  const [left, right] = [at(-width / 2, length / 2), at(width / 2, length / 2)];
  const axis = [tip[0] - cuticle[0], tip[1] - cuticle[1]] as const;
  const across = [right[0] - left[0], right[1] - left[1]] as const;
  const long = Math.hypot(...axis);
  // In a slanted view, the nail's two axes do not meet at a right angle, so the width is the distance between its
  // sides.
  return { width: Math.abs(across[0] * axis[1] - across[1] * axis[0]) / long, length: long };
}

/** Returns an artist's word for this many mm of free edge. */
export const lengthWord = (freeEdge: number, { lengths }: CraftRules): NailLength =>
  NAIL_LENGTHS.find((name) => freeEdge < lengths[name].to) ?? "extra-long";

/** The highest number on the length scale that many studios use. */
const NUMBERS = 9;

/** Returns the length as a number from 1 (shortest) to 9 (longest), in even steps up to the end of "extra long". */
export function lengthNumber(freeEdge: number, { lengths }: CraftRules): number {
  const step = lengths["extra-long"].to / NUMBERS;
  return Math.min(NUMBERS, Math.max(1, Math.ceil(freeEdge / step)));
}
