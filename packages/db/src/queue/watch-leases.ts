import type { Queryable } from "../client.ts";
import { WORKER_LOCK_CLASS } from "../wake/channels.ts";

export interface LeaseWatch {
  /** The tokens of leases that are still valid. */
  held: Set<string>;
  /**
   * Workers that have running jobs although nobody holds their advisory lock. Always empty when the calling worker does
   * not hold its own lock.
   */
  unlocked: string[];
  /** True when a job may be claimed. */
  claimable: boolean;
}

const WATCH = `
with locks as materialized (
  select objid::bigint as id from pg_locks
  where locktype = 'advisory' and classid = $5 and objsubid = 2 and granted
    and database = (select oid from pg_database where datname = current_database())
)
select
  array(
    select lease_token from generation_jobs
    where id = any($1::uuid[]) and lease_token = any($2::uuid[]) and status = 'processing'
  ) as held,
  array(
    select w.id::text from workers w
    where $3::bigint is not null and w.locked
      and w.id = any(array(select lease_owner from generation_jobs where status = 'processing' and lease_owner <> $3))
      and not exists (select 1 from locks where id = w.id)
      and exists (select 1 from locks where id = $3)
  ) as unlocked,
  exists (select 1 from user_lanes where waiting > 0 and running < running_limit)
    and not exists (select 1 from standing_pauses where provider = $4) as claimable`;

/**
 * The quick check between two heartbeats. It finds out which of these leases are still valid, without extending them,
 * and whether other workers died. It reads the workers' advisory locks and never takes one. With `workerId` null, it
 * does not look for dead workers.
 */
export async function watchLeases(
  db: Queryable,
  input: {
    held: { id: string; leaseToken: string }[];
    workerId: string | null;
    provider: string;
  },
): Promise<LeaseWatch> {
  const { rows } = await db.query<{ held: string[]; unlocked: string[]; claimable: boolean }>({
    name: "watch-leases",
    text: WATCH,
    values: [
      input.held.map((job) => job.id),
      input.held.map((job) => job.leaseToken),
      input.workerId,
      input.provider,
      WORKER_LOCK_CLASS,
    ],
  });
  const [row] = rows;
  return {
    held: new Set(row?.held),
    unlocked: row?.unlocked ?? [],
    claimable: row?.claimable ?? false,
  };
}
