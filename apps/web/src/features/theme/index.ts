export { showLanguage } from "./show-language.ts";
export { THEMES, applyStoredTheme, useTheme } from "./use-theme.ts";
export type { Theme } from "./use-theme.ts";
