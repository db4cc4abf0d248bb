import type { DraftTab } from "../../tabs/index.ts";

/** What undo and redo restore: everything on the stage. */
export type Work = Pick<DraftTab, "originalImage" | "nails" | "drawing" | "drawingImageUrl">;

export interface History {
  past: Work[];
  future: Work[];
  /** Changes under one key within a moment are one step (while an arrow key is held, for instance). */
  key: string | null;
  at: number;
}

export const EMPTY_HISTORY: History = { past: [], future: [], key: null, at: 0 };

const STEPS_MAX = 100;
const JOIN_MS = 900;

export function workOf({ originalImage, nails, drawing, drawingImageUrl }: Work): Work {
  return { originalImage, nails, drawing, drawingImageUrl };
}

/** Remembers `before`, the work as it was. `now` is in milliseconds. */
export function record(
  history: History,
  before: Work,
  now: number,
  key: string | null = null,
): History {
  const joins = key !== null && key === history.key && now - history.at < JOIN_MS;
  const past = joins ? history.past : [...history.past, before].slice(-STEPS_MAX);
  return { past, future: [], key, at: now };
}

/** One step back from `current`; null when there is none. */
export function undo(history: History, current: Work): { history: History; work: Work } | null {
  const work = history.past.at(-1);
  if (!work) return null;
  const future = [...history.future, current];
  return { work, history: { past: history.past.slice(0, -1), future, key: null, at: 0 } };
}

/** One step forward again; null when there is none. */
export function redo(history: History, current: Work): { history: History; work: Work } | null {
  const work = history.future.at(-1);
  if (!work) return null;
  const past = [...history.past, current];
  return { work, history: { past, future: history.future.slice(0, -1), key: null, at: 0 } };
}
