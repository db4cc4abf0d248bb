export { Sheet } from "./Sheet.tsx";
export { openSection, tapPhoto, useSheet, useShowsResults } from "./sheet-store.ts";
