import type { Design } from "@lacquer/contracts";
import { create } from "zustand";

interface RemovedState {
  /** The images that are hidden now. They are deleted unless the user undoes the removal in time. */
  ids: ReadonlySet<string>;
  /** All images made until one of these times are hidden, except favourites: one time for each clearing under way. */
  clears: readonly string[];
  hide: (ids: readonly string[]) => void;
  unhide: (ids: readonly string[]) => void;
  clear: (until: string) => void;
  /** Ends one clearing. Others until the same time stay. */
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

/** The latest time until which images are hidden; null if none are cleared. */
export const clearedUntil = ({ clears }: Pick<RemovedState, "clears">): string | null =>
  clears.toSorted().at(-1) ?? null;

/** True for an image that was made until then and is no favourite. Both times come from the server. */
export const isCleared = (
  { favorite, createdAt }: Pick<Design, "favorite" | "createdAt">,
  until: string | null,
): boolean => until !== null && !favorite && createdAt <= until;
