import type { NailGuide, NailLength } from "@lacquer/contracts";
import { type CraftNail, readNails, USUAL_NAILS } from "../look/read-nails.ts";
import type { CraftGiven, CraftWork } from "../look/work.ts";
import { lengthNumber, lengthWord, offBy } from "../measures/nail-measure.ts";
import type { CraftRules } from "../rules/shape.ts";
import { type Pieces, piecesOf } from "./supplies.ts";

/** One nail's data for the person who makes it. All lengths except `natural` are in mm. */
export interface NailLine {
  index: number;
  guide: NailGuide;
  settings: CraftNail["settings"];
  build: CraftNail["build"];
  width: number;
  /** How far the width may be from the nail's true width. */
  plusMinus: number;
  isMeasured: boolean;
  /** The natural nail's length, in widths of the nail. */
  natural: number;
  freeEdge: number;
  lengthWord: NailLength;
  /** The length as a number from 1 (shortest) to 9 (longest), as used by many studios. */
  lengthNumber: number;
  /** The things that are glued on this nail. */
  pieces: Pieces[];
  strokes: number;
  hasPicture: boolean;
}

/** Returns every nail of a look, with everything that is painted or glued on it. */
export function nailMap(work: CraftWork, given: CraftGiven, rules: CraftRules): NailLine[] {
  const guides = work.nails.length > 0 ? work.nails : USUAL_NAILS;
  return readNails(work, given, rules).flatMap((nail): NailLine[] => {
    const { index, settings, build, width, isMeasured, natural, freeEdge, strokes, hasPicture } =
      nail;
    const guide = guides[index];
    if (!guide) return [];
    return [
      {
        index,
        guide,
        settings,
        build,
        width,
        plusMinus: offBy(nail),
        isMeasured,
        natural,
        freeEdge,
        lengthWord: lengthWord(freeEdge, rules),
        lengthNumber: lengthNumber(freeEdge, rules),
        pieces: piecesOf([nail], 1),
        strokes: strokes.length,
        hasPicture,
      },
    ];
  });
}
