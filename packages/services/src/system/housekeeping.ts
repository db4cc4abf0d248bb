import { transaction } from "@lacquer/db";
import { foldTallies } from "@lacquer/db/tallies";
import type { ServiceContext } from "../context.ts";
import { sweepWhenDue } from "./sweeps.ts";

/*
 * Housekeeping is the daily removal of what is outdated: rows here, pictures and people who went in sweeps.ts. It
 * is no maintenance of the queue (generation/worker/queue-maintenance.ts), which each tick does. The table `chores`
 * says when a part of it that only one process should do was begun last.
 */

/** How often a process looks whether anything has to be thrown away, and how long after its start at first. */
const EVERY_MS = 5 * 60_000;
const FIRST_MS = 60_000;
/** Rows a statement removes at most, so that it holds locks for a moment only. */
const BATCH = 1_000;
/** The advisory lock of whoever removes what is outdated; one at a time is enough. */
const LOCK = 5_271_011;

/**
 * What is kept for a while only. Idempotency keys are promised for 24 hours; sign-in limits count over minutes, in
 * milliseconds since 1970.
 */
export const OUTDATED = [
  ["idempotency_keys", "created_at < now() - interval '48 hours'"],
  ["request_counts", "window_start < now() - interval '10 minutes'"],
  ["password_tries", "last_at < now() - interval '1 hour'"],
  // A key that has ended is listed as such for a while, so that its person can tell why a program stopped.
  ["api_keys", "expires_at < now() - interval '30 days'"],
  // The ceiling looks back over 25 hours.
  ["free_credits", "hour < now() - interval '2 days'"],
  ["workers", "last_seen_at < now() - interval '1 day'"],
  ["processes", "seen_at < now() - interval '1 day'"],
  ["sessions", "expires_at < now()"],
  ["verifications", "expires_at < now()"],
  ["open_streams", "seen_at < now() - interval '10 minutes'"],
  // Anybody can make these for nothing; what was ever charged keeps its ledger's rows company.
  [
    "generation_jobs",
    `status in ('failed', 'canceled') and not credits_deducted and completed_at < now() - interval '30 days'
     and not exists (select 1 from credit_ledger l where l.job_id = generation_jobs.id)`,
  ],
  ["rate_limits", "last_request < extract(epoch from now() - interval '1 day') * 1000"],
] as const;

/**
 * Removes what is outdated, in batches of which each is a statement of its own; answers how many rows went. Does
 * nothing while another process is at it.
 */
export async function removeOutdated(ctx: Pick<ServiceContext, "db">): Promise<number> {
  let removed = 0;
  for (const [table, condition] of OUTDATED) {
    for (;;) {
      const count = await transaction(ctx.db, async (tx) => {
        const { rows } = await tx.query<{ mine: boolean }>(
          "select pg_try_advisory_xact_lock($1) as mine",
          [LOCK],
        );
        if (!rows[0]?.mine) return 0;
        const { rowCount } = await tx.query(
          `delete from ${table} where ctid = any(array(select ctid from ${table} where ${condition} limit ${BATCH}))`,
        );
        return rowCount ?? 0;
      });
      removed += count;
      if (count < BATCH) break;
    }
  }
  return removed;
}

/** Adds what ended lately to the tallies; until then it is counted row by row. */
async function foldWhatEnded({ db }: Pick<ServiceContext, "db">): Promise<void> {
  while ((await foldTallies(db.pool, BATCH)) === BATCH);
}

/** The same for a process that calls it with every tick: mostly it does nothing. A failure is logged, never thrown. */
export function createHousekeeper(ctx: ServiceContext): () => Promise<void> {
  let next = performance.now() + FIRST_MS;
  let sweeping: Promise<void> | undefined;
  return async () => {
    if (performance.now() < next) return;
    next = performance.now() + EVERY_MS;
    // A large store takes long to look through; no tick waits for that.
    sweeping ??= sweepWhenDue(ctx).finally(() => (sweeping = undefined));
    try {
      await foldWhatEnded(ctx);
      const removed = await removeOutdated(ctx);
      if (removed > 0) ctx.log.info({ removed }, "outdated rows removed");
    } catch (error) {
      ctx.log.warn({ err: error }, "outdated rows could not be removed");
    }
  };
}
