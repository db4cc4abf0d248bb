import type { Queryable } from "@lacquer/db";

const RESERVE = `
insert into provider_days (provider, day, microdollars)
select $1, current_date, $2::bigint where $2::bigint <= $3::bigint
on conflict (provider, day) do update set microdollars = provider_days.microdollars + excluded.microdollars
where provider_days.microdollars + excluded.microdollars <= $3::bigint
returning 1`;

/**
 * Reserves a call's quoted price in the day's budget (UTC), inside the transaction that records the call. Returns 0, or
 * the seconds until the next day if the price exceeds the rest of the budget.
 */
export async function reserveBudget(
  tx: Queryable,
  provider: string,
  quotedMicrodollars: number,
  dailyUsd: number,
): Promise<number> {
  const cap = Math.round(dailyUsd * 1_000_000);
  const { rowCount } = await tx.query(RESERVE, [provider, quotedMicrodollars, cap]);
  if (rowCount === 1) return 0;
  const { rows } = await tx.query<{ left: number }>(
    "select extract(epoch from current_date + 1 - now())::float8 as left",
  );
  return Math.max(1, rows[0]?.left ?? 1);
}

/** Replaces an ended call's quote in the budget with its real price, or with zero if the provider billed nothing. */
const SETTLE = `
update provider_days d
set microdollars = greatest(0, d.microdollars - coalesce(c.quoted_microdollars, 0) + coalesce(c.cost_microdollars,
  case when c.outcome in ('refused', 'busy', 'failed') then 0 else coalesce(c.quoted_microdollars, 0) end))
from provider_calls c
where c.id = $1 and d.provider = c.provider and d.day = (c.started_at at time zone 'UTC')::date`;

export async function settleBudget(db: Queryable, callId: string): Promise<void> {
  await db.query(SETTLE, [callId]);
}
