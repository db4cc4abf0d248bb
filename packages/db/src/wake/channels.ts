/** Where nudges go: something may be waiting in the queue. */
export const CHANNEL = "lacquer_jobs";

/** Where it is said that a job changed, for those who show jobs. */
export const CHANGES_CHANNEL = "lacquer_changes";

/** The first key of all workers' advisory locks; the second is the worker's id. */
export const WORKER_LOCK_CLASS = 5_271_010;
