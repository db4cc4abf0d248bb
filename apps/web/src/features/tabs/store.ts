import { create } from "zustand";
import { persist } from "zustand/middleware";
import { NAME_MAX, emptyDraft, nextName, reviveDraft } from "./draft.ts";
import { createDraftStorage } from "./storage.ts";
import type { DraftPatch, DraftTab } from "./types.ts";

export const TABS_STORAGE_KEY = "lacquer.tabs";
const STORAGE_VERSION = 1;

export interface ClosedTab {
  tab: DraftTab;
  index: number;
}

export interface TabsState {
  tabs: DraftTab[];
  activeId: string;
  /** True when the browser refused to keep the drafts (storage full or switched off). */
  storageFailed: boolean;
  /** Adds a design beside the others and opens it. `start` fills it in beforehand. Returns its id. */
  addTab: (start?: DraftPatch) => string;
  /** Copies a design, without its jobs, and opens the copy. Returns its id, or null when there is none. */
  duplicateTab: (id: string) => string | null;
  /** Photo and guides of one design for another. */
  copyPhoto: (fromId: string, toId: string) => void;
  /** Closes a design; the last one is replaced by an empty one. Returns what `restoreTab` needs to undo it. */
  closeTab: (id: string) => ClosedTab | null;
  restoreTab: (closed: ClosedTab) => void;
  renameTab: (id: string, name: string) => void;
  activate: (id: string) => void;
  /** Puts a design at `index` of the bar. */
  moveTab: (id: string, index: number) => void;
  updateTab: (id: string, patch: DraftPatch | ((tab: DraftTab) => DraftPatch)) => void;
  setJob: (id: string, jobId: string | null) => void;
}

type Kept = Pick<TabsState, "tabs" | "activeId">;

function firstState(): Kept {
  const tab = emptyDraft("Design 1");
  return { tabs: [tab], activeId: tab.id };
}

/** What was kept, made whole; null when nothing in it can be used. */
function reviveState(kept: unknown): Kept | null {
  if (typeof kept !== "object" || kept === null || !("tabs" in kept) || !Array.isArray(kept.tabs)) {
    return null;
  }
  const seen = new Set<string>();
  const tabs: DraftTab[] = [];
  for (const item of kept.tabs) {
    const tab = reviveDraft(item);
    if (!tab || seen.has(tab.id)) continue;
    seen.add(tab.id);
    tabs.push(tab);
  }
  const first = tabs[0];
  if (!first) return null;
  const activeId = "activeId" in kept && typeof kept.activeId === "string" ? kept.activeId : "";
  return { tabs, activeId: seen.has(activeId) ? activeId : first.id };
}

/** True from the first load on: after it, another window's change must not move this window's open tab. */
let started = false;

export const useTabsStore = create<TabsState>()(
  persist<TabsState, [], [], Kept>(
    (set, get) => ({
      ...firstState(),
      storageFailed: false,

      addTab(start = {}) {
        const tab = { ...emptyDraft(nextName(get().tabs)), ...start };
        set((state) => ({ tabs: [...state.tabs, tab], activeId: tab.id }));
        return tab.id;
      },

      duplicateTab(id) {
        const { tabs } = get();
        const index = tabs.findIndex((tab) => tab.id === id);
        const source = tabs[index];
        if (!source) return null;
        const name = `${source.name} copy`.slice(0, NAME_MAX);
        const copy = {
          ...source,
          id: crypto.randomUUID(),
          name,
          generationJobId: null,
          seenVersion: 0,
        };
        set({ tabs: tabs.toSpliced(index + 1, 0, copy), activeId: copy.id });
        return copy.id;
      },

      copyPhoto(fromId, toId) {
        const source = get().tabs.find((tab) => tab.id === fromId);
        if (source)
          get().updateTab(toId, { originalImage: source.originalImage, nails: source.nails });
      },

      closeTab(id) {
        const { tabs, activeId } = get();
        const index = tabs.findIndex((tab) => tab.id === id);
        const tab = tabs[index];
        if (!tab) return null;
        const left = tabs.toSpliced(index, 1);
        if (left.length === 0) left.push(emptyDraft("Design 1"));
        const neighbour = left[Math.min(index, left.length - 1)] as DraftTab;
        set({ tabs: left, activeId: activeId === id ? neighbour.id : activeId });
        return { tab, index };
      },

      restoreTab({ tab, index }) {
        set((state) =>
          state.tabs.some((open) => open.id === tab.id)
            ? { activeId: tab.id }
            : { tabs: state.tabs.toSpliced(index, 0, tab), activeId: tab.id },
        );
      },

      renameTab(id, name) {
        const trimmed = name.trim().slice(0, NAME_MAX);
        if (trimmed !== "") get().updateTab(id, { name: trimmed });
      },

      activate(id) {
        if (get().tabs.some((tab) => tab.id === id)) set({ activeId: id });
      },

      moveTab(id, index) {
        const { tabs } = get();
        const from = tabs.findIndex((tab) => tab.id === id);
        const tab = tabs[from];
        if (!tab || from === index) return;
        set({ tabs: tabs.toSpliced(from, 1).toSpliced(index, 0, tab) });
      },

      updateTab(id, patch) {
        set((state) => ({
          tabs: state.tabs.map((tab) =>
            tab.id === id ? { ...tab, ...(typeof patch === "function" ? patch(tab) : patch) } : tab,
          ),
        }));
      },

      setJob(id, jobId) {
        get().updateTab(id, { generationJobId: jobId, seenVersion: 0 });
      },
    }),
    {
      name: TABS_STORAGE_KEY,
      version: STORAGE_VERSION,
      storage: createDraftStorage<Kept>(() => useTabsStore.setState({ storageFailed: true })),
      partialize: ({ tabs, activeId }) => ({ tabs, activeId }),
      // Whatever an older version kept goes through the same check as damage does.
      migrate: (kept) => kept as Kept,
      merge(kept, current) {
        const revived = reviveState(kept);
        if (!revived) return current;
        const stays = started && revived.tabs.some((tab) => tab.id === current.activeId);
        return { ...current, ...revived, activeId: stays ? current.activeId : revived.activeId };
      },
      onRehydrateStorage: () => () => {
        started = true;
      },
    },
  ),
);

/** Takes over what another window of the same browser changed. Returns the way to stop. */
export function followOtherWindows(): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key === TABS_STORAGE_KEY && event.newValue) void useTabsStore.persist.rehydrate();
  };
  window.addEventListener("storage", onStorage);
  return () => window.removeEventListener("storage", onStorage);
}
