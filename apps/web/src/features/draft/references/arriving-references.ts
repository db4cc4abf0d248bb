import { newId } from "../../../platform/ids.ts";
import { create } from "zustand";
import { forgetArriving } from "../../outbox/index.ts";

/** A reference that is being uploaded. */
export interface Arriving {
  id: string;
  blob: Blob;
  preview: string;
  /** The sentence to show after a failure; null = no failure. */
  error: string | null;
}

const useArriving = create<{ byTab: Record<string, Arriving[]> }>(() => ({ byTab: {} }));
const NONE: Arriving[] = [];

const setArriving = (tabId: string, change: (list: Arriving[]) => Arriving[]) =>
  useArriving.setState(({ byTab }) => ({
    byTab: { ...byTab, [tabId]: change(byTab[tabId] ?? NONE) },
  }));

/** Returns the tab's references that are not uploaded yet. */
export function useArrivingReferences(tabId: string): Arriving[] {
  return useArriving(({ byTab }) => byTab[tabId] ?? NONE);
}

export function countArriving(tabId: string): number {
  return useArriving.getState().byTab[tabId]?.length ?? 0;
}

/** Adds pictures to the list of uploads, either as running or as failed with the given reason. */
export function listArriving(
  tabId: string,
  blobs: readonly Blob[],
  error: string | null = null,
): Arriving[] {
  const items = blobs.map((blob) => ({
    id: newId(),
    blob,
    preview: URL.createObjectURL(blob),
    error,
  }));
  setArriving(tabId, (list) => [...list, ...items]);
  return items;
}

/** Adds a picture whose upload an earlier window began; returns null if it is already in the list. */
export function listResumed(tabId: string, id: string, blob: Blob): Arriving | null {
  if (useArriving.getState().byTab[tabId]?.some((item) => item.id === id)) return null;
  const item = { id, blob, preview: URL.createObjectURL(blob), error: null };
  setArriving(tabId, (list) => [...list, item]);
  return item;
}

export function setArrivingError(tabId: string, id: string, error: string | null) {
  setArriving(tabId, (list) => list.map((one) => (one.id === id ? { ...one, error } : one)));
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

export const anyArriving = (): boolean =>
  Object.values(useArriving.getState().byTab).some((list) => list.length > 0);
