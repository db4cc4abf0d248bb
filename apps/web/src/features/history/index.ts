export { HistoryMenu } from "./HistoryMenu.tsx";
export { HistorySteps } from "./HistorySteps.tsx";
export { useNextSteps, walkHistory } from "./undo.ts";
export { useUndoKeys } from "./use-undo-keys.ts";
