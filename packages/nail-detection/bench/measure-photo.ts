import type { NailGuide } from "@lacquer/contracts";
import { type HandJoints, type NailFit, type NailPlace, nailStarts } from "../src/index.ts";
import { labelOf, type NailLabel, type PhotoLabels } from "./labels.ts";
import { type Mask, type MaskedNail, nailAt, overlapWith, turned } from "./masks.ts";
import type { MeasuredNail, MeasuredProposal } from "./measured.ts";
import type { StudioPage } from "./studio-page.ts";

/** A proposal with its certainty. */
export interface JudgedProposal {
  guide: NailGuide;
  /** The probability that this is a nail, 0–1. */
  probability: number;
  /** The probability that the nail's tip points in the guide's direction, 0–1. */
  direction?: number;
  /**
   * What the finder asks the user instead of proposing the nail, such as "nail" or "direction"; null if it asks
   * nothing.
   */
  question?: string | null;
}

/** A proposal with or without its certainty. */
export type Proposal = NailGuide | JudgedProposal;

/** The functions of the studio's bench page; see apps/web/bench/finding.ts. */
interface FindingBench {
  find(url: string): Promise<Found>;
  longestTask(): number;
  tap(point: { x: number; y: number }): Promise<NailFit | null>;
  drag(drawn: NailPlace): Promise<NailFit | null>;
}

interface Found {
  nails: Proposal[];
  hands: HandJoints[];
  first: number;
  last: number;
}

/** The page's own global variable. The code that uses it runs in the page, inside `evaluate`. */
declare const findingBench: FindingBench;

/** If the finder does not say whether it is sure, a proposal with at least this certainty counts as sure. */
const SURE = 0.9;

/** What was measured on one photo, before its name and scene are added. */
export interface Measurement {
  hands: number;
  nails: MeasuredNail[];
  proposals: MeasuredProposal[];
  longestTask: number;
  first: number;
  last: number;
}

/** Finds the nails of a photo in the studio's page and compares them with its mask and labels. */
export async function measurePhoto(
  { page }: StudioPage,
  url: string,
  mask: Mask,
  labels: PhotoLabels | undefined,
): Promise<Measurement> {
  const { nails, hands, first, last } = await page.evaluate(
    (photo) => findingBench.find(photo),
    url,
  );
  const longestTask = await page.evaluate(() => findingBench.longestTask());
  const { proposals, overlap } = compare(nails, mask, labels);
  const measured: MeasuredNail[] = [];
  for (const nail of mask.nails) {
    const label = labelOf(nail, mask, labels);
    const tap = await page.evaluate((at) => findingBench.tap(at), nail.middle);
    const drawn = drawnAlong(nail, mask, hands, label);
    const drag = await page.evaluate((place) => findingBench.drag(place), drawn);
    measured.push({
      size: (nail.place.length * mask.width) / Math.max(mask.width, mask.height),
      found: overlap.get(nail.label) ?? null,
      tap: tap ? overlapWith(mask, tap.place, nail) : 0,
      drag: overlapWith(mask, drag?.place ?? drawn, nail),
    });
  }
  return { hands: hands.length, nails: measured, proposals, longestTask, first, last };
}

/**
 * Compares proposals with the mask and the labels. If several proposals lie on one nail, only the first counts as
 * right. A nail that the finder only asks about does not count as found, so it has no overlap.
 */
export function compare(nails: readonly Proposal[], mask: Mask, labels: PhotoLabels | undefined) {
  const overlap = new Map<number, number>();
  const taken = new Set<number>();
  const proposals = nails.map((proposal): MeasuredProposal => {
    const { guide, ...judged } = judgedOf(proposal);
    const at = nailAt(mask, guide);
    const nail = mask.nails.find((each) => each.label === at);
    const isNail = nail !== undefined && !taken.has(at);
    taken.add(at);
    if (isNail && judged.isSure) overlap.set(at, overlapWith(mask, guide, nail));
    const label = isNail ? labelOf(nail, mask, labels) : undefined;
    return {
      isNail,
      ...judged,
      ...(label &&
        !label.isMaskBad && {
          turnedBy: apart(guide.angle, label.direction),
          named: guide.fingerUnknown ? undefined : guide.finger,
          finger: label.finger,
        }),
    };
  });
  return { proposals, overlap };
}

/**
 * Returns the guide with the finder's certainty and question about it. Without a certainty, every proposal counts as
 * sure.
 */
function judgedOf(proposal: Proposal) {
  if (!("guide" in proposal)) {
    return { guide: proposal, certainty: undefined, isSure: true, isDirectionSure: true };
  }
  const { guide, probability, direction = 1, question } = proposal;
  return {
    guide,
    certainty: probability,
    isSure: question === undefined ? probability >= SURE : question === null,
    isDirectionSure: question === undefined ? direction >= SURE : question !== "direction",
  };
}

/** Returns the angle between two directions, 0–180. */
function apart(a: number, b: number): number {
  return Math.abs(((((a - b + 180) % 360) + 360) % 360) - 180);
}

/**
 * Returns the nail as a user would drag it, from cuticle to tip. A label says which end is the tip. Without a label,
 * the cuticle is the end that is nearer to the nail's finger or, if no hand was found, nearer to the middle of the
 * photo.
 */
function drawnAlong(
  nail: MaskedNail,
  mask: Mask,
  hands: readonly HandJoints[],
  label: NailLabel | undefined,
): NailPlace {
  const outward = label
    ? (label.direction * Math.PI) / 180
    : (expectedDirection(nail, mask, hands) ??
      Math.atan2(nail.middle.x - 0.5, -(nail.middle.y - 0.5)));
  const angle = (nail.place.angle * Math.PI) / 180;
  const place = Math.cos(angle - outward) < 0 ? turned(nail.place, mask) : nail.place;
  // A drag sets cuticle and tip. As in the studio, the width begins with a guess.
  return { ...place, width: place.length * 0.76 };
}

function expectedDirection(nail: MaskedNail, mask: Mask, hands: readonly HandJoints[]) {
  const nearest = hands
    .flatMap((hand) => nailStarts(hand, mask))
    .map(({ place }) => ({
      angle: place.angle,
      apart: Math.hypot(
        place.x - nail.place.x,
        ((place.y - nail.place.y) * mask.height) / mask.width,
      ),
      length: place.length,
    }))
    .toSorted((a, b) => a.apart - b.apart)[0];
  const isNear = nearest && nearest.apart < nearest.length * 1.5;
  return isNear ? (nearest.angle * Math.PI) / 180 : undefined;
}
