import type { Finger } from "@lacquer/contracts";

/** A proposal, compared with what is known about the nail below it. */
export interface MeasuredProposal {
  /** True if the proposal lies on a nail on which no earlier proposal lies. */
  isNail: boolean;
  /** How certain the finder is that this is a nail, 0–1; undefined if the finder gives no certainty. */
  certainty?: number | undefined;
  /** False if the finder asks about the nail instead of proposing it. */
  isSure: boolean;
  /** The angle between the proposed and the labelled direction, in degrees; undefined without a label. */
  turnedBy?: number | undefined;
  /** True if the finder is sure about the nail's direction. */
  isDirectionSure: boolean;
  /** The finger that the finder names, if any. */
  named?: Finger | undefined;
  /** The finger that the label names, if any. */
  finger?: Finger | undefined;
}

/** One nail of a mask, and how well the outline from each way of finding it fits. */
export interface MeasuredNail {
  /** The nail's length, as a share of the photo's longer side. */
  size: number;
  /** The overlap by detection; null if the nail was not found. */
  found: number | null;
  /** The overlap by a tap; 0 if the tap found no nail. */
  tap: number;
  /** The overlap by a drag. If the drag found no nail, it is the overlap of the nail as drawn. */
  drag: number;
}

export interface MeasuredPhoto {
  name: string;
  scene: string;
  hands: number;
  /** The skin tone on the Monk scale; undefined without a label. */
  monk?: number | undefined;
  nails: MeasuredNail[];
  proposals: MeasuredProposal[];
  /** The page's longest task during the search for nails, in milliseconds. */
  longestTask: number;
  /** The milliseconds until the first proposal. */
  first: number;
  /** The milliseconds until the last proposal. */
  last: number;
}
