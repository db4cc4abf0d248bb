import { ERRORS } from "@lacquer/contracts";
import { type ClaimedJob, claimJobs } from "@lacquer/db/queue";
import type { ServiceContext } from "../context.ts";
import { jobWaitSeconds } from "../metrics/process-metrics.ts";

/** Takes up to `slots` jobs for this process, fairly between users, and charges them in the same statement. */
export async function claim(
  ctx: ServiceContext,
  owner: string,
  slots: number,
): Promise<ClaimedJob[]> {
  const jobs = await claimJobs(ctx.db.pool, {
    slots,
    owner,
    leaseSeconds: ctx.config.leaseSeconds,
    provider: ctx.config.provider,
    unpaidMessage: ERRORS.insufficient_credits.message,
  });
  if (jobs.length > 0) ctx.changed();
  for (const { waitedSeconds } of jobs)
    if (waitedSeconds !== null) jobWaitSeconds.observe(waitedSeconds);
  return jobs;
}
