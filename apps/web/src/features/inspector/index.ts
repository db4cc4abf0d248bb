export { Inspector } from "./Inspector.tsx";
export { addReferences } from "./referenceStore.ts";
