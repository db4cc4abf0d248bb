import { findExpired } from "@lacquer/db/queue";
import type { ServiceContext } from "../../context.ts";
import { requeue } from "../transitions/requeue.ts";

/**
 * Requeues the jobs whose lease ran out; they run again at once. Each is locked and looked at anew, so any number of
 * processes may sweep at once, and one that cannot be requeued holds up no other. Answers how many it moved.
 */
export async function reclaimExpired(ctx: ServiceContext): Promise<number> {
  let moved = 0;
  for (const expired of await findExpired(ctx.db.pool)) {
    const { id: jobId } = expired;
    try {
      const requeued = await requeue(ctx, expired, "lease expired");
      if (!requeued) continue;
      moved += 1;
      ctx.log.warn({ jobId, ...requeued }, "job reclaimed after its lease ran out");
    } catch (error) {
      ctx.log.error({ err: error, jobId }, "a job whose lease ran out could not be requeued");
    }
  }
  if (moved > 0) ctx.changed();
  return moved;
}
