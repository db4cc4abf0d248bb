import { create } from "zustand";
import { keep, kept } from "../../platform/kept.ts";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const STORAGE_KEY = "lacquer.theme";

function storedTheme(): Theme {
  return THEMES.find((theme) => theme === kept(STORAGE_KEY)) ?? "system";
}

function apply(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

/** Called before the first paint, so that the wrong theme never shows. */
export function applyStoredTheme(): void {
  apply(storedTheme());
}

interface ThemeState {
  theme: Theme;
  choose: (theme: Theme) => void;
}

export const useTheme = create<ThemeState>((set) => ({
  theme: storedTheme(),
  choose(theme) {
    apply(theme);
    set({ theme });
    keep(STORAGE_KEY, theme);
  },
}));
