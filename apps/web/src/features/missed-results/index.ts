export { MissedResultsNotice } from "./MissedResultsNotice.tsx";
export { MissedResultsWatcher } from "./MissedResultsWatcher.tsx";
