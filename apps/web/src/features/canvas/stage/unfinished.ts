import type { NailGuide } from "@lacquer/contracts";
import type { Point } from "../view/geometry.ts";

/** A gesture's unfinished work, which is not in the draft yet. */
export interface Unfinished {
  /** The nail that is being changed and its index; the index `nails.length` means a new nail. */
  guide: { index: number; guide: NailGuide } | null;
  /** The place that a thumb covers, in stage pixels. */
  thumb: Point | null;
}

export const NOTHING_UNFINISHED: Unfinished = { guide: null, thumb: null };

/** The nails, with the one in motion at its present place; a new nail is not included yet. */
export function nailsWith(nails: NailGuide[], guide: Unfinished["guide"]): NailGuide[] {
  return guide && guide.index < nails.length ? nails.with(guide.index, guide.guide) : nails;
}

/** The new nail that is being drawn, or null. */
export function newNail(nails: readonly NailGuide[], guide: Unfinished["guide"]): NailGuide | null {
  return guide && guide.index >= nails.length ? guide.guide : null;
}
