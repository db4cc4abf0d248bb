import { transaction } from "@lacquer/db";
import { findExpired } from "@lacquer/db/queue";
import type { ServiceContext } from "../../context.ts";
import { lockHeldJob } from "../transitions/locked-job.ts";
import { putBack } from "../transitions/requeue.ts";

/**
 * Puts back the jobs whose lease ran out; they run again at once. Each is locked and looked at anew, so any number of
 * processes may sweep at once, and one that cannot be put back holds up no other. Answers how many it moved.
 */
export async function sweepExpired(ctx: ServiceContext): Promise<number> {
  let moved = 0;
  for (const expired of await findExpired(ctx.db.pool)) {
    try {
      if (await takeBackExpired(ctx, expired)) moved += 1;
    } catch (error) {
      ctx.log.error(
        { err: error, jobId: expired.id },
        "a job whose lease ran out could not be put back",
      );
    }
  }
  if (moved > 0) ctx.changed();
  return moved;
}

function takeBackExpired(
  ctx: ServiceContext,
  { id, leaseToken }: { id: string; leaseToken: string },
): Promise<boolean> {
  return transaction(ctx.db, async (tx) => {
    const job = await lockHeldJob(tx, id, leaseToken);
    if (!job) return false;
    const { rowCount } = await tx.query(
      "select 1 from generation_jobs where id = $1 and lease_until < now()",
      [id],
    );
    if (rowCount === 0) return false;
    const status = await putBack(tx, job, {
      maxAttempts: ctx.config.maxAttempts,
      afterSeconds: 0,
      error: { code: "attempts_exhausted" },
      died: true,
    });
    ctx.log.warn(
      { jobId: id, attempt: job.attempt, status },
      "job taken back after its lease ran out",
    );
    return true;
  });
}
