import { create } from "zustand";
import { persist, type StorageValue } from "zustand/middleware";
import { firstDesk, type KeptDesk, reviveDesk } from "./desk.ts";
import { NAME_MAX, emptyDraft, nextName } from "./draft.ts";
import { mergeDesks } from "./merge-desks.ts";
import { createDraftStorage } from "./storage.ts";
import type { DraftPatch, DraftTab } from "./types.ts";

export const TABS_STORAGE_KEY = "lacquer.tabs";
const STORAGE_VERSION = 1;

export interface ClosedTab {
  tab: DraftTab;
  index: number;
}

export interface TabsState extends KeptDesk {
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

/** Whose drafts this browser shows; written by setDraftOwner. */
export const OWNER_KEY = "lacquer.owner";
/** While a design is being changed here, and so long after, no other window's copy takes its place. */
const TYPING_MS = 2_000;
const changedHere = new Map<string, number>();

/** Later than anything known of this design, so that the change made now counts. */
function stampFor(tab: Pick<DraftTab, "updatedAt" | "jobAt">): number {
  return Math.max(Date.now(), tab.updatedAt + 1, tab.jobAt + 1);
}

function isJobPatch(patch: DraftPatch): boolean {
  return Object.keys(patch).every((key) => key === "generationJobId" || key === "seenVersion");
}

function changed(tab: DraftTab, patch: DraftPatch): DraftTab {
  if (Object.keys(patch).length === 0) return tab;
  if (isJobPatch(patch)) return { ...tab, ...patch, jobAt: stampFor(tab) };
  changedHere.set(tab.id, Date.now());
  return { ...tab, ...patch, updatedAt: stampFor(tab) };
}

function touched(tab: DraftTab): DraftTab {
  return { ...tab, updatedAt: stampFor(tab) };
}

const deskOf = ({ owner, tabs, activeId, orderedAt, closed }: KeptDesk): KeptDesk => ({
  owner,
  tabs,
  activeId,
  orderedAt,
  closed,
});

export const useTabsStore = create<TabsState>()(
  persist<TabsState, [], [], KeptDesk>(
    (set, get) => ({
      ...firstDesk(),
      storageFailed: false,

      addTab(start = {}) {
        const tab = touched({ ...emptyDraft(nextName(get().tabs)), ...start });
        set((state) => ({ tabs: [...state.tabs, tab], activeId: tab.id }));
        return tab.id;
      },

      duplicateTab(id) {
        const { tabs } = get();
        const index = tabs.findIndex((tab) => tab.id === id);
        const source = tabs[index];
        if (!source) return null;
        const name = `${source.name} copy`.slice(0, NAME_MAX);
        const copy = touched({
          ...source,
          id: crypto.randomUUID(),
          name,
          generationJobId: null,
          seenVersion: 0,
        });
        set({
          tabs: tabs.toSpliced(index + 1, 0, copy),
          activeId: copy.id,
          orderedAt: Date.now(),
        });
        return copy.id;
      },

      copyPhoto(fromId, toId) {
        const source = get().tabs.find((tab) => tab.id === fromId);
        if (source)
          get().updateTab(toId, { originalImage: source.originalImage, nails: source.nails });
      },

      closeTab(id) {
        const { tabs, activeId, closed } = get();
        const index = tabs.findIndex((tab) => tab.id === id);
        const tab = tabs[index];
        if (!tab) return null;
        const left = tabs.toSpliced(index, 1);
        if (left.length === 0) left.push(touched(emptyDraft("Design 1")));
        const neighbour = left[Math.min(index, left.length - 1)] as DraftTab;
        set({
          tabs: left,
          activeId: activeId === id ? neighbour.id : activeId,
          closed: { ...closed, [id]: stampFor(tab) },
        });
        return { tab, index };
      },

      restoreTab({ tab, index }) {
        set((state) => {
          if (state.tabs.some((open) => open.id === tab.id)) return { activeId: tab.id };
          const closedAt = state.closed[tab.id] ?? 0;
          const back = touched({ ...tab, updatedAt: Math.max(tab.updatedAt, closedAt) });
          const tabs = state.tabs.toSpliced(index, 0, back);
          return { tabs, activeId: tab.id, orderedAt: Date.now() };
        });
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
        set({ tabs: tabs.toSpliced(from, 1).toSpliced(index, 0, tab), orderedAt: Date.now() });
      },

      updateTab(id, patch) {
        set((state) => ({
          tabs: state.tabs.map((tab) =>
            tab.id === id ? changed(tab, typeof patch === "function" ? patch(tab) : patch) : tab,
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
      storage: createDraftStorage<KeptDesk>({
        combine: combineWithKept,
        onWriteFailed: () => useTabsStore.setState({ storageFailed: true }),
      }),
      partialize: deskOf,
      // Whatever an older version kept goes through the same check as damage does.
      migrate: (kept) => kept as KeptDesk,
      merge: (kept, current) => ({ ...current, ...reviveDesk(kept) }),
    },
  ),
);

/** What is written: this window's desk joined with what another wrote meanwhile; nothing once the desk is another's. */
function combineWithKept(
  { state, ...rest }: StorageValue<KeptDesk>,
  there: StorageValue<KeptDesk> | null,
): StorageValue<KeptDesk> | null {
  if (state.owner !== "" && state.owner !== localStorage.getItem(OWNER_KEY)) return null;
  const kept = reviveDesk(there?.state);
  if (!kept || kept.owner !== state.owner) return { ...rest, state };
  return { ...rest, state: { ...mergeDesks(state, kept), activeId: state.activeId } };
}

/** Takes over what other windows of this browser changed, and leaves alone what is being changed in this one. */
function takeOver(): void {
  const mine = deskOf(useTabsStore.getState());
  const kept = reviveDesk(readKept());
  if (!kept) return;
  const now = Date.now();
  const typing = new Set<string>();
  for (const [id, at] of changedHere) {
    if (now - at < TYPING_MS) typing.add(id);
    else changedHere.delete(id);
  }
  const merged = mergeDesks(mine, kept, typing);
  const isOpen = merged.tabs.some(({ id }) => id === mine.activeId);
  const index = mine.tabs.findIndex(({ id }) => id === mine.activeId);
  const neighbour = merged.tabs[Math.min(Math.max(0, index), merged.tabs.length - 1)];
  useTabsStore.setState({ ...merged, activeId: isOpen ? mine.activeId : (neighbour?.id ?? "") });
}

function readKept(): unknown {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(TABS_STORAGE_KEY) ?? "null");
    return typeof kept === "object" && kept !== null && "state" in kept ? kept.state : null;
  } catch {
    return null;
  }
}

/** Follows the other windows of this browser. Returns the way to stop. */
export function followOtherWindows(): () => void {
  let later: ReturnType<typeof setTimeout> | undefined;
  const onStorage = (event: StorageEvent) => {
    if (event.key !== TABS_STORAGE_KEY || !event.newValue) return;
    takeOver();
    clearTimeout(later);
    // What was left alone because of typing is joined once the typing is over.
    if (changedHere.size > 0) later = setTimeout(takeOver, TYPING_MS + 100);
  };
  window.addEventListener("storage", onStorage);
  return () => {
    clearTimeout(later);
    window.removeEventListener("storage", onStorage);
  };
}
