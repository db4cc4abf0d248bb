import { create } from "zustand";

interface RemovedState {
  /** Images that are hidden because they were deleted. They are really deleted when nobody undoes it in time. */
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
