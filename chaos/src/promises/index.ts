import type { PromiseTest } from "../rig/rig.ts";
import { creditsUnderKill } from "./01-credits-under-kill.ts";
import { noLostJob } from "./02-no-lost-job.ts";
import { oneCharge } from "./03-one-charge.ts";
import { refundOnce } from "./04-refund-once.ts";
import { crashRecovery } from "./05-crash-recovery.ts";
import { staleWorker } from "./06-stale-worker.ts";
import { paidOnce } from "./07-paid-once.ts";
import { postgresRestarts } from "./08-postgres-restarts.ts";
import { lostCommit } from "./09-lost-commit.ts";
import { storageDown } from "./10-storage-down.ts";
import { rateLimit } from "./11-rate-limit.ts";
import { serverErrors } from "./12-server-errors.ts";
import { hangs } from "./13-hangs.ts";
import { wrongBodies } from "./14-wrong-bodies.ts";
import { drain } from "./15-drain.ts";
import { fairQueue } from "./16-fair-queue.ts";
import { onePress } from "./17-one-press.ts";
import { databaseTime } from "./18-database-time.ts";
import { poisonJob } from "./19-poison-job.ts";
import { oversizedResult } from "./20-oversized-result.ts";
import { diskFull } from "./21-disk-full.ts";
import { connections } from "./22-connections.ts";
import { queueHealth } from "./23-queue-health.ts";
import { nudges } from "./24-nudges.ts";
import { cronEndpoint } from "./25-cron-endpoint.ts";
import { guestsSignIn } from "./26-guests-sign-in.ts";
import { monthlyLimit } from "./27-monthly-limit.ts";

/** All promises, in the order of their numbers. */
export const promises: PromiseTest[] = [
  creditsUnderKill,
  noLostJob,
  oneCharge,
  refundOnce,
  crashRecovery,
  staleWorker,
  paidOnce,
  postgresRestarts,
  lostCommit,
  storageDown,
  rateLimit,
  serverErrors,
  hangs,
  wrongBodies,
  drain,
  fairQueue,
  onePress,
  databaseTime,
  poisonJob,
  oversizedResult,
  diskFull,
  connections,
  queueHealth,
  nudges,
  cronEndpoint,
  guestsSignIn,
  monthlyLimit,
];
