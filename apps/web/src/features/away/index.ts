export { AwayNotice } from "./AwayNotice.tsx";
export { AwayWatcher } from "./AwayWatcher.tsx";
