import type { DraftTab } from "./types.ts";
import { historyWithPicture, type StandIn, withPicture } from "./history/history-pictures.ts";
import { emptyHistory, walk } from "./history/steps.ts";
import { changed } from "./stamps.ts";
import type { SetTabs, TabsState } from "./tabs-state.ts";

type WalkAndReplace = Pick<TabsState, "walkHistory" | "replacePicture">;

/** Returns the actions that undo and redo a design's steps, and that replace pictures in its history. */
export function walkAndReplace(set: SetTabs, get: () => TabsState): WalkAndReplace {
  return {
    walkHistory(id, by) {
      const { tabs, histories } = get();
      const [tab, history] = [tabs.find((one) => one.id === id), histories[id]];
      if (!tab || !history) return [];
      const walked = walk(history, tab, by);
      // If the history belongs to another copy of the design, its steps must not be written, so the history is emptied.
      if (!walked) {
        set({ histories: { ...histories, [id]: emptyHistory(tab.updatedAt) } });
        return [];
      }
      if (walked.steps.length === 0) return [];
      const { fields } = walked;
      const isRepainted =
        fields.drawing !== undefined ||
        fields.layers !== undefined ||
        fields.originalImage !== undefined;
      const next = changed(tab, isRepainted ? { ...fields, drawingImageUrl: null } : fields);
      set({
        tabs: tabs.map((one) => (one === tab ? next : one)),
        histories: { ...histories, [id]: { ...walked.history, stamp: next.updatedAt } },
      });
      return walked.steps;
    },

    replacePicture(url, standIn) {
      const histories = { ...get().histories };
      const tabs = get().tabs.map((tab) => {
        const fields = fieldsWithPicture(tab, url, standIn);
        const next = names(tab, url) ? changed(tab, fields) : tab;
        const history = histories[tab.id];
        if (history) {
          const placed = historyWithPicture(history, url, standIn);
          // Only the stamp changes, so a gesture in progress still adds to its own step.
          histories[tab.id] = next === tab ? placed : { ...placed, stamp: next.updatedAt };
        }
        return next;
      });
      set({ tabs, histories });
    },
  };
}

const names = ({ originalImage, references, nails }: DraftTab, url: string): boolean =>
  JSON.stringify([originalImage, references, nails]).includes(JSON.stringify(url));

function fieldsWithPicture(
  { originalImage, references, nails }: DraftTab,
  url: string,
  standIn: StandIn,
) {
  return {
    originalImage: withPicture("originalImage", originalImage, url, standIn),
    references: withPicture("references", references, url, standIn),
    nails: withPicture("nails", nails, url, standIn),
  };
}
