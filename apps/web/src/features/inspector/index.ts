export { colorName } from "./color.ts";
export { capitalized, nameOf } from "./labels.ts";
export { Inspector } from "./Inspector.tsx";
