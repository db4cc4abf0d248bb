import { transaction } from "@lacquer/db";
import { findExpired } from "@lacquer/db/queue";
import type { ServiceContext } from "../context.ts";
import { lockHeldJob } from "./locked-job.ts";
import { putBack } from "./put-back.ts";

/**
 * Puts back the jobs whose lease ran out; they run again at once. Each is locked and looked at anew, so any number of
 * processes may sweep at once. Answers how many it moved.
 */
export async function sweepExpired(ctx: ServiceContext): Promise<number> {
  let moved = 0;
  for (const { id, leaseToken } of await findExpired(ctx.db.pool)) {
    await transaction(ctx.db, async (tx) => {
      const job = await lockHeldJob(tx, id, leaseToken);
      if (!job) return;
      const { rowCount } = await tx.query(
        "select 1 from generation_jobs where id = $1 and lease_until < now()",
        [id],
      );
      if (rowCount === 0) return;
      const status = await putBack(tx, job, {
        maxAttempts: ctx.config.maxAttempts,
        afterSeconds: 0,
        error: { code: "attempts_exhausted" },
      });
      moved += 1;
      ctx.log.warn(
        { jobId: id, attempt: job.attempt, status },
        "job taken back after its lease ran out",
      );
    });
  }
  return moved;
}
