import type { PromiseTest } from "../rig/rig.ts";
import { creditsUnderKill } from "./01-credits-under-kill.ts";
import { noLostJob } from "./02-no-lost-job.ts";
import { oneCharge } from "./03-one-charge.ts";
import { refundOnce } from "./04-refund-once.ts";
import { crashRecovery } from "./05-crash-recovery.ts";
import { staleWorker } from "./06-stale-worker.ts";

/** Every promise, in the order of its number. */
export const promises: PromiseTest[] = [
  creditsUnderKill,
  noLostJob,
  oneCharge,
  refundOnce,
  crashRecovery,
  staleWorker,
];
