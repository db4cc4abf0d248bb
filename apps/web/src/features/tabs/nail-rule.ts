import type { DraftPatch, DraftTab } from "./types.ts";

/**
 * What else changes in a design whose nails change. The craft, which is loaded later, sets this rule: the first page has
 * no room for it, and nobody names a hand before the studio is drawn.
 */
export const nailRule: { apply: (tab: DraftTab, patch: DraftPatch) => DraftPatch } = {
  apply: (_tab, patch) => patch,
};
