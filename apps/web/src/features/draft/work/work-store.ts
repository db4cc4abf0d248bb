import { create } from "zustand";
import { type DraftPatch, type DraftTab, useTabsStore } from "../../tabs/index.ts";
import { announce } from "../../announcer/announcer.ts";
import { EMPTY_HISTORY, type History, type Work, record, redo, undo, workOf } from "./history.ts";
import { followLeaders, leadInWords } from "../influence.ts";

/** Undo and redo of each tab, as long as the window lives. */
const useHistoryStore = create<{ byTab: Record<string, History> }>(() => ({ byTab: {} }));

const historyOf = (tabId: string): History =>
  useHistoryStore.getState().byTab[tabId] ?? EMPTY_HISTORY;

function keep(tabId: string, history: History) {
  useHistoryStore.setState(({ byTab }) => ({ byTab: { ...byTab, [tabId]: history } }));
}

/** The tab as it is now, or undefined when it was closed. */
export function readTab(tabId: string): DraftTab | undefined {
  return useTabsStore.getState().tabs.find((tab) => tab.id === tabId);
}

/** The tab, followed; undefined when it was closed. */
export function useTab(tabId: string): DraftTab | undefined {
  return useTabsStore((state) => state.tabs.find((tab) => tab.id === tabId));
}

/** Writes work into the tab: another drawing is another upload, and the first stroke moves what leads. */
function write(tab: DraftTab, work: Partial<Work>) {
  const patch: DraftPatch = { ...work };
  const drawing = work.drawing ?? tab.drawing;
  const references = tab.references.length > 0;
  const before = { drawing: tab.drawing.length > 0, references };
  const lead = followLeaders(tab.influenceWeights, before, {
    drawing: drawing.length > 0,
    references,
  });
  if (lead) {
    patch.influenceWeights = { ...tab.influenceWeights, ...lead };
    announce(leadInWords(lead));
  }
  useTabsStore.getState().updateTab(tab.id, patch);
}

/** Changes what lies on the stage as one step that can be undone; see `record` for `key`. */
export function changeWork(tabId: string, change: (tab: DraftTab) => Partial<Work>, key?: string) {
  const tab = readTab(tabId);
  if (!tab) return;
  const next = change(tab);
  const drawn = next.drawing !== undefined && next.drawing !== tab.drawing;
  const resized = next.originalImage !== undefined && next.originalImage !== tab.originalImage;
  keep(tabId, record(historyOf(tabId), workOf(tab), Date.now(), key ?? null));
  write(tab, drawn || resized ? { drawingImageUrl: null, ...next } : next);
}

function step(tabId: string, move: typeof undo): boolean {
  const tab = readTab(tabId);
  const moved = tab && move(historyOf(tabId), workOf(tab));
  if (!tab || !moved) return false;
  keep(tabId, moved.history);
  write(tab, moved.work);
  return true;
}

export function undoWork(tabId: string) {
  if (step(tabId, undo)) announce("Undone.");
}

export function redoWork(tabId: string) {
  if (step(tabId, redo)) announce("Done again.");
}

export function useCanUndo(tabId: string): boolean {
  return useHistoryStore(({ byTab }) => (byTab[tabId]?.past.length ?? 0) > 0);
}

export function useCanRedo(tabId: string): boolean {
  return useHistoryStore(({ byTab }) => (byTab[tabId]?.future.length ?? 0) > 0);
}
