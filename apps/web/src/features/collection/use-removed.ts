import type { Design } from "@lacquer/contracts";
import { create } from "zustand";

interface RemovedState {
  /** The images that are hidden now. They are deleted unless the user undoes the removal in time. */
  ids: ReadonlySet<string>;
  /** The `seq` of the newest image of each clearing that is under way. Up to it images are hidden, except favourites. */
  clears: readonly number[];
  hide: (ids: readonly string[]) => void;
  unhide: (ids: readonly string[]) => void;
  clear: (upTo: number) => void;
  /** Ends one clearing. If another clearing ends at the same image, that one stays. */
  unclear: (upTo: number) => void;
}

export const useRemoved = create<RemovedState>((set) => ({
  ids: new Set(),
  clears: [],
  hide: (ids) => set((state) => ({ ids: new Set([...state.ids, ...ids]) })),
  unhide: (ids) => {
    const shown = new Set(ids);
    set((state) => ({ ids: new Set([...state.ids].filter((id) => !shown.has(id))) }));
  },
  clear: (upTo) => set(({ clears }) => ({ clears: [...clears, upTo] })),
  unclear: (upTo) => set(({ clears }) => ({ clears: clears.toSpliced(clears.indexOf(upTo), 1) })),
}));

/** Returns the highest `seq` of all clearings; 0 if there are none. Up to it images are hidden, except favourites. */
export const clearedUpTo = ({ clears }: Pick<RemovedState, "clears">): number =>
  Math.max(0, ...clears);

/** Returns true for an image up to this `seq` that is no favourite. An imported image's date says nothing of its place. */
export const isCleared = (
  { favorite, seq }: Pick<Design, "favorite" | "seq">,
  upTo: number,
): boolean => !favorite && seq <= upTo;
