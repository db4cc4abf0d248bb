import { announce } from "../../announcer/index.ts";
import { type DraftReference, type DraftTab, useTabsStore } from "../../tabs/index.ts";
import { moveInfluence } from "../influence.ts";
import { withoutReference, withReference, withWeight } from "./reference-list.ts";

/** Writes a list of references. Adding the first one or removing the last one changes the influence. */
function write(tabId: string, change: (tab: DraftTab) => DraftReference[]) {
  useTabsStore.getState().updateTab(tabId, (tab) => {
    const references = change(tab);
    const influenceWeights = moveInfluence(tab, { references });
    return influenceWeights ? { references, influenceWeights } : { references };
  });
}

export function addReferenceUrl(tabId: string, url: string) {
  write(tabId, ({ references }) => withReference(references, url));
}

/** Changes one reference's weight; all of them always add up to 100. */
export function setReferenceWeight(tabId: string, index: number, weight: number) {
  write(tabId, ({ references }) => withWeight(references, index, weight));
}

export function removeReference(tabId: string, index: number) {
  write(tabId, ({ references }) => withoutReference(references, index));
  announce(`Reference ${index + 1} removed.`);
}

/** Removes the reference with this url from the design, without a message. */
export function dropReferenceUrl(tabId: string, url: string) {
  write(tabId, ({ references }) => {
    const index = references.findIndex((reference) => reference.url === url);
    return index === -1 ? references : withoutReference(references, index);
  });
}

/** Moves a reference one place towards the front (−1) or the back (1). */
export function moveReference(tabId: string, index: number, by: -1 | 1) {
  write(tabId, ({ references }) => {
    const moved = references[index];
    return moved ? references.toSpliced(index, 1).toSpliced(index + by, 0, moved) : references;
  });
  announce(`Now reference ${index + 1 + by}.`);
}
