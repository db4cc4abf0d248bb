export { cancelJob, cancelWaiting } from "./cancel-job.ts";
export { createJob } from "./create-job.ts";
export { readPaintingTimes } from "./painting-times.ts";
export { getJob, listJobs } from "./read-jobs.ts";
export { readLine } from "./read-line.ts";
export { retryJob } from "./retry-job.ts";
export { createOneRunner, type CronAnswer, type OneRunner } from "./run-one.ts";
export { type Runner, type RunnerOptions, startRunner } from "./runner.ts";
export { withdrawCreate } from "./withdraw-create.ts";
