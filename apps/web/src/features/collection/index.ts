export { CollectionPart as Collection } from "./collection-part.ts";
