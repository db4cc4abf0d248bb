import { t } from "@lingui/core/macro";
import type { History, Step } from "../tabs/index.ts";
import { stepWords, strokesWords } from "./step-words.ts";

/** A row of the list: one step, or several strokes drawn one after another. */
export interface Row {
  words: string;
  /** The number of steps that are done when the design is at the end of this row. */
  done: number;
  /** The time of the row in milliseconds; null for the row before all steps. */
  at: number | null;
}

const strokesIn = ({ changes }: Step): number => {
  const drawn = changes.find(({ field }) => field === "drawing");
  const isStroke =
    drawn?.field === "drawing" && drawn.from.length === 0 && drawn.to.every(({ erase }) => !erase);
  return isStroke &&
    changes.every(({ field }) => ["drawing", "layers", "influenceWeights"].includes(field))
    ? drawn.to.length
    : 0;
};

/**
 * Returns rows for all steps that are done or can be redone, oldest first. The current state of the design is always at
 * the end of a row.
 */
export function rowsOf({ past, future }: Pick<History, "past" | "future">): Row[] {
  const rows: Row[] = [{ words: t`Before these steps`, done: 0, at: null }];
  let strokes = 0;
  for (const [index, step] of [...past, ...future.toReversed()].entries()) {
    const drawn = strokesIn(step);
    const goesOn = drawn > 0 && strokes > 0 && index !== past.length;
    strokes = drawn > 0 ? (goesOn ? strokes : 0) + drawn : 0;
    const words = drawn > 0 ? strokesWords(strokes) : stepWords(step);
    if (goesOn) rows.pop();
    rows.push({ words, done: index + 1, at: step.at });
  }
  return rows;
}
