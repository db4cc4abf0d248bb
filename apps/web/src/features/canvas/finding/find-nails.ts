import type { NailGuide } from "@lacquer/contracts";
import { type FoundNail, type HandJoints, isSameHand, nailsApart } from "@lacquer/nail-detection";
import type { Detector } from "./detector.ts";
import { openHandFinder } from "./hand-finder.ts";
import { handOnPhoto, LAST_PASSES, type Pass, PASSES, viewOf } from "./passes.ts";

/** What looking at a photo came to. */
export interface DetectedNails {
  nails: NailGuide[];
  /** Every hand seen in any pass, the one with most nails first. */
  hands: HandJoints[];
  /** False where the browser cannot look for hands; nails may have been spotted all the same. */
  canSeeHands: boolean;
}

/** A hand is seen well when this many of its nails are. */
const GOOD_HAND = 4;
/** Once a hand is seen well, so many passes that show no other hand end the search; none, when it has all nails. */
const QUIET_PASSES = 2;

/**
 * Looks the whole photo over for nails and, at the same time, for hands in several passes; detects a nail at each
 * fingertip, and proposes the surest. What is known so far is told through `report` whenever there is more.
 * Takes the photo away; `detector` is open on the same one. Stops when `signal` aborts. All of the work is done in workers.
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
  // What goes wrong in it goes wrong at the end again.
  nails.catch(() => undefined);
  const finder = await openHandFinder(photo).catch(() => null);
  if (!finder) canSeeHands = false;
  const look = async (pass: Pass) => {
    for (const one of (await finder?.look(viewOf(size, pass))) ?? []) {
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
      quiet = goodHands() > before ? 0 : quiet + 1;
      const isWhole = (await nails).every(({ hand }) => hand);
      if (goodHands() > 0 && (isWhole || quiet >= QUIET_PASSES)) break;
    }
    for (const pass of finder ? LAST_PASSES : []) {
      if (seenHands.length > 0) break;
      await look(pass);
    }
  } finally {
    finder?.close();
  }
  return summary();
}
