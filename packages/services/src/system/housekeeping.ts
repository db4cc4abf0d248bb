import { transaction } from "@lacquer/db";
import { foldTallies } from "@lacquer/db/tallies";
import type { ServiceContext } from "../context.ts";
import { sweepWhenDue } from "./sweeps.ts";

/*
 * Housekeeping removes outdated data: rows here, pictures and people in sweeps.ts. The maintenance of the queue
 * (generation/worker/queue-maintenance.ts) is separate and runs with every tick. The table `chores` holds, for each
 * task that only one process should do, the time of its last start.
 */

/**
 * EVERY_MS is the interval at which a process looks for outdated data. FIRST_MS is the time from the process's start to
 * its first look.
 */
const EVERY_MS = 5 * 60_000;
const FIRST_MS = 60_000;
/**
 * The maximum number of rows that one statement removes. The number is limited so that locks are held only for a
 * moment.
 */
const BATCH = 1_000;
/** The advisory lock for removing outdated data: only one process at a time does this, which is enough. */
const LOCK = 5_271_011;

/**
 * Conditions for rows that are outdated. Idempotency keys are promised for 24 hours. The rows of `rate_limits` (limits
 * for sign-ins) matter for some minutes, and their times are in milliseconds since 1970.
 */
export const OUTDATED = [
  ["idempotency_keys", "created_at < now() - interval '48 hours'"],
  ["request_counts", "window_start < now() - interval '10 minutes'"],
  ["password_tries", "last_at < now() - interval '1 hour'"],
  // An expired key stays in the list for a while, so that its owner can see why a program stopped working.
  ["api_keys", "expires_at < now() - interval '30 days'"],
  // The ceiling for free credits needs the rows of the last 25 hours only.
  ["free_credits", "hour < now() - interval '2 days'"],
  ["phone_links", "expires_at < now() - interval '1 day'"],
  ["mails", "created_at < now() - interval '1 day'"],
  ["webhook_deliveries", "created_at < now() - interval '30 days'"],
  // The audit's trigger refuses to delete younger entries.
  ["audit_entries", "at < now() - interval '1 year'"],
  // Entries that were written while their account was being emptied. Emptying removes all others itself.
  [
    "audit_entries",
    `act <> 'account_emptied' and user_id in (select id from users where emptied_at > now() - interval '30 days')`,
  ],
  ["workers", "last_seen_at < now() - interval '1 day'"],
  ["processes", "seen_at < now() - interval '1 day'"],
  ["sessions", "expires_at < now()"],
  ["verifications", "expires_at < now()"],
  ["open_streams", "seen_at < now() - interval '10 minutes'"],
  // Jobs that were never charged go early, because anybody can create such jobs for free.
  [
    "generation_jobs",
    `status in ('failed', 'canceled') and not credits_deducted and completed_at < now() - interval '30 days'
     and not exists (select 1 from credit_ledger l where l.job_id = generation_jobs.id)`,
  ],
  // Jobs that were charged, made no image and cost nothing in the end. The ledger keeps their ids. Jobs with images
  // stay, because the collection refers to them; so do jobs with a call that the image provider may have billed, because
  // the record of what was paid would go with them.
  [
    "generation_jobs",
    `status in ('failed', 'canceled') and credits_deducted and refunded = cost
     and completed_at < now() - interval '1 year'
     and not exists (select 1 from job_images i where i.job_id = generation_jobs.id)
     and not exists (select 1 from provider_calls c where c.job_id = generation_jobs.id
       and (c.cost_microdollars > 0 or c.outcome not in ('refused', 'busy', 'failed')))`,
  ],
  ["rate_limits", "last_request < extract(epoch from now() - interval '1 day') * 1000"],
] as const;

/**
 * Removes outdated rows in batches, one statement each, and returns their number. Does nothing while another process
 * removes them.
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

/** Adds recently ended jobs to the tallies. Until then, readers count these jobs row by row. */
async function foldWhatEnded({ db }: Pick<ServiceContext, "db">): Promise<void> {
  while ((await foldTallies(db.pool, BATCH)) === BATCH);
}

/**
 * Returns a function for a process to call with every tick. Usually it does nothing; every five minutes it does all
 * housekeeping that is due. A failure is logged, never thrown.
 */
export function createHousekeeper(ctx: ServiceContext): () => Promise<void> {
  let next = performance.now() + FIRST_MS;
  let sweeping: Promise<void> | undefined;
  return async () => {
    if (performance.now() < next) return;
    next = performance.now() + EVERY_MS;
    // No tick waits for the sweeps, because searching a large store takes long.
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
