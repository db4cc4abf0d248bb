import type { WEBHOOK_EVENTS, WebhookFault } from "@lacquer/contracts";
import { type Database, transaction } from "@lacquer/db";
import { TRIES_PER_WEBHOOK } from "../limits/keeping.ts";
import { CALLING, UNDER_WAY } from "./calling.ts";

/** The message about an ended job that this process tries to deliver, under a lease. */
export interface TakenDelivery {
  id: string;
  leaseToken: string;
  /** The number of this try. */
  attempt: number;
  event: (typeof WEBHOOK_EVENTS)[number];
  createdAt: Date;
  jobId: string;
  /** The id of the request that created the job, as in the logs; null = the id is not known, or the job is gone. */
  requestId: string | null;
  webhookId: number;
  userId: number;
  url: string;
  secrets: string[];
  /** The database's time in seconds since 1970. */
  now: number;
}

/**
 * The advisory lock for taking deliveries. Only one process takes deliveries at a time, so that no webhook exceeds its
 * limit.
 */
const LOCK = 5_271_012;

/**
 * Takes up to $1 due deliveries. Users take turns, beginning with the user whose webhooks were called longest ago, and
 * each webhook has only a few tries at once.
 */
const TAKE = `
with recursive ${CALLING}, open as (
  select w.id, w.user_id, max(w.tried_at) over (partition by w.user_id) as served,
    ${UNDER_WAY} as under_way
  from calling join webhooks w on w.id = calling.id
), due as (
  select d.id, open.served, row_number() over (partition by open.user_id order by d.due_at, d.seq) as turn
  from open cross join lateral (
    select id, due_at, seq from webhook_deliveries
    where webhook_id = open.id and state = 'waiting' and due_at <= now()
    order by due_at, seq limit greatest(0, ${TRIES_PER_WEBHOOK} - open.under_way)
  ) d
), mine as (
  select id from due order by turn, served nulls first, id limit $1
), taken as (
  update webhook_deliveries d
  set attempt = d.attempt + 1, lease_token = gen_random_uuid(), due_at = now() + interval '30 seconds', tried_at = now()
  from mine where d.id = mine.id and d.state = 'waiting' and d.due_at <= now()
  returning d.*
), noted as (
  update webhooks set tried_at = now() where id in (select webhook_id from taken)
)
select t.id, t.lease_token as "leaseToken", t.attempt, t.event, t.created_at as "createdAt", t.job_id as "jobId",
  g.request_id as "requestId", w.id as "webhookId", w.user_id as "userId", w.url, extract(epoch from now())::int as now,
  array_remove(array[w.secret, case when w.old_secret_until > now() then w.old_secret end], null) as secrets
from taken t join webhooks w on w.id = t.webhook_id left join generation_jobs g on g.id = t.job_id`;

/** Takes due deliveries for this process. Returns an empty list while another process is taking deliveries. */
export async function takeDeliveries(db: Database, most: number): Promise<TakenDelivery[]> {
  const { rows: due } = await db.pool.query(
    "select 1 from webhook_deliveries where state = 'waiting' and due_at <= now() limit 1",
  );
  if (due.length === 0) return [];
  return transaction(db, async (tx) => {
    const { rows } = await tx.query<{ mine: boolean }>(
      "select pg_try_advisory_xact_lock($1) as mine",
      [LOCK],
    );
    if (!rows[0]?.mine) return [];
    return (await tx.query<TakenDelivery>(TAKE, [most])).rows;
  });
}

/**
 * The pauses after each failed try, in seconds. Together they allow ten tries within about two days. Each pause is
 * longer than the one before, even if chance shortens it by a tenth.
 */
const PAUSES = [10, 60, 300, 1_800, 7_200, 18_000, 36_000, 46_800, 52_200];
const TRIES_MAX = PAUSES.length + 1;

/** Records the result of a try: delivered, to be tried again, or given up. Only the holder of the lease may do so. */
export async function noteTry(
  db: Database,
  { id, leaseToken, attempt }: Pick<TakenDelivery, "id" | "leaseToken" | "attempt">,
  result: { status: number | null; fault: WebhookFault | null },
): Promise<void> {
  const state = result.fault === null ? "delivered" : attempt < TRIES_MAX ? "waiting" : "failed";
  // The pause is a little random, so that deliveries that failed together are not repeated together.
  await db.pool.query(
    `update webhook_deliveries set lease_token = null, state = $3, last_status = $4, last_fault = $5,
       due_at = now() + make_interval(secs => $6 * (0.9 + 0.1 * random()))
     where id = $1 and lease_token = $2`,
    [id, leaseToken, state, result.status, result.fault, PAUSES[attempt - 1] ?? 0],
  );
}

/** Returns a delivery whose try was not finished, so that another process can try it at once. */
export async function giveBack(db: Database, { id, leaseToken }: TakenDelivery): Promise<void> {
  await db.pool.query(
    `update webhook_deliveries set lease_token = null, due_at = now(), attempt = attempt - 1
     where id = $1 and lease_token = $2`,
    [id, leaseToken],
  );
}
