import { create } from "zustand";

interface RemovedState {
  /** Images that are hidden now, and deleted unless somebody undoes that in time. */
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
