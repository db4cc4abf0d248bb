export { Inspector } from "./Inspector.tsx";
export { addReferences, refuseReference } from "../draft/references/reference-actions.ts";
