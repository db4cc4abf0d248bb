export { BOTTLES, colorName, parseHex, textOn } from "./color.ts";
export { ColorWell } from "./ColorWell.tsx";
export { remember, useRecent } from "./recent.ts";
