import type { Hand, NailGuide } from "@lacquer/contracts";
import { shownHand } from "../../draft/index.ts";
import type { DraftPatch, DraftTab } from "../../tabs/index.ts";
import { setOf, wearSet } from "./hand-set.ts";

/** Returns the hand that the stage shows after a change of the nails; null if that is not known yet. */
function seenOn({ nails: before, shownHand: kept }: DraftTab, nails: readonly NailGuide[]) {
  const [first, ...others] = new Set(nails.flatMap(({ hand }) => hand ?? []));
  if (first === undefined || others.length > 0) return kept ?? first ?? null;
  const isFirstName = before.every(({ hand }) => !hand);
  const isWhole = nails.every(({ hand }) => hand);
  return kept === null || isFirstName || isWhole ? first : kept;
}

/** Returns the hand to which each nail belonged before the change; undefined for a new nail. */
function handsBefore(tab: DraftTab, nails: readonly NailGuide[]): (Hand | undefined)[] {
  const shown = shownHand(tab);
  const isCount = nails.length === tab.nails.length;
  return nails.map(({ x, y }, at) => {
    const same = tab.nails.find((one) => one.x === x && one.y === y);
    const old = same ?? (isCount ? tab.nails[at] : undefined);
    return old && (old.hand ?? shown);
  });
}

/**
 * Keeps the designs of the left and the right hand in their places when the user names a nail's hand. The first named
 * nail decides which hand the photo shows. If the two hands differ, a nail whose hand changes gets the design that its
 * new hand has in the set.
 */
export function withHandsInPlace(tab: DraftTab, wanted: DraftPatch): DraftPatch {
  const { nails } = wanted;
  if (!nails || nails === tab.nails || wanted.shownHand !== undefined) return wanted;
  const seen = seenOn(tab, nails);
  const patch = seen === tab.shownHand ? wanted : { ...wanted, shownHand: seen };
  const before = shownHand(tab);
  const after: DraftTab = { ...tab, ...patch };
  if (tab.otherHand === null || patch.otherHand !== undefined) return patch;
  const own = handsBefore(tab, nails);
  const now = nails.map(({ hand }) => hand ?? shownHand(after));
  if (now.every((hand, at) => hand === (own[at] ?? before))) return patch;
  const old = nails.flatMap((nail, at) => (own[at] ? { ...nail, hand: own[at] } : []));
  const set = setOf({ ...after, nails: old, shownHand: before });
  return { ...patch, ...wearSet(after, set) };
}
