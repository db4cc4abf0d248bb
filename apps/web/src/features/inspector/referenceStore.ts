import { REFERENCES_MAX } from "@lacquer/contracts";
import { create } from "zustand";
import { failureOf, isTemporary, metNobody } from "../../api/errors.ts";
import { announce, followLeaders, leadInWords } from "../canvas/index.ts";
import {
  type ArrivingPicture,
  forgetArriving,
  keepArriving,
  keepChosen,
  sendInOneWindow,
} from "../outbox/index.ts";
import { type DraftReference, type DraftTab, useTabsStore } from "../tabs/index.ts";
import { mayBePicture, uploadImage } from "../uploads/index.ts";
import { rebalance, splitWhole } from "./weightSplit.ts";

/** A reference on its way to the server. */
export interface Arriving {
  id: string;
  blob: Blob;
  preview: string;
  /** A sentence, once it failed. */
  error: string | null;
}

const useArriving = create<{ byTab: Record<string, Arriving[]> }>(() => ({ byTab: {} }));
const NONE: Arriving[] = [];

const setArriving = (tabId: string, change: (list: Arriving[]) => Arriving[]) =>
  useArriving.setState(({ byTab }) => ({
    byTab: { ...byTab, [tabId]: change(byTab[tabId] ?? NONE) },
  }));

/** The tab's references that have not arrived yet. */
export function useArrivingReferences(tabId: string): Arriving[] {
  return useArriving(({ byTab }) => byTab[tabId] ?? NONE);
}

/** Writes a list of references; the first one, and the last one's going, move what leads. */
function write(tabId: string, change: (tab: DraftTab) => DraftReference[]) {
  useTabsStore.getState().updateTab(tabId, (tab) => {
    const references = change(tab);
    const drawing = tab.drawing.length > 0;
    const before = { drawing, references: tab.references.length > 0 };
    const lead = followLeaders(tab.influenceWeights, before, {
      drawing,
      references: references.length > 0,
    });
    if (lead) announce(leadInWords(lead));
    return lead
      ? { references, influenceWeights: { ...tab.influenceWeights, ...lead } }
      : { references };
  });
}

const weigh = (
  references: readonly DraftReference[],
  weights: readonly number[],
): DraftReference[] =>
  references.map((reference, index) => ({ ...reference, weight: weights[index] ?? 0 }));

/** Adds a reference with an equal share; the others keep their proportions. */
export function withReference(
  references: readonly DraftReference[],
  url: string,
): DraftReference[] {
  if (references.length >= REFERENCES_MAX) return [...references];
  const grown = [...references, { url, weight: 0 }];
  const parts = grown.map(({ weight }) => weight);
  return weigh(grown, rebalance(parts, grown.length - 1, 100 / grown.length));
}

/** Takes one away and shares its weight among the others. */
export function withoutReference(
  references: readonly DraftReference[],
  index: number,
): DraftReference[] {
  const left = references.toSpliced(index, 1);
  return weigh(left, splitWhole(left.map(({ weight }) => weight)));
}

/** Changes one reference's weight; all of them always add up to 100. */
export function setReferenceWeight(tabId: string, index: number, weight: number) {
  write(tabId, ({ references }) =>
    weigh(
      references,
      rebalance(
        references.map((reference) => reference.weight),
        index,
        weight,
      ),
    ),
  );
}

export function removeReference(tabId: string, index: number) {
  write(tabId, ({ references }) => withoutReference(references, index));
  announce(`Reference ${index + 1} removed.`);
}

/** Moves a reference one place towards the front (−1) or the back (1). */
export function moveReference(tabId: string, index: number, by: -1 | 1) {
  write(tabId, ({ references }) => {
    const moved = references[index];
    return moved ? references.toSpliced(index, 1).toSpliced(index + by, 0, moved) : references;
  });
  announce(`Now reference ${index + 1 + by}.`);
}

export function dismissArriving(tabId: string, id: string) {
  void forgetArriving(id);
  setArriving(tabId, (list) =>
    list.filter((item) => {
      if (item.id === id) URL.revokeObjectURL(item.preview);
      return item.id !== id;
    }),
  );
}

export async function sendReference(tabId: string, item: Arriving) {
  setArriving(tabId, (list) =>
    list.map((one) => (one.id === item.id ? { ...one, error: null } : one)),
  );
  try {
    const { url } = await uploadImage(item.blob, "reference");
    write(tabId, ({ references }) => withReference(references, url));
    dismissArriving(tabId, item.id);
  } catch (error) {
    const failure = failureOf(error);
    const kept = metNobody(failure)
      ? await keepChosen(item.blob, "reference").catch(() => null)
      : null;
    if (kept) {
      write(tabId, ({ references }) => withReference(references, kept.url));
      return dismissArriving(tabId, item.id);
    }
    // Refused for good, it would only be refused again after a reload.
    if (!isTemporary(failure)) void forgetArriving(item.id);
    setArriving(tabId, (list) =>
      list.map((one) => (one.id === item.id ? { ...one, error: failure.message } : one)),
    );
  }
}

/** Goes on with a reference whose window was closed while it went up. */
export async function resumeReference({ id, tabId, blob }: ArrivingPicture) {
  await sendInOneWindow(id, async () => {
    if (useArriving.getState().byTab[tabId]?.some((item) => item.id === id)) return;
    const item = { id, blob, preview: URL.createObjectURL(blob), error: null };
    setArriving(tabId, (list) => [...list, item]);
    await sendReference(tabId, item);
  });
}

/** The studio would not take a kept reference: it leaves the design, and says why in its place. */
export function refuseReference(tabId: string, url: string, error: string, blob: Blob | null) {
  write(tabId, ({ references }) => {
    const index = references.findIndex((reference) => reference.url === url);
    return index === -1 ? references : withoutReference(references, index);
  });
  if (!blob) return;
  const item = { id: crypto.randomUUID(), blob, preview: URL.createObjectURL(blob), error };
  setArriving(tabId, (list) => [...list, item]);
}

/** Takes pictures as references, up to eight in all; says so when some did not fit. */
export function addReferences(tabId: string, files: Iterable<File>) {
  const tab = useTabsStore.getState().tabs.find(({ id }) => id === tabId);
  const waiting = useArriving.getState().byTab[tabId]?.length ?? 0;
  const room = REFERENCES_MAX - (tab?.references.length ?? 0) - waiting;
  const pictures = [...files].filter(mayBePicture);
  if (pictures.length > room)
    announce(`Up to ${REFERENCES_MAX} references; the first ${room} are added.`);
  const items = pictures.slice(0, Math.max(0, room)).map((blob) => ({
    id: crypto.randomUUID(),
    blob,
    preview: URL.createObjectURL(blob),
    error: null,
  }));
  setArriving(tabId, (list) => [...list, ...items]);
  for (const item of items) {
    void keepArriving({ id: item.id, tabId, kind: "reference", blob: item.blob });
    void sendInOneWindow(item.id, () => sendReference(tabId, item));
  }
}
