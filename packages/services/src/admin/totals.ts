import type { AdminTotals } from "@lacquer/contracts";
import { type Queryable, transaction } from "@lacquer/db";
import { readTallies } from "@lacquer/db/tallies";
import type { Caller } from "../accounts/caller.ts";
import type { ServiceContext } from "../context.ts";
import { newestActions } from "./actions.ts";
import { isTimeout, STATEMENT_MS } from "./in-time.ts";
import { requireAdmin } from "./require-admin.ts";

const ACTIONS_SHOWN = 20;

const FAILED_LATELY = `
select error_code as code, count(*)::int as hour from generation_jobs
where completed_at > now() - interval '1 hour' and status = 'failed' group by 1`;

const CALLS = `
select provider, outcome, count(*)::int as calls, (coalesce(sum(cost_microdollars), 0) / 1e6)::float8 as "costUsd"
from provider_calls where started_at > now() - interval '24 hours' group by 1, 2 order by 1, 3 desc`;

const UPLOADS = `
select count(*)::int as pictures, coalesce(sum(bytes + coalesce(working_bytes, 0)), 0)::float8 as bytes from uploads`;
const RESULTS = `
select count(*)::int as pictures, coalesce(sum(bytes), 0)::float8 as bytes from job_images`;

const SIZES = `
select pg_database_size(current_database())::float8 as "databaseBytes",
       (select count(*) from discarded_objects)::int as "toRemove"`;

const ABUSE = `
select (select coalesce(sum(granted), 0) from free_credits
        where range = 'house' and hour > now() - interval '24 hours')::int as "starterCredits",
       (select count(*) from password_tries p, unnest(p.tries) one
        where p.last_at > now() - interval '1 hour' and one > now() - interval '1 hour')::int as "passwordTries",
       (select coalesce(sum(streams), 0) from open_streams where seen_at > now() - interval '1 minute')::int as "openStreams"`;

const BUSIEST = `
select key, count as requests from request_counts where window_start > now() - interval '1 minute'
order by count desc, key limit 5`;

/** Returns the monitor's figures that change slowly. Throws admin_required. */
export async function readAdminTotals(ctx: ServiceContext, caller: Caller): Promise<AdminTotals> {
  await requireAdmin(ctx.db.pool, caller);
  return transaction(ctx.db, async (tx) => {
    await tx.query("set transaction isolation level repeatable read read only");
    const { jobs, failures } = await readTallies(tx);
    const lately = (await tx.query<{ code: string; hour: number }>(FAILED_LATELY)).rows;
    const { databaseBytes, toRemove } = await one<{ databaseBytes: number; toRemove: number }>(
      tx,
      SIZES,
    );
    const abuse = await one<Omit<AdminTotals["abuse"], "busiest">>(tx, ABUSE);
    const busiest = (await tx.query<{ key: string; requests: number }>(BUSIEST)).rows;
    return {
      ended: {
        completed: jobs["completed"] ?? 0,
        failed: jobs["failed"] ?? 0,
        canceled: jobs["canceled"] ?? 0,
      },
      failures: byCode(failures, lately),
      calls: await inTime<NonNullable<AdminTotals["calls"]>[number]>(tx, CALLS),
      dailyBudgetUsd: ctx.config.providerDailyUsd ?? null,
      storage: {
        databaseBytes,
        toRemove,
        uploads: (await inTime<{ pictures: number; bytes: number }>(tx, UPLOADS))?.[0] ?? null,
        results: (await inTime<{ pictures: number; bytes: number }>(tx, RESULTS))?.[0] ?? null,
      },
      abuse: { ...abuse, busiest },
      actions: await newestActions(tx, ACTIONS_SHOWN),
    };
  });
}

function byCode(
  ever: Record<string, number>,
  lately: { code: string; hour: number }[],
): AdminTotals["failures"] {
  const hours = new Map(lately.map(({ code, hour }) => [code, hour]));
  return Object.entries(ever)
    .map(([code, count]) => ({ code, hour: hours.get(code) ?? 0, ever: count }))
    .sort((a, b) => b.hour - a.hour || b.ever - a.ever || a.code.localeCompare(b.code));
}

async function one<Row extends object>(tx: Queryable, sql: string): Promise<Row> {
  const { rows } = await tx.query<Row>(sql);
  const [row] = rows;
  if (!row) throw new Error("a statement of the monitor returned no row");
  return row;
}

/** Runs a statement that counts something, and returns the rows of its answer; null if the statement took too long. */
async function inTime<Row extends object>(tx: Queryable, sql: string): Promise<Row[] | null> {
  await tx.query(`savepoint counting`);
  await tx.query(`set local statement_timeout = ${STATEMENT_MS}`);
  try {
    const { rows } = await tx.query<Row>(sql);
    await tx.query("set local statement_timeout = default");
    return rows;
  } catch (error) {
    if (!isTimeout(error)) throw error;
    await tx.query("rollback to savepoint counting");
    return null;
  }
}
