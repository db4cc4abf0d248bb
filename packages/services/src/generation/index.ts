/*
 * The life of a job
 *
 * 1. A designer presses Generate: verbs/create-job.ts checks pictures, credits and room, and under the owner's lock
 *    transitions/add-job.ts makes it `pending`. Its price is held in the owner's queue; nothing is charged.
 * 2. A worker with a free slot (worker/runner.ts, or worker/run-one.ts for a cron service) starts it:
 *    transitions/start-jobs.ts leads to the one statement that claims, charges and writes the ledger,
 *    packages/db/src/queue/claim-jobs.ts. It is `processing`, and only whoever knows its lease token may write to it.
 * 3. run/run-job.ts makes its images one by one; each is in storage and kept (transitions/keep-image.ts) before the
 *    next is begun, so that no crash, cancel or second attempt pays for it again.
 * 4. transitions/end-job.ts ends it in one transaction: status, pictures, collection, refund of what is missing.
 *
 * States and arrows; each arrow is one file in transitions/, and one guarded statement or transaction:
 *
 *   arrow                        file            asked for by
 *   ---------------------------  --------------  -----------------------------------------------------------------
 *   – → pending                  add-job         verbs/create-job, verbs/retry-job (a new job, linked to the old one)
 *   pending → processing         start-jobs      worker/fill-slots, worker/run-one: charged the first time
 *   pending → failed             start-jobs      the same claim, where the balance cannot pay: uncharged
 *   processing → processing      keep-image      run/make-image: one image more
 *   processing → completed       end-job         run/run-job: it has at least one image; the missing ones are refunded
 *   processing → failed          end-job         run/run-job: it has none; everything is refunded
 *   pending, processing          end-job         verbs/cancel-job: it keeps its images, the rest is refunded
 *     → canceled
 *   processing → pending         requeue         run/run-job: drained, provider waits; worker/reclaim-dead, -expired,
 *                                                -strays: its worker is gone. Ends it when its attempts are used up
 *   processing → parked          requeue         run/run-job: failed attempt, database unavailable; pending, but pausing
 *   parked → pending             unpark          worker/queue-maintenance: the pause is over
 *   pending → failed             end-overdue     run/run-job: its provider has refused everything for a whole day
 *
 * Why a job is requeued decides whether its attempt counts, a death is counted and how long it pauses: the table is in
 * transitions/requeue.ts.
 *
 * worker/ (finds jobs, keeps leases) → run/ (makes images) → transitions/ ← verbs/ (what a person asks for). Verbs and
 * run do not know each other, transitions know none of them, and nobody imports worker/ but this file.
 */
export { cancelJob, cancelWaiting } from "./verbs/cancel-job.ts";
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
