import { plural, t } from "@lingui/core/macro";
import { usePart } from "../../hooks/use-part.ts";
import { partOf } from "../../platform/parts.ts";
import { announce } from "../announcer/index.ts";
import { useTabsStore } from "../tabs/index.ts";

const wordsPart = partOf(() => import("./step-words.ts"));

/** Goes back (`by` < 0) or forward in a design's history, and announces the change to screen readers. */
export function walkHistory(tabId: string, by: number): void {
  const steps = useTabsStore.getState().walkHistory(tabId, by);
  const [only] = steps;
  if (!only) return;
  if (steps.length > 1) return announce(manyWords(by, steps.length));
  wordsPart.load().then(
    ({ stepWords }) => announce(oneWords(by, stepWords(only))),
    // Without a network, the code that describes steps cannot be loaded, so the step is announced without a
    // description.
    () => announce(by < 0 ? t`Undone.` : t`Done again.`),
  );
}

const manyWords = (by: number, count: number): string =>
  by < 0
    ? plural(count, { one: "Undone: # step.", other: "Undone: # steps." })
    : plural(count, { one: "Done again: # step.", other: "Done again: # steps." });

const oneWords = (by: number, step: string): string =>
  by < 0 ? t`Undone: ${step}.` : t`Done again: ${step}.`;

/** Returns descriptions of the next undo and redo: empty until their code is loaded, null if there is no step. */
export function useNextSteps(tabId: string): { undo: string | null; redo: string | null } {
  const past = useTabsStore(({ histories }) => histories[tabId]?.past.at(-1));
  const future = useTabsStore(({ histories }) => histories[tabId]?.future.at(-1));
  const words = usePart(wordsPart, past !== undefined || future !== undefined);
  const say = (step: typeof past) => (step ? (words?.stepWords(step) ?? "") : null);
  return { undo: say(past), redo: say(future) };
}
