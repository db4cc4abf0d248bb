export { type ClaimedJob, claimJobs } from "./claim-jobs.ts";
export { extendLeases } from "./extend-leases.ts";
export { findExpired } from "./find-expired.ts";
export { type JobChange, jobsChangedSince, latestVersion } from "./jobs-changed-since.ts";
export { type HeldElsewhere, jobsOfOthers } from "./jobs-of-others.ts";
export { keepImage, type KeptImage } from "./keep-image.ts";
export { unparkJobs } from "./unpark-jobs.ts";
export {
  forgetWorker,
  registerWorker,
  setWorkerLocked,
  seeWorker,
  workersAlive,
} from "./workers.ts";
export { oldestWaitingSeconds } from "./oldest-waiting.ts";
export { setRunningLimit } from "./set-running-limit.ts";
export { stillHeld } from "./still-held.ts";
export { reportProgress } from "./report-progress.ts";
