import { newId } from "../../platform/ids.ts";
import { emptyDraft, NAME_MAX, nextName } from "./empty-draft.ts";
import { stampFor, touched } from "./stamps.ts";
import type { SetTabs, TabsState } from "./tabs-state.ts";
import type { DraftTab } from "./types.ts";

type OpenAndClose = Pick<TabsState, "addTab" | "duplicateTab" | "closeTab" | "restoreTab">;

/** Returns the actions that add designs to the bar and remove them. */
export function openAndClose(set: SetTabs, get: () => TabsState): OpenAndClose {
  return {
    addTab(start = {}) {
      const tab = touched({ ...emptyDraft(nextName(get().tabs)), ...start });
      set((state) => ({ tabs: [...state.tabs, tab], activeId: tab.id }));
      return tab.id;
    },

    duplicateTab(id, { keepsJob = false } = {}) {
      const { tabs } = get();
      const index = tabs.findIndex((tab) => tab.id === id);
      const source = tabs[index];
      if (!source) return null;
      const name = `${source.name} copy`.slice(0, NAME_MAX);
      const copy = touched({
        ...source,
        id: newId(),
        name,
        ...(!keepsJob && { generationJobId: null, seenVersion: 0 }),
      });
      set({
        tabs: tabs.toSpliced(index + 1, 0, copy),
        activeId: copy.id,
        orderedAt: Date.now(),
      });
      return copy.id;
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
        const history = state.histories[tab.id];
        const histories = history
          ? { ...state.histories, [tab.id]: { ...history, stamp: back.updatedAt } }
          : state.histories;
        return { tabs, histories, activeId: tab.id, orderedAt: Date.now() };
      });
    },
  };
}
