/*
 * The life of a job
 *
 * 1. A designer presses Generate. verbs/create-job.ts checks the pictures, the credits and the limits. While the owner
 *    is locked, transitions/add-job.ts adds the job as `pending`. Its price is held in the owner's queue; nothing is
 *    charged.
 * 2. A worker with a free slot (worker/runner.ts, or worker/run-one.ts for a cron service) starts the job.
 *    transitions/start-jobs.ts runs the one statement that claims, charges and writes the ledger
 *    (packages/db/src/queue/claim-jobs.ts). The job is now `processing`, and only the holder of its lease token may
 *    write to it.
 * 3. run/run-job.ts makes the job's images one by one. Each image is stored and kept (transitions/keep-image.ts) before
 *    the next one begins, so that no crash, cancel or second attempt pays for it again.
 * 4. transitions/end-job.ts ends the job in one transaction: status, pictures, collection, refund of missing images.
 *
 * A job's states change as follows. Each change is one file in transitions/, and one guarded statement or transaction:
 *
 *   change                       file            made by
 *   ---------------------------  --------------  -----------------------------------------------------------------
 *   – → pending                  add-job         verbs/create-job; verbs/retry-job (a new job, linked to the old one)
 *   pending → processing         start-jobs      worker/fill-slots, worker/run-one; charged at the first start
 *   pending → failed             start-jobs      the same claim, if the balance cannot pay; nothing is charged
 *   processing → processing      keep-image      run/make-image; the job has one more image
 *   processing → completed       end-job         run/run-job, if there is an image; missing images are refunded
 *   processing → failed          end-job         run/run-job, if there is no image; everything is refunded
 *   pending, processing          end-job         verbs/cancel-job; the job keeps its images, the rest is refunded
 *     → canceled
 *   processing → pending         requeue         run/run-job (drained, provider waits); worker/reclaim-dead, -expired,
 *                                                -strays (its worker is gone). Without attempts left, the job ends
 *   processing → parked          requeue         run/run-job (failed attempt, database unavailable); parked = pending,
 *                                                but in a pause
 *   parked → pending             unpark          worker/queue-maintenance, when the pause is over
 *   pending → failed             end-overdue     run/run-job, if the provider has refused everything for a whole day
 *
 * The reason for a requeue decides whether the attempt counts, whether a death is counted, and how long the job is
 * parked; the table is in transitions/requeue.ts.
 *
 * worker/ (finds jobs, keeps leases) → run/ (makes images) → transitions/ ← verbs/ (what a user asks for). verbs/ and
 * run/ do not import each other, transitions/ imports neither, and only this file imports worker/.
 */
export { cancelJob, cancelWaiting, endNow } from "./verbs/cancel-job.ts";
export { checkCreate, createJob } from "./verbs/create-job.ts";
export { readPaintingTimes } from "./verbs/painting-times.ts";
export { readHands } from "./verbs/read-hands.ts";
export { listVersions } from "./verbs/list-versions.ts";
export { getJob, listJobs } from "./verbs/read-jobs.ts";
export { readQueue } from "./verbs/read-queue.ts";
export { retryJob } from "./verbs/retry-job.ts";
export { withdrawCreate } from "./verbs/withdraw-create.ts";
export { createOneRunner, type OneRunner } from "./worker/run-one.ts";
export { type Runner, type RunnerOptions, startRunner } from "./worker/runner.ts";
