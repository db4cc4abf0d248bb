export { CollectionPart as Collection } from "./collection-part.ts";
export { addAsReference } from "./reuse.ts";
