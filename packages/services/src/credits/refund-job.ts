import type { Queryable } from "@lacquer/db";

/**
 * Refunds the payer of the charge, whoever owns the job now. `lapsed` applies if the payer was a guest who has since
 * signed in to an existing account: the refund is taken off again, so that no account grows by a guest's credits.
 */
const REFUND = `
with charge as (
  select user_id, actor_id, origin_id, created_at from credit_ledger where job_id = $1 and kind = 'charge'
), refunded as (
  insert into credit_ledger (user_id, job_id, kind, amount, actor_id, origin_id)
  select user_id, $1, 'refund', $2, actor_id, origin_id from charge
  returning user_id
), lapsed as (
  insert into credit_ledger (user_id, kind, amount, actor_id, origin_id, reason)
  select user_id, 'grant', -$2, actor_id, origin_id, 'A guest''s credits lapse' from charge join refunded using (user_id) where $3
), returned as (
  update spend_months m set spent = m.spent - $2 from charge c
  where m.payer_id = c.user_id and m.actor_id = c.actor_id and m.month = date_trunc('month', c.created_at)::date
)
update users u set credits = u.credits + case when $3 then 0 else $2 end, updated_at = now()
from charge c where u.id = c.user_id`;

/**
 * Refunds a charged job's credits to its payer. The database allows one refund row for each job. The caller has locked
 * the job and the payer, and sets `refunded` on the job in the same transaction.
 */
export async function refundJob(
  tx: Queryable,
  job: { id: string; refundLapses: boolean },
  amount: number,
): Promise<void> {
  if (amount <= 0) return;
  await tx.query({
    name: "refund-job",
    text: REFUND,
    values: [job.id, amount, job.refundLapses],
  });
}
