import type { NailGuide } from "@lacquer/contracts";
import { onceAtRest } from "../../../platform/gesture.ts";
import { announce } from "../../announcer/index.ts";
import { changeWork, readTab } from "../../draft/index.ts";
import { useTabsStore } from "../../tabs/index.ts";
import { withFound } from "./accept.ts";

/** Nails that were taken while more was still being looked for. */
interface Taken {
  /** The nails from before. */
  before: readonly NailGuide[];
  /** The design's nails since. Once it has others, they are the designer's own. */
  nails: readonly NailGuide[];
  end: () => void;
}

const taken = new Map<string, Taken>();

const nailsOf = (tabId: string): readonly NailGuide[] => readTab(tabId)?.nails ?? [];

/** Adds the found nails to those from before; what is found of one photo is one step. */
function put(tabId: string, before: readonly NailGuide[], found: readonly NailGuide[]) {
  const photo = readTab(tabId)?.originalImage;
  if (!photo) return;
  const key = `found ${photo.url}`;
  changeWork(tabId, () => ({ nails: withFound(before, found, photo) }), { key });
}

/**
 * Takes what was found so far. What is found later replaces it, until `onRelied`: then the designer has changed or drawn
 * on these nails, or a job was made with them.
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

/** Replaces what was taken by what is known now, but never under a finger. */
export function improveTaken(tabId: string, found: readonly NailGuide[], isLast: boolean) {
  onceAtRest(() => {
    const one = taken.get(tabId);
    if (!one) return;
    const { length } = one.nails;
    // Meanwhile it is not the designer who changes them.
    taken.delete(tabId);
    if (found.length > 0) put(tabId, one.before, found);
    taken.set(tabId, { ...one, nails: nailsOf(tabId) });
    if (nailsOf(tabId).length !== length) announce(`${nailsOf(tabId).length} nails in place.`);
    if (isLast) endTaking(tabId);
  });
}

/** What was taken stays as it is. */
export function endTaking(tabId: string) {
  taken.get(tabId)?.end();
  taken.delete(tabId);
}
