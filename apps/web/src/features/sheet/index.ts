export { Sheet } from "./Sheet.tsx";
export { openSection, tapPhoto, useSheet } from "./sheet-store.ts";
