import { create } from "zustand";

export type Panel = "queue" | "collection" | null;

interface StudioView {
  /** Tab id → the finished image that its stage shows instead of the draft. */
  shown: Record<string, string | null>;
  panel: Panel;
  show: (tabId: string, image: string | null) => void;
  openPanel: (panel: Panel) => void;
}

/** What this window shows; lost on reload, on purpose. */
export const useStudioView = create<StudioView>((set) => ({
  shown: {},
  panel: null,
  show: (tabId, image) => set((state) => ({ shown: { ...state.shown, [tabId]: image } })),
  openPanel: (panel) => set({ panel }),
}));
