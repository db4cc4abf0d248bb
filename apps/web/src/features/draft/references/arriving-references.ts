import { newId } from "../../../platform/ids.ts";
import { create } from "zustand";
import { forgetArriving } from "../../outbox/index.ts";

/** A reference that is being sent to the server. */
export interface Arriving {
  id: string;
  blob: Blob;
  preview: string;
  /** The sentence after a failure. */
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

export function countArriving(tabId: string): number {
  return useArriving.getState().byTab[tabId]?.length ?? 0;
}

/** Lists pictures as being sent, or as failed with the given reason. */
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

/** Lists a picture that an earlier window was sending; null when it is already listed. */
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
