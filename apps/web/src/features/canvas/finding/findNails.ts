import type { NailGuide } from "@lacquer/contracts";
import { type FoundNail, type HandJoints, isSameHand } from "@lacquer/nails/fit";
import type { Fitter } from "./fitter.ts";
import { openHandFinder } from "./handFinder.ts";
import { handOnPhoto, PASSES, viewOf } from "./passes.ts";

/** What looking at a photo came to. */
export interface Finding {
  nails: NailGuide[];
  /** Every hand seen in any pass, the one with most nails first. */
  hands: HandJoints[];
  /** False where the browser cannot look for hands; nails may have been spotted all the same. */
  canSeeHands: boolean;
}

/** A hand is seen well when this many of its nails are. */
const GOOD_HAND = 4;
/** Once a hand is seen well, so many passes that show no other hand end the search. */
const QUIET_PASSES = 2;

/**
 * Looks for hands in several passes, fits a nail at each fingertip, and proposes the surest. Takes the photo
 * away; `fitter` is open on the same one. Stops when `signal` aborts. All of the work is done in workers.
 */
export async function findNails(
  photo: ImageBitmap,
  fitter: Fitter,
  signal: AbortSignal,
): Promise<Finding> {
  const seenHands: { hand: HandJoints; nails: FoundNail[] }[] = [];
  let canSeeHands = true;
  const size = { width: photo.width, height: photo.height };
  const finder = await openHandFinder(photo).catch(() => null);
  if (!finder) canSeeHands = false;
  let quiet = 0;
  try {
    for (const pass of finder ? PASSES : []) {
      const seen = await finder?.look(viewOf(size, pass));
      quiet += 1;
      for (const one of seen ?? []) {
        signal.throwIfAborted();
        const hand = handOnPhoto(one, size, pass);
        if (seenHands.some((known) => isSameHand(known.hand, hand, size))) continue;
        const nails = await fitter.hand(hand);
        seenHands.push({ hand, nails });
        if (nails.length >= GOOD_HAND) quiet = 0;
      }
      const isFound = seenHands.some(({ nails }) => nails.length >= GOOD_HAND);
      if (isFound && quiet >= QUIET_PASSES) break;
    }
  } finally {
    finder?.close();
  }
  signal.throwIfAborted();
  const groups = seenHands.map(({ nails }) => nails);
  if (!groups.some((nails) => nails.length >= GOOD_HAND)) groups.push(await fitter.spot());
  const hands = seenHands.toSorted((a, b) => b.nails.length - a.nails.length);
  return {
    nails: await fitter.propose(groups),
    hands: hands.map(({ hand }) => hand),
    canSeeHands,
  };
}
