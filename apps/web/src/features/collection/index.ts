export { Collection } from "./Collection.tsx";
export { addAsReference } from "./reuse.ts";
