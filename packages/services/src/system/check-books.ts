import { transaction } from "@lacquer/db";
import type { ServiceContext } from "../context.ts";

/**
 * The laws that credits, jobs and pictures must obey together. Each query returns the keys of the rows that break its
 * law. Emptied users are exempt from the law about pictures, because their pictures are gone, but what was paid for
 * them is still in the ledger.
 */
const LAWS: Record<string, string> = {
  "a balance is the sum of its ledger and never below zero": `
    select u.id::text as key from users u
    left join (select user_id, sum(amount) as sum from credit_ledger group by 1) l on l.user_id = u.id
    where u.credits <> coalesce(l.sum, 0) or u.credits < 0`,
  "a guest's credits never stay in an account that existed before": `
    select user_id::text as key from credit_ledger where origin_id is not null
    group by user_id, origin_id having sum(amount) <> 0`,
  "a refund goes where its charge came from": `
    select r.job_id::text as key from credit_ledger r
    left join credit_ledger c on c.job_id = r.job_id and c.kind = 'charge'
    where r.kind = 'refund' and (c.user_id, c.actor_id, c.origin_id) is distinct from (r.user_id, r.actor_id, r.origin_id)`,
  "a month's recorded spending is what the ledger says": `
    select m.payer_id::text as key from spend_months m
    where m.spent <> (
      select coalesce(-sum(l.amount), 0) from credit_ledger c
      join credit_ledger l on l.job_id = c.job_id and l.kind in ('charge', 'refund')
      where c.kind = 'charge' and c.user_id = m.payer_id and c.actor_id = m.actor_id
        and date_trunc('month', c.created_at)::date = m.month)`,
  "a failed job costs nothing and has no pictures": `
    select g.id::text as key from generation_jobs g where g.status = 'failed'
      and (coalesce((select sum(amount) from credit_ledger where job_id = g.id), 0) <> 0
        or exists (select 1 from job_images where job_id = g.id))`,
  "a completed or canceled job costs the price of its pictures": `
    select g.id::text as key from generation_jobs g
    cross join lateral (select coalesce(sum(amount), 0) as amount from credit_ledger where job_id = g.id) net
    cross join lateral (select count(*) as images from job_images where job_id = g.id) kept
    where g.status in ('completed', 'canceled') and g.image_count > 0
      and not exists (select 1 from users e where e.id = g.user_id and e.emptied_at is not null)
      and net.amount <> case when g.credits_deducted then -round(g.cost::numeric * kept.images / g.image_count) else 0 end`,
  "a running job is charged once and not refunded": `
    select g.id::text as key from generation_jobs g where g.status = 'processing' and g.cost > 0
      and (select array_agg(kind::text) from credit_ledger where job_id = g.id) is distinct from array['charge']`,
  "a user's queue counts the user's jobs": `
    select l.user_id::text as key from user_lanes l
    left join (select user_id, count(*) filter (where status = 'pending' and not parked) as waiting,
                      count(*) filter (where status = 'processing') as running
               from generation_jobs where status in ('pending', 'processing') group by 1) j using (user_id)
    where (l.waiting, l.running) <> (coalesce(j.waiting, 0), coalesce(j.running, 0))`,
};

const COUNTED = 100;

export interface BooksReport {
  /** For each broken law: the number of rows that break it, and the key of one such row. */
  broken: { law: string; rows: string; example: string }[];
  /** The laws that could not be checked in time. */
  unchecked: string[];
}

/** Checks all laws on one snapshot of the database, within this many seconds. Nothing is changed. */
export async function checkBooks(
  ctx: Pick<ServiceContext, "db">,
  { seconds }: { seconds: number },
): Promise<BooksReport> {
  const report: BooksReport = { broken: [], unchecked: [] };
  const until = performance.now() + seconds * 1_000;
  await transaction(ctx.db, async (tx) => {
    await tx.query("set transaction isolation level repeatable read read only");
    for (const [law, sql] of Object.entries(LAWS)) {
      const left = Math.floor(until - performance.now());
      const rows = left > 0 && (await breaking(tx, sql, left));
      if (rows === false) report.unchecked.push(law);
      else if (rows.length > 0) {
        const many = rows.length > COUNTED ? `more than ${COUNTED}` : String(rows.length);
        report.broken.push({ law, rows: many, example: rows[0] ?? "" });
      }
    }
  });
  return report;
}

type Transaction = Parameters<Parameters<typeof transaction>[1]>[0];

/** Returns the keys of rows that break a law, or false if the time was too short. */
async function breaking(
  tx: Transaction,
  sql: string,
  milliseconds: number,
): Promise<string[] | false> {
  await tx.query(`savepoint law; set local statement_timeout = ${milliseconds}`);
  try {
    const { rows } = await tx.query<{ key: string }>(`${sql} limit ${COUNTED + 1}`);
    return rows.map(({ key }) => key);
  } catch (error) {
    const isTimeout = error instanceof Error && "code" in error && error.code === "57014";
    if (!isTimeout) throw error;
    await tx.query("rollback to savepoint law");
    return false;
  }
}
