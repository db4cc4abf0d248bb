import type { Queryable } from "@lacquer/db";
import type { QueuedJob } from "@lacquer/db/queue";

/** A job whose row is locked, with the fields that its refund and its place in the queue depend on. */
export interface LockedJob extends QueuedJob {
  id: string;
  imageCount: number;
  attempt: number;
  leaseToken: string | null;
  /** True if the payer was a guest who has moved to an existing account, so that a refund lapses. */
  refundLapses: boolean;
  /** True if the job's lease has expired but the job has not been requeued yet. */
  isExpired: boolean;
  /** The id of the request that created the job, as in the logs. */
  requestId: string | null;
  /**
   * The trace positions of the request that created the job (`traceparent`) and of the job's newest attempt
   * (`attemptTraceparent`).
   */
  traceparent: string | null;
  attemptTraceparent: string | null;
}

const LOCK = `
select id, user_id, payer_id, refund_lapses, status, parked, cost, image_count, credits_deducted, attempt, lease_token,
       coalesce(lease_until < now(), false) as is_expired, request_id, traceparent, attempt_traceparent
from generation_jobs where id = $1 for update`;

interface Row {
  id: string;
  user_id: number;
  payer_id: number;
  refund_lapses: boolean;
  status: LockedJob["status"];
  parked: boolean;
  cost: number;
  image_count: number;
  credits_deducted: boolean;
  attempt: number;
  lease_token: string | null;
  is_expired: boolean;
  request_id: string | null;
  traceparent: string | null;
  attempt_traceparent: string | null;
}

/** Locks the job's row and then reads it. Locks are taken in the order job, user, user queue. */
export async function lockJob(tx: Queryable, jobId: string): Promise<LockedJob | null> {
  const { rows } = await tx.query<Row>({ name: "lock-job", text: LOCK, values: [jobId] });
  const row = rows[0];
  if (!row) return null;
  return {
    id: row.id,
    userId: row.user_id,
    payerId: row.payer_id,
    refundLapses: row.refund_lapses,
    status: row.status,
    parked: row.parked,
    cost: row.cost,
    imageCount: row.image_count,
    charged: row.credits_deducted,
    attempt: row.attempt,
    leaseToken: row.lease_token,
    isExpired: row.is_expired,
    requestId: row.request_id,
    traceparent: row.traceparent,
    attemptTraceparent: row.attempt_traceparent,
  };
}

/** Like `lockJob`, but returns null unless `leaseToken` still holds the job. A stale worker therefore gets null. */
export async function lockHeldJob(
  tx: Queryable,
  jobId: string,
  leaseToken: string,
): Promise<LockedJob | null> {
  const job = await lockJob(tx, jobId);
  return job?.status === "processing" && job.leaseToken === leaseToken ? job : null;
}

/** Locks the row of a person or payer. Every change of a balance and every create needs this lock. */
export async function lockUser(tx: Queryable, userId: number): Promise<void> {
  await tx.query({
    name: "lock-user",
    text: "select id from users where id = $1 for no key update",
    values: [userId],
  });
}
