export { Inspector } from "./Inspector.tsx";
export { addReferences, refuseReference } from "./referenceStore.ts";
