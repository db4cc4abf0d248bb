/** The channel for nudges: something may be waiting in the queue. */
export const CHANNEL = "lacquer_jobs";

/** The channel for changed jobs, for processes that show jobs. */
export const CHANGES_CHANNEL = "lacquer_changes";

/** The first key of all workers' advisory locks; the second is the worker's id. */
export const WORKER_LOCK_CLASS = 5_271_010;
