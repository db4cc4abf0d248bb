import { setTimeout as delay } from "node:timers/promises";
import type { ServiceContext } from "../../context.ts";
import { startJobs } from "../transitions/start-jobs.ts";
import type { Slots } from "./slots.ts";

/** The pauses before another claim, if a claim skipped users whose queue another process had locked. */
const AGAIN_MS = [5, 10, 20, 40, 80, 160];

/**
 * Claims and starts jobs until every slot is taken or no job can be claimed. Calls `onClaim` after each claim, with
 * true if the claim returned no job.
 */
export async function fillSlots(
  ctx: ServiceContext,
  workerId: () => string,
  slots: Slots,
  mayGoOn: () => boolean,
  onClaim: (isMiss: boolean) => void,
): Promise<void> {
  for (let tries = 0; mayGoOn() && !slots.isFull();) {
    const { free } = slots;
    const { jobs, more } = await startJobs(ctx, workerId(), free);
    for (const job of jobs) slots.start(job);
    onClaim(jobs.length === 0);
    if (!more || jobs.length === free) return;
    const pause = AGAIN_MS[tries];
    if (jobs.length > 0) tries = 0;
    else if (pause === undefined) return;
    else {
      tries += 1;
      await delay(pause);
    }
  }
}
