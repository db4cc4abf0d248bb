import { LacquerError, type WithdrawnCreate } from "@lacquer/contracts";
import { type Queryable, transaction } from "@lacquer/db";
import type { ServiceContext } from "../../context.ts";
import { limitRefusals } from "../../limit-metrics.ts";
import { WITHDRAWN_MAX } from "../../limits/keeping.ts";
import { cancelJob } from "./cancel-job.ts";
import { lockUser } from "../transitions/locked-job.ts";

/**
 * Takes back a create whose sender never received the answer, by canceling the job of its key. `jobId` is null if the
 * create has not arrived yet. A create that arrives later is refused as `withdrawn`.
 */
export async function withdrawCreate(
  ctx: ServiceContext,
  userId: number,
  idempotencyKey: string,
): Promise<WithdrawnCreate> {
  const jobId = await transaction(ctx.db, async (tx) => {
    await lockUser(tx, userId);
    const { rows } = await tx.query<{ job_id: string | null }>(
      "select job_id from idempotency_keys where user_id = $1 and key = $2",
      [userId, idempotencyKey],
    );
    if (rows[0]) return rows[0].job_id;
    await checkWithdrawn(tx, userId);
    await tx.query(
      "insert into idempotency_keys (user_id, key, body_hash, job_id) values ($1, $2, '', null)",
      [userId, idempotencyKey],
    );
    return null;
  });
  if (jobId) await cancelJob(ctx, userId, jobId);
  return { jobId };
}

/**
 * Limits how many keys a user can take back before their creates arrive, because that costs no credits. The caller has
 * locked the user.
 */
async function checkWithdrawn(tx: Queryable, userId: number): Promise<void> {
  const { rows } = await tx.query<{ withdrawn: number }>(
    "select count(*)::int as withdrawn from idempotency_keys where user_id = $1 and job_id is null",
    [userId],
  );
  if ((rows[0]?.withdrawn ?? 0) < WITHDRAWN_MAX) return;
  limitRefusals.inc({ limit: "withdrawn_creates" });
  throw new LacquerError("rate_limited", { retryAfter: 3_600 });
}
