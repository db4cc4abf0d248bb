import { create } from "zustand";

interface RenamingState {
  /** The design whose name is being written, or null. */
  id: string | null;
  start: (id: string) => void;
  stop: () => void;
}

export const useRenaming = create<RenamingState>((set) => ({
  id: null,
  start: (id) => set({ id }),
  stop: () => set({ id: null }),
}));
