import type { Design } from "@lacquer/contracts";
import { create } from "zustand";

interface RemovedState {
  /** The images that are hidden now. They are deleted unless the user undoes the removal in time. */
  ids: ReadonlySet<string>;
  /** While this is set, all images made until then are hidden, except favourites. */
  clearedUntil: string | null;
  hide: (ids: readonly string[]) => void;
  unhide: (ids: readonly string[]) => void;
  clear: (until: string | null) => void;
}

export const useRemoved = create<RemovedState>((set) => ({
  ids: new Set(),
  clearedUntil: null,
  hide: (ids) => set((state) => ({ ids: new Set([...state.ids, ...ids]) })),
  unhide: (ids) => {
    const shown = new Set(ids);
    set((state) => ({ ids: new Set([...state.ids].filter((id) => !shown.has(id))) }));
  },
  clear: (clearedUntil) => set({ clearedUntil }),
}));

/** True for an image that was made until then and is no favourite. Both times come from the server. */
export const isCleared = (
  { favorite, createdAt }: Pick<Design, "favorite" | "createdAt">,
  until: string | null,
): boolean => until !== null && !favorite && createdAt <= until;
