export { type Claim, type ClaimedJob, claimJobs } from "./claim-jobs.ts";
export { extendLeases } from "./extend-leases.ts";
export { findExpired } from "./find-expired.ts";
export { type HeldElsewhere, jobsOfOwners } from "./jobs-of-owners.ts";
export { type JobChange, jobsChangedSince, latestVersion } from "./jobs-changed-since.ts";
export { keepImage, type KeptImage } from "./keep-image.ts";
export { type QueueSurvey, surveyQueue } from "./survey-queue.ts";
export {
  enterUserQueue,
  leaveUserQueue,
  mergeUserQueues,
  OPEN_USER_QUEUES,
  type QueuedJob,
  returnToUserQueue,
  setRunningLimit,
} from "./user-queue/index.ts";
export { unparkJobs } from "./unpark-jobs.ts";
export { type LeaseWatch, watchLeases } from "./watch-leases.ts";
export {
  forgetWorker,
  listWorkers,
  registerWorker,
  setWorkerLocked,
  workersAlive,
} from "./workers.ts";
export { oldestWaitingSeconds } from "./oldest-waiting.ts";
export { setAttempt } from "./set-attempt.ts";
export { reportProgress } from "./report-progress.ts";
