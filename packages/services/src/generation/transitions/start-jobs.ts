import { ERRORS } from "@lacquer/contracts";
import { type Claim, claimJobs } from "@lacquer/db/queue";
import type { ServiceContext } from "../../context.ts";
import { jobWaitSeconds } from "../../process-metrics.ts";

/**
 * Claims up to `slots` jobs for this process, fairly between users, and charges them. Claim, charge and ledger row are
 * one statement (packages/db/src/queue/claim-jobs.ts), so that no crash can separate them.
 */
export async function startJobs(ctx: ServiceContext, owner: string, slots: number): Promise<Claim> {
  const claimed = await claimJobs(ctx.db.pool, {
    slots,
    owner,
    leaseSeconds: ctx.config.leaseSeconds,
    provider: ctx.config.provider,
    unpaidMessage: ERRORS.insufficient_credits.message,
    limitMessage: ERRORS.limit_reached.message,
  });
  if (claimed.jobs.length > 0) ctx.changed();
  for (const { waitedSeconds } of claimed.jobs)
    if (waitedSeconds !== null) jobWaitSeconds.observe(waitedSeconds);
  return claimed;
}
