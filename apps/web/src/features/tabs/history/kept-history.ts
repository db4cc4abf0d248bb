import { forget, keep, kept, keptNames } from "../../../platform/kept.ts";
import { fiveDigits } from "../as-kept.ts";
import { reviveDraft } from "../revive-draft.ts";
import { DRAFTS_PREFIX, HISTORY_PREFIX } from "../storage-keys.ts";
import type { DraftTab } from "../types.ts";
import { type Change, isSpliced, isUndoable } from "./change.ts";
import { same } from "./same.ts";
import { emptyHistory, type History, type Step, STEPS_MAX } from "./steps.ts";

/**
 * The maximum number of characters for the history of one design, and on the next line for all histories. Drafts need
 * room in the same 5 million characters of the browser's storage and take precedence.
 */
export const DESIGN_CHARS_MAX = 200_000;
export const ALL_CHARS_MAX = 1_000_000;

const nameOf = (tabId: string) => HISTORY_PREFIX + tabId;
const historyNames = () => keptNames().filter((name) => name.startsWith(HISTORY_PREFIX));

/** Histories whose current state is already stored. */
const written = new WeakSet<History>();
/** Caches the text of each step, because a step never changes. */
const spelled = new WeakMap<Step, string>();

function spell(step: Step): string {
  let text = spelled.get(step);
  if (text === undefined) {
    text = JSON.stringify(step, fiveDigits);
    spelled.set(step, text);
  }
  return text;
}

/** Returns a history as text, with as many of the newest undo steps and of the nearest redo steps as fit. */
function spellHistory({ stamp, past, future }: History): string {
  let room = DESIGN_CHARS_MAX;
  const fitting = (steps: readonly Step[]): string[] => {
    const texts: string[] = [];
    for (const step of steps.toReversed()) {
      const text = spell(step);
      room -= text.length + 1;
      if (room < 0) break;
      texts.unshift(text);
    }
    return texts;
  };
  const [before, after] = [fitting(past), fitting(future)];
  return `{"stamp":${stamp},"past":[${before.join(",")}],"future":[${after.join(",")}]}`;
}

/** Returns a design's stored history if it belongs to exactly this copy of the design; otherwise an empty one. */
export function readHistory({ id, updatedAt }: DraftTab): History {
  const empty = emptyHistory(updatedAt);
  try {
    const found: unknown = JSON.parse(kept(nameOf(id)) ?? "null");
    if (!isRecord(found) || found["stamp"] !== updatedAt) return empty;
    const [past, future] = [reviveSteps(found["past"]), reviveSteps(found["future"])];
    if (!past || !future) return empty;
    const history = { ...empty, past, future };
    written.add(history);
    return history;
  } catch {
    return empty;
  }
}

export const readHistories = (tabs: readonly DraftTab[]): Record<string, History> =>
  Object.fromEntries(tabs.map((tab) => [tab.id, readHistory(tab)]));

/** Stores the histories of these designs, and removes the histories of designs that no longer exist. */
export function writeHistories(
  tabs: readonly DraftTab[],
  histories: Readonly<Record<string, History>>,
): void {
  forgetStrays(tabs);
  for (const { id, updatedAt } of tabs) {
    const history = histories[id];
    // If another window changed the design later, that window also stores the design's history.
    if (!history || history.stamp !== updatedAt || written.has(history)) continue;
    written.add(history);
    const isEmpty = history.past.length === 0 && history.future.length === 0;
    if (isEmpty) forget(nameOf(id));
    else keepWithin(nameOf(id), spellHistory(history));
  }
}

/**
 * Stores one history. If there is no room, removes the histories that have been unchanged for longest. If there is
 * still no room, removes this history too, because its stored text would be outdated.
 */
function keepWithin(name: string, text: string): void {
  const others = historyNames()
    .filter((other) => other !== name)
    .map((other) => ({ other, text: kept(other) ?? "" }))
    .toSorted((a, b) => stampIn(a.text) - stampIn(b.text));
  let sum = others.reduce((all, one) => all + one.text.length, text.length);
  for (const oldest of others) {
    if (sum <= ALL_CHARS_MAX) break;
    forget(oldest.other);
    sum -= oldest.text.length;
  }
  if (!keep(name, text)) forget(name);
}

const stampIn = (text: string): number => Number(/^\{"stamp":(\d+)/.exec(text)?.[1] ?? 0);

/** Removes the histories of designs that are neither open nor stored for another person. */
function forgetStrays(tabs: readonly DraftTab[]): void {
  const open = new Set(tabs.map(({ id }) => nameOf(id)));
  const strays = historyNames().filter((name) => !open.has(name));
  if (strays.length === 0) return;
  const aside = keptNames()
    .filter((name) => name.startsWith(DRAFTS_PREFIX))
    .map((name) => kept(name) ?? "");
  for (const name of strays) {
    const id = JSON.stringify(name.slice(HISTORY_PREFIX.length));
    if (!aside.some((text) => text.includes(id))) forget(name);
  }
}

/** Removes all histories, to make room for the drafts themselves. */
export function forgetHistories(): void {
  for (const name of historyNames()) forget(name);
}

function reviveSteps(found: unknown): Step[] | null {
  if (!Array.isArray(found)) return null;
  const steps = found.slice(-STEPS_MAX).map(reviveStep);
  return steps.every((step) => step !== null) ? steps : null;
}

function reviveStep(found: unknown): Step | null {
  if (!isRecord(found) || !Array.isArray(found["changes"])) return null;
  const { changes, at, label } = found;
  if (!(changes as unknown[]).every(isChange)) return null;
  return {
    changes: changes as Change[],
    at: typeof at === "number" ? at : 0,
    ...(typeof label === "string" && { label }),
  };
}

/**
 * Checks a stored change. Undo writes the change's values into a design, so they must be as valid as the design itself.
 */
function isChange(found: unknown): found is Change {
  if (!isRecord(found)) return false;
  const { field, at } = found;
  if (typeof field !== "string" || !isUndoable(field)) return false;
  if (isSpliced(field) && !(typeof at === "number" && at >= 0)) return false;
  return [found["from"], found["to"]].every((value) => {
    const revived = reviveDraft({ id: "kept", [field]: value })?.[field];
    return same(revived, value);
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
