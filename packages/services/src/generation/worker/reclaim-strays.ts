import { transaction } from "@lacquer/db";
import type { ServiceContext } from "../../context.ts";
import { lockHeldJob } from "../transitions/locked-job.ts";
import { putBack } from "../transitions/requeue.ts";

/**
 * Puts back jobs that stand in this process's name but that it does not run. A job it never heard of was claimed by a
 * statement whose answer was lost: nothing was tried, so the attempt is given back. One in `broken` was begun, and its
 * run broke off (the database was gone when it should have ended): that attempt counts, and stays in `broken` until then.
 */
export async function putBackStrays(
  ctx: ServiceContext,
  strays: { id: string; leaseToken: string }[],
  broken: Set<string>,
): Promise<number> {
  let moved = 0;
  for (const { id, leaseToken } of strays) {
    try {
      moved += await transaction(ctx.db, async (tx) => {
        const job = await lockHeldJob(tx, id, leaseToken);
        if (!job) return 0;
        const free = !broken.has(leaseToken);
        const status = await putBack(tx, job, {
          maxAttempts: ctx.config.maxAttempts,
          afterSeconds: 0,
          error: { code: "attempts_exhausted" },
          free,
        });
        ctx.log.warn({ jobId: id, attempt: job.attempt, free, status }, "stray job put back");
        return 1;
      });
      broken.delete(leaseToken);
    } catch (error) {
      ctx.log.error({ err: error, jobId: id }, "a stray job could not be put back");
    }
  }
  if (moved > 0) ctx.changed();
  return moved;
}
