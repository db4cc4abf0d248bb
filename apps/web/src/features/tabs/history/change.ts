import type { DraftTab } from "../types.ts";
import { same } from "./same.ts";

/**
 * For these fields, only the part that differs is stored, because a drawing may have many strokes and a word is shorter
 * than the whole text.
 */
const SPLICED = ["nails", "drawing", "aiPrompt"] as const;
const WHOLE = [
  "originalImage",
  "card",
  "references",
  "designSettings",
  "influenceWeights",
  "name",
  "layers",
  "fingers",
  "otherHand",
  "shownHand",
  "imageCount",
  "variation",
] as const;

type Spliced = (typeof SPLICED)[number];
type Whole = (typeof WHOLE)[number];

/**
 * The fields of a design that undo can change. Excluded are its jobs, whether their results were seen, and everything
 * about money.
 */
export type Undoable = Pick<DraftTab, Spliced | Whole>;

/** A part of a list or text: the position `at`, the removed content, and the content that replaced it. */
type Splice = { [F in Spliced]: { field: F; at: number; from: Undoable[F]; to: Undoable[F] } };
type Replacement = { [F in Whole]: { field: F; from: Undoable[F]; to: Undoable[F] } };

/** The change of one field of a design, stored for undo and redo. */
export type Change = Splice[Spliced] | Replacement[Whole];

/** The change of one particular field `F`, with the type of that field. */
export type ChangeOf<F extends Change["field"]> = Extract<Change, { field: F }>;

export const isSpliced = (field: string): field is Spliced =>
  (SPLICED as readonly string[]).includes(field);
export const isUndoable = (field: string): field is Spliced | Whole =>
  isSpliced(field) || (WHOLE as readonly string[]).includes(field);

/** Returns the differences between a design and the patch that will be written to it. */
export function differences(before: Undoable, patch: Partial<Undoable>): Change[] {
  const whole = WHOLE.flatMap((field) =>
    field in patch && !same(before[field], patch[field])
      ? [{ field, from: before[field], to: patch[field] } as Change]
      : [],
  );
  const spliced = SPLICED.flatMap((field) => {
    const [from, to] = [before[field], patch[field]];
    if (to === undefined || from === to) return [];
    const difference = spliceOf(from, to);
    return difference ? [{ field, ...difference } as Change] : [];
  });
  return [...whole, ...spliced];
}

type Sliced = string | readonly unknown[];

/** Returns the shortest part that differs; null if there is no difference. */
function spliceOf(before: Sliced, after: Sliced): { at: number; from: Sliced; to: Sliced } | null {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && same(before[at], after[at])) at += 1;
  let rest = 0;
  while (
    rest < shorter - at &&
    same(before[before.length - 1 - rest], after[after.length - 1 - rest])
  )
    rest += 1;
  const from = before.slice(at, before.length - rest);
  const to = after.slice(at, after.length - rest);
  return from.length === 0 && to.length === 0 ? null : { at, from, to };
}

/**
 * Returns the fields of a design after undoing or redoing the changes; null if the changes belong to another copy of
 * the design.
 */
export function walked(
  design: Undoable,
  changes: readonly Change[],
  way: "back" | "forth",
): Partial<Undoable> | null {
  const fields: Partial<Undoable> = {};
  for (const change of changes) {
    const [is, becomes] = way === "back" ? [change.to, change.from] : [change.from, change.to];
    const now = design[change.field];
    const next =
      "at" in change
        ? spliced(now as Sliced, change.at, is as Sliced, becomes as Sliced)
        : same(now, is)
          ? becomes
          : undefined;
    if (next === undefined) return null;
    Object.assign(fields, { [change.field]: next });
  }
  return fields;
}

function spliced(now: Sliced, at: number, is: Sliced, becomes: Sliced): Sliced | undefined {
  if (!same(now.slice(at, at + is.length), is)) return undefined;
  const [before, after] = [now.slice(0, at), now.slice(at + is.length)];
  return typeof now === "string"
    ? `${before as string}${becomes as string}${after as string}`
    : [...before, ...becomes, ...after];
}
