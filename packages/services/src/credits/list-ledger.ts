import type { DesignMoney, HeldEntry, LedgerEntry, LedgerPage } from "@lacquer/contracts";
import { FIRST_NAME } from "../collection/save-designs.ts";
import type { ServiceContext } from "../context.ts";
import { HELD_LINES_MAX } from "../limits/keeping.ts";
import { readCursor } from "../paging/cursor.ts";
import { whyMoved } from "./why-moved.ts";

/** SQL for the columns about a design's credits. `g` is the job, and `d` is its first image in the collection. */
const MONEY = `g.status, g.tab_id, g.cost, g.credits_deducted, g.refunded, g.error_message,
  coalesce(d.name, ${FIRST_NAME}) as name,
  (select min(i.image_index) from job_images i where i.job_id = g.id) as image_index`;

const NAMED = `
left join lateral (
  select n.name from designs n where n.job_id = g.id order by n.image_index limit 1
) d on true`;

/** The job is joined only if it is the reader's own, because a payer must not see what another person designs. */
const ENTRIES = `
select l.id::text, l.job_id, l.kind, l.amount, l.reason, l.created_at, ${MONEY},
  not exists (select 1 from credit_ledger o where o.job_id = l.job_id and o.user_id = l.user_id and o.id < l.id) as is_first
from credit_ledger l
left join generation_jobs g on g.id = l.job_id and g.user_id = l.user_id${NAMED}
where l.user_id = $1 and ($2::bigint is null or l.id < $2)
order by l.id desc limit $3`;

const HELD = `
select g.id as job_id, g.created_at, g.seq::text, ${MONEY}
from generation_jobs g${NAMED}
where g.user_id = $1 and g.payer_id = $1 and g.status = 'pending' and not g.credits_deducted
  and ($2::bigint is null or g.seq > $2)
order by g.seq limit $3`;

interface MoneyRow {
  /** Null if there is no job, or if the job is somebody else's. */
  status: string | null;
  tab_id: string | null;
  cost: number;
  credits_deducted: boolean;
  refunded: number;
  error_message: string | null;
  name: string;
  image_index: number | null;
  created_at: Date;
}

export interface EntryRow extends MoneyRow {
  id: string;
  job_id: string | null;
  kind: LedgerEntry["kind"];
  amount: number;
  reason: string | null;
  is_first: boolean;
}

export interface LedgerLine {
  entry: LedgerEntry;
  /** True for the oldest of the user's lines about a design. */
  isFirst: boolean;
}

export interface HeldLine {
  entry: HeldEntry;
  /** The next page begins after this place. */
  seq: string;
}

function moneyOf(row: MoneyRow): DesignMoney {
  const isHeld = row.status === "pending" && !row.credits_deducted;
  return {
    name: row.name,
    tabId: row.tab_id,
    imageIndex: row.image_index,
    quoted: row.cost,
    held: isHeld ? row.cost : 0,
    charged: row.credits_deducted ? row.cost : 0,
    returned: row.refunded,
  };
}

/** Returns the ledger's lines whose id is below `before`, newest first. */
export async function ledgerLines(
  ctx: ServiceContext,
  userId: number,
  page: { limit: number; before?: bigint | undefined },
): Promise<LedgerLine[]> {
  const { rows } = await ctx.db.pool.query<EntryRow>({
    name: "ledger-lines",
    text: ENTRIES,
    values: [userId, page.before?.toString() ?? null, page.limit],
  });
  return rows.map((row) => ({ entry: entryOf(row), isFirst: row.is_first }));
}

const entryOf = (row: EntryRow): LedgerEntry => ({
  id: Number(row.id),
  jobId: row.job_id,
  kind: row.kind,
  amount: row.amount,
  reason: row.reason,
  why: whyMoved(row),
  design: row.status === null ? null : moneyOf(row),
  createdAt: row.created_at.toISOString(),
});

/** Returns the waiting designs that hold the user's own credits, oldest first, from the first one after `after`. */
export async function heldLines(
  ctx: ServiceContext,
  userId: number,
  page: { limit: number; after?: string | undefined },
): Promise<HeldLine[]> {
  const { rows } = await ctx.db.pool.query<MoneyRow & { job_id: string; seq: string }>({
    name: "held-lines",
    text: HELD,
    values: [userId, page.after ?? null, page.limit],
  });
  return rows.map((row) => ({
    entry: {
      jobId: row.job_id,
      design: moneyOf(row),
      createdAt: row.created_at.toISOString(),
    },
    seq: row.seq,
  }));
}

/**
 * Returns a page of the ledger, newest first, with the cost of each design. `cursor` is the last id that the reader has
 * seen. The first page also contains the waiting designs that hold credits.
 */
export async function listLedger(
  ctx: ServiceContext,
  userId: number,
  page: { limit: number; cursor?: string | undefined },
): Promise<LedgerPage> {
  const before = readCursor(page.cursor);
  const [held, lines] = await Promise.all([
    before === undefined ? heldLines(ctx, userId, { limit: HELD_LINES_MAX }) : [],
    ledgerLines(ctx, userId, { limit: page.limit + 1, before }),
  ]);
  const entries = lines.slice(0, page.limit).map(({ entry }) => entry);
  return {
    held: held.map(({ entry }) => entry),
    entries,
    nextCursor: lines.length > page.limit ? String(entries.at(-1)?.id) : null,
  };
}
