export { addAsReference } from "./add-as-reference.ts";
export { keptDrawing, lostWords } from "./lost-words.ts";
export { continueFrom, draftOfJob, openAsNewDesign } from "./reuse.ts";
export { takeSettings } from "./take-settings.ts";
