export { THEMES, applyStoredTheme, useTheme } from "./theme.ts";
export type { Theme } from "./theme.ts";
