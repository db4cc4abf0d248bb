import type { CreditSummary } from "@lacquer/contracts";
import type { ServiceContext } from "../context.ts";
import { OWN_MONTH } from "./own-month.ts";
import { makeGoodStarterCredits } from "./starter-credits.ts";

/** Returns the balance, the price held for waiting jobs, and the credits left to spend. */
export async function summarizeCredits(
  ctx: ServiceContext,
  userId: number,
): Promise<CreditSummary> {
  const summary = (await creditsOf(ctx, [userId])).of(userId);
  if (summary.balance > 0) return summary;
  // The credits are read again even if this call granted nothing, because another request may have granted them
  // meanwhile.
  await makeGoodStarterCredits(ctx, userId);
  return (await creditsOf(ctx, [userId])).of(userId);
}

const CREDITS = `
select u.id, u.credits, coalesce(l.held, 0) as held, u.starter_withheld as withheld, u.notice_below as notice,
       extract(epoch from statement_timestamp())::float8 * 1000 as at, m.cap, m.spent
from users u
left join user_lanes l on l.user_id = u.id${OWN_MONTH}
where u.id = any($1::int[])`;

interface CreditRow {
  id: number;
  credits: number;
  held: number;
  withheld: number;
  notice: number | null;
  at: number;
  cap: number | null;
  /** Null if there is no limit. */
  spent: number | null;
}

/** Returns the credits of many users with one query. `at` is the database's time of the query, in milliseconds. */
export async function creditsOf(
  ctx: ServiceContext,
  userIds: number[],
): Promise<{ at: number; of: (userId: number) => CreditSummary }> {
  const { rows } = await ctx.db.pool.query<CreditRow>({
    name: "credits-of",
    text: CREDITS,
    values: [userIds],
  });
  const summaries = new Map(
    rows.map(({ id, credits, held, withheld, notice, cap, spent }) => [
      id,
      {
        balance: credits,
        held,
        available: Math.max(0, credits - held),
        ...(withheld > 0 && { withheld }),
        ...(cap !== null && { month: { cap, spent: spent ?? 0 } }),
        ...(notice !== null && { noticeBelow: notice }),
      },
    ]),
  );
  return {
    at: rows[0]?.at ?? 0,
    of: (userId) => summaries.get(userId) ?? { balance: 0, held: 0, available: 0 },
  };
}
