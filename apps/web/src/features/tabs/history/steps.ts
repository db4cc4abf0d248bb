import { type Change, differences, type Undoable, walked } from "./change.ts";
import { joins, type Making } from "./joining.ts";

/** One change of a design that can be undone. */
export interface Step {
  changes: readonly Change[];
  /** The time, in ms. */
  at: number;
  /** Its name, when its changes do not describe it. */
  label?: string;
}

/** A design's done steps, oldest first, and its undone steps, the next to redo last. */
export interface History {
  /** The `updatedAt` of the design's copy to which this history belongs. No other copy may use the history. */
  stamp: number;
  past: readonly Step[];
  future: readonly Step[];
  /** The facts for joining the next change to the newest step; null once an undo or a reload has closed it. */
  making: Making | null;
}

export const STEPS_MAX = 100;

export const emptyHistory = (stamp: number): History => ({
  stamp,
  past: [],
  future: [],
  making: null,
});

export interface StepOptions {
  /** Changes under one key within a moment are one step. */
  key?: string | undefined;
  label?: string | undefined;
}

/** The history after `patch` was written into `design`; the same object if none of the patch can be undone. */
export function recorded(
  history: History,
  design: Undoable,
  patch: Partial<Undoable>,
  { label, ...making }: Making & Pick<StepOptions, "label">,
): History {
  const changes = differences(design, patch);
  if (changes.length === 0) return history;
  const last = history.past.at(-1);
  const step: Step = { changes, at: making.at, ...(label !== undefined && { label }) };
  const isOne =
    last &&
    history.making &&
    joins({ ...history.making, changes: last.changes }, { ...making, changes });
  const base = isOne && walked(design, last.changes, "back");
  if (!base)
    return { ...history, past: [...history.past, step].slice(-STEPS_MAX), future: [], making };
  // A slider that came back to where it started changed nothing.
  const whole = differences({ ...design, ...base }, { ...pick(design, base), ...patch });
  const before = history.past.slice(0, -1);
  return whole.length === 0
    ? { ...history, past: before, future: [], making: null }
    : {
        ...history,
        past: [...before, { ...last, changes: whole, at: making.at }],
        future: [],
        making,
      };
}

/** The named fields of the design. */
function pick(design: Undoable, fields: Partial<Undoable>): Partial<Undoable> {
  return Object.fromEntries(
    Object.keys(fields).map((field) => [field, design[field as keyof Undoable]]),
  );
}

export interface Walk {
  history: History;
  fields: Partial<Undoable>;
  /** The steps that were undone or redone, in that order. */
  steps: Step[];
}

/**
 * Goes back (`by` < 0) or forward by so many steps, as far as there are any; null when the design is a different one.
 */
export function walk(history: History, design: Undoable, by: number): Walk | null {
  const [past, future] = [[...history.past], [...history.future]];
  const [from, to, way] =
    by < 0 ? ([past, future, "back"] as const) : ([future, past, "forth"] as const);
  const steps: Step[] = [];
  let fields: Partial<Undoable> = {};
  for (let count = Math.abs(by); count > 0; count -= 1) {
    const step = from.pop();
    if (!step) break;
    const next = walked({ ...design, ...fields }, step.changes, way);
    if (!next) return null;
    fields = { ...fields, ...next };
    to.push(step);
    steps.push(step);
  }
  return { history: { ...history, past, future, making: null }, fields, steps };
}
