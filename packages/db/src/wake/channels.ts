/** The channel for nudges. A nudge says that something may be waiting in the queue. */
export const CHANNEL = "lacquer_jobs";

/** The channel on which processes that show jobs hear of changed jobs. */
export const CHANGES_CHANNEL = "lacquer_changes";

/** The first key of every worker's advisory lock; the second key is the worker's id. */
export const WORKER_LOCK_CLASS = 5_271_010;
