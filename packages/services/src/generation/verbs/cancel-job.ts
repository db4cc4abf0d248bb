import { type CanceledJobs, isEnded, type Job, LacquerError } from "@lacquer/contracts";
import { type Queryable, transaction } from "@lacquer/db";
import type { ServiceContext } from "../../context.ts";
import { currentScope } from "../../tracing/index.ts";
import { endJob } from "../transitions/end-job.ts";
import { getJob } from "./read-jobs.ts";
import { type LockedJob, lockJob } from "../transitions/locked-job.ts";

/**
 * Ends a waiting or running job at once. The job keeps its finished images, and the price of the missing images is
 * refunded. The worker loses its lease with the commit, and stops when it next checks the lease. A job that has already
 * ended is returned unchanged. Throws job_not_found.
 */
export async function cancelJob(ctx: ServiceContext, userId: number, jobId: string): Promise<Job> {
  await endNow(ctx, jobId, async (_tx, job) => {
    if (job.userId !== userId) throw new LacquerError("job_not_found");
  });
  return getJob(ctx, userId, jobId);
}

/**
 * Ends a job, no matter who owns it. `allow` runs in the same transaction while the job is locked, and throws if the
 * caller may not end the job. A job that has already ended stays unchanged. Throws job_not_found.
 */
export async function endNow(
  ctx: ServiceContext,
  jobId: string,
  allow: (tx: Queryable, job: LockedJob) => Promise<void>,
): Promise<void> {
  const job = await transaction(ctx.db, async (tx) => {
    const job = await lockJob(tx, jobId);
    if (!job) throw new LacquerError("job_not_found");
    await allow(tx, job);
    if (!isEnded(job.status)) await endJob(tx, job, { canceled: true });
    return job;
  });
  const was = job.status;
  if (!isEnded(was)) {
    ctx.log.info({ jobId, was }, "job canceled");
    traceCancel(ctx, job);
  }
  if (was === "processing") {
    ctx.wake("leases");
    ctx.wake("queue");
  }
  ctx.changed();
}

/** Records the cancel in the job's trace, linked to the request that asked for it. */
function traceCancel({ tracing }: Pick<ServiceContext, "tracing">, job: LockedJob): void {
  tracing
    ?.start({
      name: "cancel job",
      parent: job.traceparent,
      links: [currentScope()?.span?.traceparent],
      attributes: { "lacquer.job.id": job.id },
    })
    .end();
}

/** Cancels all waiting jobs of a user, each in its own transaction. Running jobs continue. */
export async function cancelWaiting(ctx: ServiceContext, userId: number): Promise<CanceledJobs> {
  const waiting = await ctx.db.prisma.generationJob.findMany({
    where: { userId, status: "pending" },
    orderBy: { seq: "desc" },
    select: { id: true },
  });
  let canceled = 0;
  for (const { id } of waiting) {
    const job = await transaction(ctx.db, async (tx) => {
      const locked = await lockJob(tx, id);
      if (locked?.userId !== userId || locked.status !== "pending") return null;
      await endJob(tx, locked, { canceled: true });
      return locked;
    });
    if (!job) continue;
    canceled += 1;
    ctx.log.info({ jobId: id, was: job.status }, "job canceled");
    traceCancel(ctx, job);
  }
  if (canceled > 0) ctx.changed();
  return { canceled };
}
