import type { NailGuide } from "@lacquer/contracts";
import type { ProposedNail } from "@lacquer/nail-detection";
import { plural } from "@lingui/core/macro";
import { onceAtRest } from "../../../platform/gesture.ts";
import { announce } from "../../announcer/index.ts";
import { changeWork, dressed, readTab } from "../../draft/index.ts";
import { useTabsStore } from "../../tabs/index.ts";
import type { Size } from "../view/geometry.ts";
import { isSameNail, withFound } from "./accept.ts";

/** Nails that were accepted while the search was still running. */
interface Taken {
  /** The design's nails before the detected nails were accepted. */
  before: readonly NailGuide[];
  /**
   * The design's nails after the detected nails were accepted. If the design has different nails now, the user changed
   * them.
   */
  nails: readonly NailGuide[];
  end: () => void;
}

const taken = new Map<string, Taken>();

const nailsOf = (tabId: string): readonly NailGuide[] => readTab(tabId)?.nails ?? [];

/** Adds the found nails to the earlier nails. All nails found on one photo share one undo step. */
function put(tabId: string, before: readonly NailGuide[], found: readonly NailGuide[]) {
  const photo = readTab(tabId)?.originalImage;
  if (!photo) return;
  const key = `found ${photo.url}`;
  changeWork(
    tabId,
    ({ fingers }) => ({ nails: withFound(before, dressed(found, fingers), photo) }),
    { key },
  );
}

/**
 * Accepts the nails found so far. Later results replace these nails until the user changes them or draws on them, or a
 * job uses them. Then `onRelied` is called.
 */
export function takeFound(tabId: string, found: readonly NailGuide[], onRelied: () => void) {
  endTaking(tabId);
  const before = nailsOf(tabId);
  put(tabId, before, found);
  const then = readTab(tabId);
  const end = useTabsStore.subscribe(() => {
    const one = taken.get(tabId);
    const now = readTab(tabId);
    if (!one) return;
    const isSame =
      now?.nails === one.nails &&
      now.drawing === then?.drawing &&
      now.generationJobId === then.generationJobId;
    if (!isSame) onRelied();
  });
  taken.set(tabId, { before, nails: nailsOf(tabId), end });
}

/** A newer result of the search: the nails that are certain, and the nails that the user would be asked about. */
interface Newer {
  nails: readonly NailGuide[];
  doubts: readonly Pick<ProposedNail, "guide">[];
}

/**
 * Returns the accepted nails that are doubtful in the newer result. They stay, because the user has seen and accepted
 * them.
 */
function doubted({ before, nails: all }: Taken, { nails, doubts }: Newer, photo: Size) {
  const isIn = (nail: NailGuide, others: readonly NailGuide[]) =>
    others.some((other) => isSameNail(nail, other, photo));
  const questions = doubts.map(({ guide }) => guide);
  return all.slice(before.length).filter((nail) => isIn(nail, questions) && !isIn(nail, nails));
}

/** Replaces the accepted nails by those of a newer result, but never during a gesture. */
export function improveTaken(tabId: string, newer: Newer, isLast: boolean) {
  onceAtRest(() => {
    const one = taken.get(tabId);
    const photo = readTab(tabId)?.originalImage;
    if (!one || !photo) return;
    const { length } = one.nails;
    // While the code below changes the nails, the change must not count as the user's own.
    taken.delete(tabId);
    const found = [...doubted(one, newer, photo), ...newer.nails];
    if (newer.nails.length > 0) put(tabId, one.before, found);
    taken.set(tabId, { ...one, nails: nailsOf(tabId) });
    const { length: count } = nailsOf(tabId);
    if (count !== length) announce(inPlaceWords(count));
    if (isLast) endTaking(tabId);
  });
}

/** Returns a text such as "5 nails in place." */
export const inPlaceWords = (count: number): string =>
  plural(count, { one: "# nail in place.", other: "# nails in place." });

/** Stops replacing the accepted nails, which stay as they are. */
export function endTaking(tabId: string) {
  taken.get(tabId)?.end();
  taken.delete(tabId);
}
