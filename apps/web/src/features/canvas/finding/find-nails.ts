import {
  type FoundNail,
  type HandJoints,
  isSameHand,
  nailsApart,
  type ProposedNail,
} from "@lacquer/nail-detection";
import type { Detector } from "./detector.ts";
import { openHandFinder } from "./hand-finder.ts";
import { handOnPhoto, LAST_PASSES, type Pass, PASSES, viewOf } from "./passes.ts";

/** The result of a search on a photo. */
export interface DetectedNails {
  nails: ProposedNail[];
  /** Every hand seen in any pass; the hand with the most nails comes first. */
  hands: HandJoints[];
  /** False when the browser cannot detect hands; nails may have been found anyway. */
  canSeeHands: boolean;
}

/** A hand is seen clearly when at least this many of its nails are seen. */
const GOOD_HAND = 4;
/**
 * Once a hand is seen clearly, the search ends after this many passes that show no new hand. A hand with all its nails
 * ends the search at once.
 */
const QUIET_PASSES = 2;

/**
 * Searches the whole photo for nails and, at the same time, for hands in several passes. Then it detects a nail at each
 * fingertip and proposes the nails with the highest confidence. `report` is called with each new result. The search
 * owns the photo; `detector` has a copy. The search stops when `signal` aborts. All work runs in workers.
 */
export async function findNails(
  photo: ImageBitmap,
  detector: Detector,
  signal: AbortSignal,
  report: (soFar: DetectedNails) => void = () => undefined,
): Promise<DetectedNails> {
  const seenHands: { hand: HandJoints; nails: FoundNail[] }[] = [];
  let canSeeHands = true;
  const size = { width: photo.width, height: photo.height };
  const summary = async (): Promise<DetectedNails> => {
    const hands = seenHands.toSorted((a, b) => b.nails.length - a.nails.length);
    const nails = await detector.propose([{ nails: await spotted }, ...seenHands]);
    signal.throwIfAborted();
    return { nails, hands: hands.map(({ hand }) => hand), canSeeHands };
  };
  const tell = async () => {
    const soFar = await summary();
    if (soFar.nails.length > 0) report(soFar);
    return soFar.nails;
  };
  const spotted = detector.spot();
  let nails = tell();
  // The error is ignored here, because awaiting `nails` at the end throws it again.
  nails.catch(() => undefined);
  const finder = await openHandFinder(photo).catch(() => null);
  if (!finder) canSeeHands = false;
  // A hand finder that fails must not end the search, because `detector.spot` finds nails without it.
  const handsIn = async (pass: Pass) => {
    if (!finder || !canSeeHands) return [];
    return finder.look(viewOf(size, pass)).catch(() => {
      canSeeHands = false;
      return [];
    });
  };
  const look = async (pass: Pass) => {
    for (const one of await handsIn(pass)) {
      signal.throwIfAborted();
      const hand = handOnPhoto(one, size, pass);
      if (seenHands.some((known) => isSameHand(known.hand, hand, size))) continue;
      seenHands.push({ hand, nails: await detector.hand(hand) });
      nails = tell();
      await nails;
    }
  };
  const goodHands = () =>
    seenHands.filter((seen) => nailsApart(seen.nails, size) >= GOOD_HAND).length;
  try {
    let quiet = 0;
    for (const pass of finder ? PASSES : []) {
      const before = goodHands();
      await look(pass);
      if (!canSeeHands) break;
      quiet = goodHands() > before ? 0 : quiet + 1;
      const isWhole = (await nails).every(({ guide }) => guide.hand);
      if (goodHands() > 0 && (isWhole || quiet >= QUIET_PASSES)) break;
    }
    for (const pass of finder ? LAST_PASSES : []) {
      if (seenHands.length > 0 || !canSeeHands) break;
      await look(pass);
    }
  } finally {
    finder?.close();
  }
  return summary();
}
