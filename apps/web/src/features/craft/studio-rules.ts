import { type CraftRules, readRules, STUDIO_RULES, writeRules } from "@lacquer/craft";
import { create } from "zustand";
import { forget, keep, kept } from "../../platform/kept.ts";

const STORAGE_KEY = "lacquer.craft";

/** The studio's rules from this browser's storage; the starting values if none can be read. */
function keptRules(): CraftRules {
  const text = kept(STORAGE_KEY);
  const read = text === null ? null : readRules(text);
  return read && "rules" in read ? read.rules : STUDIO_RULES;
}

interface StudioRules {
  rules: CraftRules;
  /** Another window may have changed the rules meanwhile, so the change is made to the stored ones. */
  change: (change: (rules: CraftRules) => CraftRules) => void;
  replace: (rules: CraftRules) => void;
  /** Restores the starting values. */
  reset: () => void;
}

/** Times, prices and limits of the studio, kept in this browser. */
export const useStudioRules = create<StudioRules>((set, get) => ({
  rules: keptRules(),
  change: (change) => get().replace(change(kept(STORAGE_KEY) === null ? get().rules : keptRules())),
  replace(rules) {
    set({ rules });
    keep(STORAGE_KEY, writeRules(rules));
  },
  reset() {
    set({ rules: STUDIO_RULES });
    forget(STORAGE_KEY);
  },
}));
