import { oldestWaitingSeconds, workersAlive } from "@lacquer/db/queue";
import { readTallies, type Tallies } from "@lacquer/db/tallies";
import type { ServiceContext } from "../context.ts";
import { TRIES_PER_WEBHOOK } from "../limits/keeping.ts";
import type { Pause } from "../provider-calls/index.ts";
import { waitWithTimeout } from "../resilience/timeout.ts";
import { readStandingPause } from "../system/provider-pause.ts";
import { ALIVE_SECONDS } from "../system/read-system.ts";
import { CALLING, UNDER_WAY as TRIES_UNDER_WAY } from "../webhooks/calling.ts";

/**
 * If the database does not answer within this time, it counts as unavailable for this scrape. Prometheus itself waits
 * 10 s.
 */
const SILENT_SECONDS = 2;

/**
 * Counts the jobs in progress. Each count uses an index that contains only the counted rows. Ended jobs are tallied
 * when they end.
 */
const UNDER_WAY = `
select (select count(*) from generation_jobs where status = 'pending' and not parked)::int
     + (select count(*) from generation_jobs where status = 'pending' and parked)::int as pending,
       (select count(*) from generation_jobs where status = 'processing')::int as processing`;

/**
 * How many seconds ago the earliest due delivery became due. A failed delivery is due again only after its pause.
 * Deliveries that wait for other tries at their own receiver are left out, because a slow receiver is its owner's
 * problem.
 */
const OVERDUE = `
with recursive ${CALLING}
select greatest(0, coalesce(extract(epoch from now() - min(first.due_at)), 0))::float8 as seconds
from calling cross join lateral (
  select min(due_at) as due_at from webhook_deliveries where webhook_id = calling.id and state = 'waiting'
) first
where ${TRIES_UNDER_WAY} < ${TRIES_PER_WEBHOOK}`;

/** The database's figures at one moment. */
export interface Figures {
  underWay: Record<string, number>;
  tallies: Tallies;
  oldestWaitingSeconds: number;
  workers: number;
  pause: Pause | null;
  webhooksOverdueSeconds: number;
}

async function readFigures(ctx: ServiceContext): Promise<Figures> {
  const { pool } = ctx.db;
  const [underWay, tallies, oldest, workers, pause, overdue] = await Promise.all([
    pool.query<Record<string, number>>({ name: "jobs-under-way", text: UNDER_WAY }),
    readTallies(pool),
    oldestWaitingSeconds(pool),
    workersAlive(pool, ALIVE_SECONDS),
    readStandingPause(ctx),
    pool.query<{ seconds: number }>({ name: "webhooks-overdue", text: OVERDUE }),
  ]);
  return {
    underWay: underWay.rows[0] ?? {},
    tallies,
    oldestWaitingSeconds: oldest,
    workers,
    pause,
    webhooksOverdueSeconds: overdue.rows[0]?.seconds ?? 0,
  };
}

/**
 * Returns a function that reads the figures for one scrape. All metrics of a scrape ask at the same time and share one
 * reading. Null = the database is unavailable, or did not answer in time.
 */
export function createFigures(ctx: ServiceContext): () => Promise<Figures | null> {
  let look: Promise<Figures | null> | undefined;
  async function ask(): Promise<Figures | null> {
    let found: Figures | null = null;
    const reading = readFigures(ctx).then((figures) => (found = figures));
    try {
      await waitWithTimeout(reading, SILENT_SECONDS);
    } catch (error) {
      ctx.log.warn({ err: error }, "the database's figures could not be read");
    }
    // If the reading fails after the timeout, it needs no second report.
    reading.catch(() => {});
    return found;
  }
  return () => {
    look ??= ask().finally(() => (look = undefined));
    return look;
  };
}
