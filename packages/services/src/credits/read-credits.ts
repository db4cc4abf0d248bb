import type { CreditSummary, LedgerPage } from "@lacquer/contracts";
import type { ServiceContext } from "../context.ts";
import { readCursor } from "../paging/cursor.ts";
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
select u.id, u.credits, coalesce(l.held, 0) as held, u.starter_withheld as withheld,
       extract(epoch from statement_timestamp())::float8 * 1000 as at, m.cap, m.spent
from users u
left join user_lanes l on l.user_id = u.id${OWN_MONTH}
where u.id = any($1::int[])`;

interface CreditRow {
  id: number;
  credits: number;
  held: number;
  withheld: number;
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
    rows.map(({ id, credits, held, withheld, cap, spent }) => [
      id,
      {
        balance: credits,
        held,
        available: Math.max(0, credits - held),
        ...(withheld > 0 && { withheld }),
        ...(cap !== null && { month: { cap, spent: spent ?? 0 } }),
      },
    ]),
  );
  return {
    at: rows[0]?.at ?? 0,
    of: (userId) => summaries.get(userId) ?? { balance: 0, held: 0, available: 0 },
  };
}

/** Returns a page of the ledger, newest first. `cursor` is the last id that the reader has seen. */
export async function listLedger(
  ctx: ServiceContext,
  userId: number,
  page: { limit: number; cursor?: string | undefined },
): Promise<LedgerPage> {
  const before = readCursor(page.cursor);
  const rows = await ctx.db.prisma.creditLedger.findMany({
    where: { userId, ...(before === undefined ? {} : { id: { lt: before } }) },
    orderBy: { id: "desc" },
    take: page.limit + 1,
  });
  const shown = rows.slice(0, page.limit);
  return {
    entries: shown.map((row) => ({
      id: Number(row.id),
      jobId: row.jobId,
      kind: row.kind,
      amount: row.amount,
      reason: row.reason,
      createdAt: row.createdAt.toISOString(),
    })),
    nextCursor: rows.length > page.limit ? String(shown.at(-1)?.id) : null,
  };
}
