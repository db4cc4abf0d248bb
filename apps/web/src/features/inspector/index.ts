export { BOTTLES, colorName } from "./color.ts";
export { Inspector } from "./Inspector.tsx";
export { capitalized, nameOf } from "./labels.ts";
