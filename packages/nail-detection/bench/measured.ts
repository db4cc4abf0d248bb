import type { Finger } from "@lacquer/contracts";

/** A proposal, compared with what is known about the nail below it. */
export interface MeasuredProposal {
  /** True if the proposal lies on a nail that no other proposal lies on. */
  isNail: boolean;
  /** How certain the finder is that this is a nail, 0–1; undefined if it does not say. */
  certainty?: number | undefined;
  /** False if the finder asks about the nail instead of proposing it. */
  isSure: boolean;
  /** How far the nail's direction is from the labelled one, in degrees; undefined without a label. */
  turnedBy?: number | undefined;
  /** True if the finder is sure about the nail's direction. */
  isDirectionSure: boolean;
  /** The finger that the finder names, if any, and the finger of the label. */
  named?: Finger | undefined;
  finger?: Finger | undefined;
}

/** One nail of a mask and how well each way of finding it fits. */
export interface MeasuredNail {
  /** The nail's length, as a share of the photo's longer side. */
  size: number;
  /** The overlap by detection; null if the nail was not found. */
  found: number | null;
  /** The overlap by a tap and by a drag; 0 = refused. */
  tap: number;
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
  /** Milliseconds until the first proposal, and until the last. */
  first: number;
  last: number;
}
