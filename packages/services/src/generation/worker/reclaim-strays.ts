import type { ServiceContext } from "../../context.ts";
import { requeue } from "../transitions/requeue.ts";

/**
 * Requeues jobs that are claimed in this process's name but do not run here. Usually the answer to the claim was lost,
 * so the process does not know the job. If the job is in `broken`, its run broke off because the database was
 * unavailable when the job should have ended. Such a job stays in `broken` until it is requeued.
 */
export async function reclaimStrays(
  ctx: ServiceContext,
  strays: { id: string; leaseToken: string }[],
  broken: Set<string>,
): Promise<number> {
  let moved = 0;
  for (const stray of strays) {
    const { id: jobId, leaseToken } = stray;
    try {
      const free = !broken.has(leaseToken);
      const requeued = await requeue(ctx, stray, free ? "never begun" : "run broke off");
      if (requeued) {
        moved += 1;
        ctx.log.warn({ jobId, free, ...requeued }, "stray job requeued");
      }
      broken.delete(leaseToken);
    } catch (error) {
      ctx.log.error({ err: error, jobId }, "a stray job could not be requeued");
    }
  }
  if (moved > 0) ctx.changed();
  return moved;
}
