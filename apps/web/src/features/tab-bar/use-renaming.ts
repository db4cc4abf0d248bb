import { create } from "zustand";

interface RenamingState {
  /** The id of the design that is being renamed, or null. */
  id: string | null;
  start: (id: string) => void;
  stop: () => void;
}

export const useRenaming = create<RenamingState>((set) => ({
  id: null,
  start: (id) => set({ id }),
  stop: () => set({ id: null }),
}));
