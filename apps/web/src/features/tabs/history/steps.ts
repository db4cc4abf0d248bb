import { type Change, differences, type Undoable, walked } from "./change.ts";
import { joins, type Making } from "./joining.ts";

/** One change of a design that can be undone. */
export interface Step {
  changes: readonly Change[];
  /** The time in milliseconds. */
  at: number;
  /** The step's name, if its changes do not describe it. */
  label?: string;
}

/** A design's done steps, oldest first, and its undone steps. The last undone step is the next to redo. */
export interface History {
  /** The `updatedAt` of the copy of the design to which this history belongs. No other copy may use this history. */
  stamp: number;
  past: readonly Step[];
  future: readonly Step[];
  /**
   * The properties of the newest step that decide whether the next change is added to it; null if an undo or a reload
   * has closed the step.
   */
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
  /** Changes with the same key within a short time form one step. */
  key?: string | undefined;
  label?: string | undefined;
}

/** Returns the history after `patch` was written to `design`; the same object if no part of the patch can be undone. */
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
  // If a slider returns to where it started, nothing has changed, so the whole step is removed.
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

/** Returns the design's values of these fields. */
function pick(design: Undoable, fields: Partial<Undoable>): Partial<Undoable> {
  return Object.fromEntries(
    Object.keys(fields).map((field) => [field, design[field as keyof Undoable]]),
  );
}

export interface Walk {
  history: History;
  fields: Partial<Undoable>;
  /** The steps, in the order in which they were undone or redone. */
  steps: Step[];
}

/**
 * Goes back (`by` < 0) or forward by this number of steps, or by fewer if there are not enough. Returns null if the
 * history belongs to another copy of the design.
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
