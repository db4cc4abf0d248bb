import { type CraftRules, readRules, STUDIO_RULES, writeRules } from "@lacquer/craft";
import { create } from "zustand";
import { forget, keep, kept } from "../../platform/kept.ts";

const STORAGE_KEY = "lacquer.craft";

/** Returns the studio's rules from this browser's storage; the default rules if none can be read. */
function keptRules(): CraftRules {
  const text = kept(STORAGE_KEY);
  if (text === null) return STUDIO_RULES;
  const reads = [readRules(text), readRules(withSizesApart(text))];
  return reads.find((read) => "rules" in read)?.rules ?? STUDIO_RULES;
}

/** Rules of an older version may have a chart with one size twice. The second of the two gets a new name. */
function withSizesApart(text: string): string {
  try {
    const rules = JSON.parse(text) as CraftRules;
    for (const { sizes } of rules.charts)
      sizes.forEach((one, at) => {
        const before = sizes.slice(0, at).filter(({ size }) => size === one.size).length;
        if (before > 0) one.size = `${one.size} (${before + 1})`;
      });
    return JSON.stringify(rules);
  } catch {
    return text;
  }
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

// The order sheet and the salon card are windows of their own and can change the rules. After such a change, the rules
// are read again here.
window.addEventListener("storage", ({ key }) => {
  if (key === STORAGE_KEY || key === null) useStudioRules.setState({ rules: keptRules() });
});
