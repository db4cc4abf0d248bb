import type { Fix } from "@lacquer/craft";
import { t } from "@lingui/core/macro";
import { announce } from "../announcer/index.ts";
import { patchOfSet } from "./hands/hand-set.ts";
import { fixWords } from "./words/change-words.ts";
import { shownStrokes } from "./work-of-tab.ts";
import { type DraftPatch, type DraftTab, type Stroke, useTabsStore } from "../tabs/index.ts";

/** Returns the whole drawing after a fix of its visible strokes. Hidden strokes stay as they are. */
function withChanged(
  drawing: readonly Stroke[],
  shown: readonly Stroke[],
  changed: readonly Stroke[],
): Stroke[] {
  const wasShown = new Set(shown.map(({ id }) => id));
  const now = new Map(changed.map((stroke) => [stroke.id, stroke]));
  return drawing.flatMap((stroke) =>
    wasShown.has(stroke.id) ? (now.get(stroke.id) ?? []) : stroke,
  );
}

/** Applies a nail's fix as one undo step. */
export function applyFix(tabId: string, { changes, patch }: Fix<Stroke>): void {
  const { settings, prompt, nails, strokes } = patch;
  const change = ({ drawing, layers, ...tab }: DraftTab): DraftPatch => ({
    ...(settings && { designSettings: settings }),
    ...(prompt !== undefined && { aiPrompt: prompt }),
    ...(nails && patchOfSet(tab, nails)),
    ...(strokes && {
      drawing: withChanged(drawing, shownStrokes({ drawing, layers }), strokes),
      drawingImageUrl: null,
    }),
  });
  const fix = fixWords(changes);
  useTabsStore.getState().updateTab(tabId, change, { label: t`By hand: ${fix}` });
  announce(t`${fix}. Undo takes it back.`);
}
