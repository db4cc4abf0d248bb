export { Inspector } from "./Inspector.tsx";
export { capitalized, nameOf } from "./labels.ts";
