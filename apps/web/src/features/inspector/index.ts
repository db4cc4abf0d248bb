export { BOTTLES } from "./color.ts";
export { Inspector } from "./Inspector.tsx";
export { nameOf } from "./labels.ts";
