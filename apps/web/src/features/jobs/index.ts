export { jobSentence } from "./job-sentence.ts";
export type { JobSentence, JobSurroundings, JobTone } from "./job-sentence.ts";
export { JobWatcher, useWatchedJobs } from "./JobWatcher.tsx";
export { credits } from "./ordinal.ts";
export { useJobActions } from "./use-job-actions.ts";
export type { JobActions } from "./use-job-actions.ts";
export { useJobsList } from "./use-jobs-list.ts";
export type { JobsList } from "./use-jobs-list.ts";
export { useSurroundings } from "./use-surroundings.ts";
