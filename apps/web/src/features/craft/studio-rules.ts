import { type CraftRules, readRules, STUDIO_RULES, writeRules } from "@lacquer/craft";
import { create } from "zustand";
import { forget, keep, kept } from "../../platform/kept.ts";

const STORAGE_KEY = "lacquer.craft";

/** Returns the studio's rules from this browser's storage; the default rules if none can be read. */
function keptRules(): CraftRules {
  const text = kept(STORAGE_KEY);
  const read = text === null ? null : readRules(text);
  return read && "rules" in read ? read.rules : STUDIO_RULES;
}

interface StudioRules {
  rules: CraftRules;
  /**
   * Applies a change to the stored rules, because another window may have changed them meanwhile. If `change` returns
   * the same rules, nothing is stored.
   */
  change: (change: (rules: CraftRules) => CraftRules) => void;
  replace: (rules: CraftRules) => void;
  /** Restores the default rules. */
  reset: () => void;
}

/** The times, prices and limits that the studio uses, stored in this browser. */
export const useStudioRules = create<StudioRules>((set, get) => ({
  rules: keptRules(),
  change(change) {
    const now = kept(STORAGE_KEY) === null ? get().rules : keptRules();
    const next = change(now);
    if (next !== now) get().replace(next);
  },
  replace(rules) {
    set({ rules });
    keep(STORAGE_KEY, writeRules(rules));
  },
  reset() {
    set({ rules: STUDIO_RULES });
    forget(STORAGE_KEY);
  },
}));

// The order sheet and the salon card are windows of their own, and change the rules, too.
window.addEventListener("storage", ({ key }) => {
  if (key === STORAGE_KEY || key === null) useStudioRules.setState({ rules: keptRules() });
});
