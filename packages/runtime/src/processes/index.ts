export { compareProcesses, examineProcesses, type ProcessDifference } from "./compare.ts";
export { findMisspelt, type Misspelling } from "../environment/misspelt.ts";
