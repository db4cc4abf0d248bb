export { BOTTLES, colorName, parseHex, textOn } from "./color.ts";
export { ColorWell } from "./ColorWell.tsx";
export { nearnessWords } from "./nearness-words.ts";
export { bottleName, useShelf } from "./use-shelf.ts";
export { remember, useRecent } from "./recent.ts";
