import type { CreditSummary, LedgerEntry } from "@lacquer/contracts";
import type { ServiceContext } from "../context.ts";
import { readCursor } from "../paging/cursor.ts";

/** Balance, what waiting jobs hold, and what is left to spend. */
export async function summarizeCredits(
  ctx: ServiceContext,
  userId: number,
): Promise<CreditSummary> {
  const [user, lane] = await Promise.all([
    ctx.db.prisma.user.findUnique({ where: { id: userId }, select: { credits: true } }),
    ctx.db.prisma.userLane.findUnique({ where: { userId }, select: { held: true } }),
  ]);
  const balance = user?.credits ?? 0;
  const held = lane?.held ?? 0;
  return { balance, held, available: Math.max(0, balance - held) };
}

/** The ledger, newest first; `cursor` is the last id already seen. */
export async function listLedger(
  ctx: ServiceContext,
  userId: number,
  page: { limit: number; cursor?: string | undefined },
): Promise<{ entries: LedgerEntry[]; nextCursor: string | null }> {
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
      createdAt: row.createdAt.toISOString(),
    })),
    nextCursor: rows.length > page.limit ? String(shown.at(-1)?.id) : null,
  };
}
