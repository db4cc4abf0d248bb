import type { NailGuide } from "@lacquer/contracts";
import type { Point } from "../view/geometry.ts";

/** A gesture's unfinished work, which is not in the draft yet. */
export interface Unfinished {
  /** The nail that is being changed, and its index. The index `nails.length` means a new nail. */
  guide: { index: number; guide: NailGuide } | null;
  /** The point that a thumb covers, in stage pixels. */
  thumb: Point | null;
}

export const NOTHING_UNFINISHED: Unfinished = { guide: null, thumb: null };

/** Returns the nails, with the dragged nail at its current place. A new nail is not included yet. */
export function nailsWith(nails: NailGuide[], guide: Unfinished["guide"]): NailGuide[] {
  return guide && guide.index < nails.length ? nails.with(guide.index, guide.guide) : nails;
}

/** Returns the new nail that the user is placing, or null. */
export function newNail(nails: readonly NailGuide[], guide: Unfinished["guide"]): NailGuide | null {
  return guide && guide.index >= nails.length ? guide.guide : null;
}
