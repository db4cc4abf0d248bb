import { create } from "zustand";

interface RemovedState {
  /** The images that are hidden now. They are deleted unless the user undoes the removal in time. */
  ids: ReadonlySet<string>;
  hide: (id: string) => void;
  unhide: (id: string) => void;
}

export const useRemoved = create<RemovedState>((set) => ({
  ids: new Set(),
  hide: (id) => set((state) => ({ ids: new Set([...state.ids, id]) })),
  unhide: (id) =>
    set((state) => ({ ids: new Set([...state.ids].filter((other) => other !== id)) })),
}));
