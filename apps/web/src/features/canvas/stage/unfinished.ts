import type { NailGuide } from "@lacquer/contracts";
import type { Point } from "../view/geometry.ts";

/** What a gesture shows before it is done. None of it is in the draft yet. */
export interface Unfinished {
  /** A nail that is being changed, at its index; at `nails.length` it is a new one. */
  guide: { index: number; guide: NailGuide } | null;
  /** Where a thumb covers the photo, in stage pixels. */
  thumb: Point | null;
}

export const NOTHING_UNFINISHED: Unfinished = { guide: null, thumb: null };

/** The nails, with the changing one as it is now; a new one is not included yet. */
export function nailsWith(nails: NailGuide[], guide: Unfinished["guide"]): NailGuide[] {
  return guide && guide.index < nails.length ? nails.with(guide.index, guide.guide) : nails;
}

/** The new nail that is being drawn, or null. */
export function newNail(nails: readonly NailGuide[], guide: Unfinished["guide"]): NailGuide | null {
  return guide && guide.index >= nails.length ? guide.guide : null;
}
