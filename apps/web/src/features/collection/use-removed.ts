import type { Design } from "@lacquer/contracts";
import { create } from "zustand";

interface RemovedState {
  /** The images that are hidden now. They are deleted unless the user undoes the removal in time. */
  ids: ReadonlySet<string>;
  /** The time of each clearing that is under way. Images made up to that time are hidden, except favourites. */
  clears: readonly string[];
  hide: (ids: readonly string[]) => void;
  unhide: (ids: readonly string[]) => void;
  clear: (until: string) => void;
  /** Ends one clearing. If another clearing has the same time, that one stays. */
  unclear: (until: string) => void;
}

export const useRemoved = create<RemovedState>((set) => ({
  ids: new Set(),
  clears: [],
  hide: (ids) => set((state) => ({ ids: new Set([...state.ids, ...ids]) })),
  unhide: (ids) => {
    const shown = new Set(ids);
    set((state) => ({ ids: new Set([...state.ids].filter((id) => !shown.has(id))) }));
  },
  clear: (until) => set(({ clears }) => ({ clears: [...clears, until] })),
  unclear: (until) => set(({ clears }) => ({ clears: clears.toSpliced(clears.indexOf(until), 1) })),
}));

/**
 * Returns the latest time of all clearings; null if there are none. All images made until then are hidden, except
 * favourites.
 */
export const clearedUntil = ({ clears }: Pick<RemovedState, "clears">): string | null =>
  clears.toSorted().at(-1) ?? null;

/** Returns true for an image that was made until this time and is no favourite. Both times come from the server. */
export const isCleared = (
  { favorite, createdAt }: Pick<Design, "favorite" | "createdAt">,
  until: string | null,
): boolean => until !== null && !favorite && createdAt <= until;
