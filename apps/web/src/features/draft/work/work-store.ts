import { create } from "zustand";
import { announce } from "../../announcer/index.ts";
import { type DraftTab, useTabsStore } from "../../tabs/index.ts";
import { moveInfluence } from "../influence.ts";
import { readTab } from "../read-tab.ts";
import { EMPTY_HISTORY, type History, type Work, record, redo, undo, workOf } from "./history.ts";

/** Undo and redo of each tab, as long as the window lives. */
const useHistoryStore = create<{ byTab: Record<string, History> }>(() => ({ byTab: {} }));

const historyOf = (tabId: string): History =>
  useHistoryStore.getState().byTab[tabId] ?? EMPTY_HISTORY;

function keep(tabId: string, history: History) {
  useHistoryStore.setState(({ byTab }) => ({ byTab: { ...byTab, [tabId]: history } }));
}

/** Writes work into the tab; the first stroke changes the influence. */
function write(tab: DraftTab, work: Partial<Work>) {
  const influenceWeights = moveInfluence(tab, work.drawing ? { drawing: work.drawing } : {});
  useTabsStore
    .getState()
    .updateTab(tab.id, influenceWeights ? { ...work, influenceWeights } : work);
}

/** Changes what is on the stage, as one step that can be undone; see `record` for `key`. */
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

/** True while any design has steps to undo, because those live only in this window. */
export const canUndoAnything = (): boolean =>
  Object.values(useHistoryStore.getState().byTab).some(({ past }) => past.length > 0);

export function useCanRedo(tabId: string): boolean {
  return useHistoryStore(({ byTab }) => (byTab[tabId]?.future.length ?? 0) > 0);
}
