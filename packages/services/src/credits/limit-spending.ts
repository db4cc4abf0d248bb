import type { CreditSummary } from "@lacquer/contracts";
import { transaction } from "@lacquer/db";
import type { ServiceContext } from "../context.ts";
import { summarizeCredits } from "./read-credits.ts";

/**
 * Counts what each person has spent of this payer's credits this month. The count is needed before the payer's first
 * limit, because spending was not counted until then.
 */
const COUNT_SO_FAR = `
insert into spend_months (payer_id, actor_id, month, spent)
select l.user_id, l.actor_id, date_trunc('month', now())::date, greatest(0, -sum(l.amount))
from credit_ledger l
left join credit_ledger c on c.job_id = l.job_id and c.kind = 'charge'
where l.user_id = $1 and l.kind in ('charge', 'refund') and l.actor_id is not null
  and c.created_at >= date_trunc('month', now())
group by l.user_id, l.actor_id
on conflict do nothing`;

/**
 * Limits how much of `payerId`'s credits `actorId` may spend in a month (UTC). Null removes the limit, but spending is
 * still counted. The payer's row is locked, as in the claim, so that no charge is missed.
 */
export async function limitSpending(
  ctx: ServiceContext,
  limit: { payerId: number; actorId: number; cap: number | null },
): Promise<void> {
  await transaction(ctx.db, async (tx) => {
    const { rows } = await tx.query<{ limits_spending: boolean }>(
      "select limits_spending from users where id = $1 for no key update",
      [limit.payerId],
    );
    if (rows[0]?.limits_spending === false) {
      await tx.query(COUNT_SO_FAR, [limit.payerId]);
      await tx.query("update users set limits_spending = true where id = $1", [limit.payerId]);
    }
    await tx.query(
      `insert into spend_months (payer_id, actor_id, month, cap)
       values ($1, $2, date_trunc('month', now())::date, $3)
       on conflict (payer_id, actor_id, month) do update set cap = excluded.cap`,
      [limit.payerId, limit.actorId, limit.cap],
    );
  });
}

/** Sets a person's own monthly limit. Returns the user's credits with the new limit and this month's spending. */
export async function setMonthlyLimit(
  ctx: ServiceContext,
  userId: number,
  cap: number | null,
): Promise<CreditSummary> {
  await limitSpending(ctx, { payerId: userId, actorId: userId, cap });
  return summarizeCredits(ctx, userId);
}

/**
 * Sets the number of available credits below which the studio shows a notice; null = never. Returns the user's credits.
 */
export async function setCreditNotice(
  ctx: ServiceContext,
  userId: number,
  below: number | null,
): Promise<CreditSummary> {
  await ctx.db.pool.query("update users set notice_below = $2 where id = $1", [userId, below]);
  return summarizeCredits(ctx, userId);
}
