export { Inspector } from "./Inspector.tsx";
export { addReferences, refuseReference, resumeReference } from "./referenceStore.ts";
