import type { Fix } from "@lacquer/craft";
import { announce } from "../announcer/index.ts";
import { type DraftPatch, type Stroke, useTabsStore } from "../tabs/index.ts";

/** Applies what makes a nail fine, as one step of the design's history. */
export function applyFix(tabId: string, { label, patch }: Fix<Stroke>): void {
  const { settings, prompt, nails, strokes } = patch;
  const change: DraftPatch = {
    ...(settings && { designSettings: settings }),
    ...(prompt !== undefined && { aiPrompt: prompt }),
    ...(nails && { nails: [...nails] }),
    ...(strokes && { drawing: [...strokes], drawingImageUrl: null }),
  };
  useTabsStore.getState().updateTab(tabId, change, { label: `By hand: ${label}` });
  announce(`${label}. Undo takes it back.`);
}
