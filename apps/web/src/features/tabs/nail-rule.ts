import type { DraftPatch, DraftTab } from "./types.ts";

/**
 * Adds to a patch what else must change when nails change. The craft feature sets this rule when it is loaded. The
 * first page has no room for the rule and does not need it, because nobody can name a nail's hand before the studio is
 * drawn.
 */
export const nailRule: { apply: (tab: DraftTab, patch: DraftPatch) => DraftPatch } = {
  apply: (_tab, patch) => patch,
};
