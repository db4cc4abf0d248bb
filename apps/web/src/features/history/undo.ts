import { announce } from "../announcer/index.ts";
import { useTabsStore } from "../tabs/index.ts";
import { stepWords } from "./step-words.ts";

/** Goes back (`by` < 0) or forth in a design's history, and says what that did. */
export function walkHistory(tabId: string, by: number): void {
  const steps = useTabsStore.getState().walkHistory(tabId, by);
  const [only] = steps;
  if (!only) return;
  const what = steps.length === 1 ? `: ${stepWords(only)}.` : `: ${steps.length} steps.`;
  announce(`${by < 0 ? "Undone" : "Done again"}${what}`);
}

/** What the next undo and redo are about; null where there is none. */
export function useNextSteps(tabId: string): { undo: string | null; redo: string | null } {
  const past = useTabsStore(({ histories }) => histories[tabId]?.past.at(-1));
  const future = useTabsStore(({ histories }) => histories[tabId]?.future.at(-1));
  return { undo: past ? stepWords(past) : null, redo: future ? stepWords(future) : null };
}
