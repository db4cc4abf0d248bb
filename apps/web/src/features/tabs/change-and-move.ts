import { NAME_MAX } from "./empty-draft.ts";
import { gestureNow } from "../../platform/gesture.ts";
import { emptyHistory, recorded } from "./history/steps.ts";
import { nailRule } from "./nail-rule.ts";
import { changed, touched } from "./stamps.ts";
import type { SetTabs, TabsState } from "./tabs-state.ts";
import type { DraftPatch, DraftTab } from "./types.ts";

type ChangeAndMove = Pick<
  TabsState,
  "copyPhoto" | "keepTab" | "renameTab" | "activate" | "moveTab" | "updateTab" | "setJob"
>;

/** Removes the bank card's corners when its photo is replaced, because they do not fit another photo. */
function withoutOldCard({ card, originalImage }: DraftTab, patch: DraftPatch): DraftPatch {
  const photo = patch.originalImage;
  const isOther = photo !== undefined && photo?.url !== originalImage?.url;
  return card && isOther && patch.card === undefined ? { ...patch, card: null } : patch;
}

/** Returns the actions that change an open design or its place in the bar. */
export function changeAndMove(set: SetTabs, get: () => TabsState): ChangeAndMove {
  return {
    copyPhoto(fromId, toId) {
      const source = get().tabs.find((tab) => tab.id === fromId);
      if (source)
        get().updateTab(toId, {
          originalImage: source.originalImage,
          card: source.card,
          nails: source.nails,
        });
    },

    keepTab(id) {
      set(({ tabs }) => ({
        tabs: tabs.map((tab) => (tab.id === id && tab.updatedAt === 0 ? touched(tab) : tab)),
      }));
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

    updateTab(id, change, { key = null, label } = {}) {
      set(({ tabs, histories }) => {
        const tab = tabs.find((one) => one.id === id);
        if (!tab) return {};
        const wanted = withoutOldCard(tab, typeof change === "function" ? change(tab) : change);
        const patch = nailRule.apply(tab, wanted);
        const next = changed(tab, patch);
        if (next === tab) return {};
        const making = { at: Date.now(), gesture: gestureNow(), key, label };
        const history = recorded(histories[id] ?? emptyHistory(0), tab, patch, making);
        return {
          tabs: tabs.map((one) => (one === tab ? next : one)),
          histories: { ...histories, [id]: { ...history, stamp: next.updatedAt } },
        };
      });
    },

    setJob(id, jobId) {
      get().updateTab(id, { generationJobId: jobId, seenVersion: 0 });
    },
  };
}
