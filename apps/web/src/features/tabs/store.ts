import { create } from "zustand";
import { persist, type StorageValue } from "zustand/middleware";
import { kept } from "../../platform/kept.ts";
import { changeAndMove } from "./change-and-move.ts";
import { deskOf, firstDesk, type KeptDesk, reviveDesk } from "./desk.ts";
import { forgetHistories, readHistories, writeHistories } from "./history/kept-history.ts";
import { mergeDesks } from "./merge-desks.ts";
import { openAndClose } from "./open-and-close.ts";
import { createDraftStorage } from "./storage.ts";
import { OWNER_KEY, TABS_STORAGE_KEY } from "./storage-keys.ts";
import type { TabsState } from "./tabs-state.ts";
import { walkAndReplace } from "./walk-and-replace.ts";

const STORAGE_VERSION = 1;

const storage = createDraftStorage<KeptDesk>({
  combine: combineWithKept,
  // Histories are written before the designs, so that another window that reads a design also finds the design's
  // history.
  beforeWrite: ({ state }) => writeHistories(state.tabs, useTabsStore.getState().histories),
  makeRoom: forgetHistories,
  onWriteFailed: () => useTabsStore.setState({ storageFailed: true }),
});

/** Writes pending changes at once. */
export const writeDesk = (): void => storage.flush();

/** The store of the open designs in this browser. */
export const useTabsStore = create<TabsState>()(
  persist<TabsState, [], [], KeptDesk>(
    (set, get) => ({
      ...firstDesk(),
      storageFailed: false,
      histories: {},
      ...openAndClose(set, get),
      ...changeAndMove(set, get),
      ...walkAndReplace(set, get),
    }),
    {
      name: TABS_STORAGE_KEY,
      version: STORAGE_VERSION,
      storage,
      partialize: deskOf,
      // Data of an older version is not converted here, because `merge` repairs it as it repairs damaged data.
      migrate: (before) => before as KeptDesk,
      merge(before, current) {
        const desk = reviveDesk(before);
        return desk ? { ...current, ...desk, histories: readHistories(desk.tabs) } : current;
      },
    },
  ),
);

/**
 * Returns the text to store: this window's designs merged with what another window wrote last. Returns null if the
 * designs now belong to somebody else.
 */
function combineWithKept(
  { state, ...rest }: StorageValue<KeptDesk>,
  there: StorageValue<KeptDesk> | null,
): StorageValue<KeptDesk> | null {
  if (state.owner !== "" && state.owner !== kept(OWNER_KEY)) return null;
  const other = reviveDesk(there?.state);
  if (!other || other.owner !== state.owner) return { ...rest, state };
  return { ...rest, state: { ...mergeDesks(state, other), activeId: state.activeId } };
}
