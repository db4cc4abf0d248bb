import { findExpired } from "@lacquer/db/queue";
import type { ServiceContext } from "../../context.ts";
import { requeue } from "../transitions/requeue.ts";

/**
 * Requeues the jobs whose lease has expired, so that they run again immediately, and returns their number. Each job is
 * locked and checked again, so any number of processes may do this in parallel. A job that cannot be requeued does not
 * block the others.
 */
export async function reclaimExpired(ctx: ServiceContext): Promise<number> {
  let moved = 0;
  for (const expired of await findExpired(ctx.db.pool)) {
    const { id: jobId } = expired;
    try {
      const requeued = await requeue(ctx, expired, "lease expired");
      if (!requeued) continue;
      moved += 1;
      ctx.log.warn({ jobId, ...requeued }, "a job was reclaimed after its lease had expired");
    } catch (error) {
      ctx.log.error({ err: error, jobId }, "a job with an expired lease could not be requeued");
    }
  }
  if (moved > 0) ctx.changed();
  return moved;
}
