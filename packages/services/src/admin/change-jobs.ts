import { type AdminChanged, type CreatedJob, isEnded, LacquerError } from "@lacquer/contracts";
import type { Caller } from "../accounts/caller.ts";
import type { ServiceContext } from "../context.ts";
import { endNow, retryJob } from "../generation/index.ts";
import { noteAction } from "./actions.ts";
import { requireAdmin, requireAdminUntilCommit } from "./require-admin.ts";

interface Change {
  jobId: string;
  reason: string;
}

/**
 * Cancels any user's job, as its owner could. The change and its record are written in one transaction. Throws
 * admin_required and job_not_found.
 */
export async function cancelAnyJob(
  ctx: ServiceContext,
  caller: Caller,
  { jobId, reason }: Change,
): Promise<AdminChanged> {
  await requireAdmin(ctx.db.pool, caller);
  await endNow(ctx, jobId, async (tx, job) => {
    await requireAdminUntilCommit(tx, caller);
    if (isEnded(job.status)) return;
    const { userId } = job;
    await noteAction(tx, { adminId: caller.userId, action: "cancel", userId, jobId, reason });
  });
  return { jobId };
}

/**
 * Creates a new job with the design of any user's failed or canceled job. The owner of that job pays. The new job and
 * the record of the change are written in one transaction. If admins retry the same job twice, the second retry returns
 * the job that the first one created. Throws admin_required and what retryJob throws.
 */
export async function retryAnyJob(
  ctx: ServiceContext,
  caller: Caller,
  { jobId, reason, requestId }: Change & { requestId: string },
): Promise<CreatedJob> {
  await requireAdmin(ctx.db.pool, caller);
  const { rows } = await ctx.db.pool.query<{ userId: number }>(
    `select user_id as "userId" from generation_jobs where id = $1`,
    [jobId],
  );
  const [job] = rows;
  if (!job) throw new LacquerError("job_not_found");
  const { userId } = job;
  return retryJob(ctx, userId, {
    jobId,
    requestId,
    idempotencyKey: `admin-retry-${jobId}`,
    async note(tx) {
      await requireAdminUntilCommit(tx, caller);
      await noteAction(tx, { adminId: caller.userId, action: "retry", userId, jobId, reason });
    },
  });
}
