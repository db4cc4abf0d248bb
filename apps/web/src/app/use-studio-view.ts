import { create } from "zustand";

interface StudioView {
  /** Maps a tab's id to the finished image that its stage shows instead of the draft. */
  shown: Record<string, string | null>;
  show: (tabId: string, image: string | null) => void;
}

/** The state of this window's view. It is deliberately lost on reload. */
export const useStudioView = create<StudioView>((set) => ({
  shown: {},
  show: (tabId, image) => set((state) => ({ shown: { ...state.shown, [tabId]: image } })),
}));
