import type { NailGuide } from "@lacquer/contracts";
import type { GestureNow } from "../../../platform/gesture.ts";
import type { Change, ChangeOf } from "./change.ts";
import { same } from "./same.ts";

/** The properties of a step that decide whether the next change is added to it. */
export interface Making {
  at: number;
  gesture: GestureNow;
  /**
   * If the caller gives two changes the same key, they form one step, even if the caller awaited something in between.
   */
  key: string | null;
}

/** Key presses that follow each other within this time form one step. */
const REST_MS = 900;
/** A longer time applies within a word, because a person may need time to find the next letter. */
const WORD_MS = 10_000;
const KEY_MS = 10_000;

/**
 * Returns which part of the design was changed; a gesture changes the same part repeatedly. Null means that the change
 * is never joined to another one.
 */
function placeOf(changes: readonly Change[]): string | null {
  const places = changes.map((change) => {
    if (!("at" in change)) return placeInWhole(change);
    const { field, at, from, to } = change;
    if (from.length !== to.length) return null;
    return field === "nails" ? placeInNails(at, from, to) : `${field} ${at} ${to.length}`;
  });
  return places.includes(null) ? null : places.join("; ");
}

/**
 * Returns the changed part for a choice or a weight, which may be changed many times in a row. Returns null for a
 * picture, a name, or a reference that is added or removed, because each such change is a step of its own.
 */
function placeInWhole({ field, from, to }: Change): string | null {
  if (field === "originalImage" || field === "name") return null;
  if (Array.isArray(from) && Array.isArray(to) && from.length !== to.length) return null;
  return placeIn(field, from, to);
}

/** Returns a text with the field's name and the names of its keys whose values differ. */
function placeIn(field: string, from: unknown, to: unknown): string {
  if (!isRecord(from) || !isRecord(to)) return field;
  const changed = Object.keys(to).filter((key) => !same(from[key], to[key]));
  return `${field} ${changed.join(" ")}`;
}

function placeInNails(
  at: number,
  from: readonly NailGuide[],
  to: readonly NailGuide[],
): string | null {
  const [before, after] = [from[0], to[0]];
  if (to.length !== 1 || !before || !after) return null;
  if (before.design?.referenceImageUrl !== after.design?.referenceImageUrl) return null;
  // Adding, removing or changing a decoration is a step of its own. The changes of one long drag are joined by their
  // `key` instead.
  if (!same(before.design?.placed, after.design?.placed)) return null;
  if (!same(before.design, after.design))
    return placeIn(`nail ${at}`, before.design?.settings ?? {}, after.design?.settings ?? {});
  // Moving a nail up and moving it sideways count as the same change.
  return placeIn(`nail ${at}`, { ...before, x: 0, y: 0 }, { ...after, x: 0, y: 0 });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const textOf = (changes: readonly Change[]): ChangeOf<"aiPrompt"> | null => {
  const [only] = changes;
  return changes.length === 1 && only?.field === "aiPrompt" ? only : null;
};

/** Returns true if one letter was added to or removed from the same word. */
function isSameWord(last: ChangeOf<"aiPrompt">, next: ChangeOf<"aiPrompt">): boolean {
  if (last.from === "" && next.from === "") {
    const isNewWord = /\s$/.test(last.to) && !/^\s/.test(next.to);
    return next.to.length === 1 && next.at === last.at + last.to.length && !isNewWord;
  }
  if (last.to === "" && next.to === "")
    return next.from.length === 1 && next.at + next.from.length === last.at;
  return (
    next.to === "" && last.from === "" && next.at + next.from.length === last.at + last.to.length
  );
}

/** Returns true if this change belongs to the previous step. */
export function joins(
  last: Making & { changes: readonly Change[] },
  next: Making & { changes: readonly Change[] },
): boolean {
  const passed = next.at - last.at;
  if (next.key !== null) return next.key === last.key && passed < KEY_MS;
  if (next.gesture.token !== last.gesture.token) return false;
  const [before, text] = [textOf(last.changes), textOf(next.changes)];
  if (before && text) {
    if (next.gesture.isHeld) return true;
    return passed < WORD_MS && isSameWord(before, text);
  }
  const place = placeOf(next.changes);
  if (place === null || place !== placeOf(last.changes)) return false;
  return next.gesture.isHeld || passed < REST_MS;
}
