import { t } from "@lingui/core/macro";
import { announce } from "../../announcer/index.ts";
import { type DraftReference, type DraftTab, useTabsStore } from "../../tabs/index.ts";
import { moveInfluence } from "../influence.ts";
import { readTab } from "../read-tab.ts";
import { withoutReference, withReference, withWeight } from "./reference-list.ts";

/** Stores a changed list of references. Adding the first one or removing the last one changes the influence. */
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

/** Changes one reference's weight. The weights of all references always add up to 100. */
export function setReferenceWeight(tabId: string, index: number, weight: number) {
  write(tabId, ({ references }) => withWeight(references, index, weight));
}

export function removeReference(tabId: string, index: number) {
  write(tabId, ({ references }) => withoutReference(references, index));
  announce(t`Reference ${{ number: index + 1 }} removed.`);
}

/** Removes the reference with this url from the design without a message to the user. */
export function dropReferenceUrl(tabId: string, url: string) {
  write(tabId, ({ references }) => {
    const index = references.findIndex((reference) => reference.url === url);
    return index === -1 ? references : withoutReference(references, index);
  });
}

/** Moves a reference to another place in the list. Does nothing if the place is beyond the ends of the list. */
export function moveReference(tabId: string, from: number, to: number) {
  const count = readTab(tabId)?.references.length ?? 0;
  if (from === to || to < 0 || to >= count) return;
  write(tabId, ({ references }) => {
    const moved = references[from];
    return moved ? references.toSpliced(from, 1).toSpliced(to, 0, moved) : references;
  });
  announce(t`Now reference ${{ number: to + 1 }} of ${count}.`);
}
