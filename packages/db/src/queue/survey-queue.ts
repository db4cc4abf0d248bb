import type { Queryable } from "../client.ts";

/**
 * The work that is due in the queue, found by one statement. Each field is only a hint: the code that acts on it checks
 * again.
 */
export interface QueueSurvey {
  /** False when this worker's row is gone, so it must register again. */
  registered: boolean;
  /** True when some leases have expired. */
  expired: boolean;
  /** Milliseconds until the next parked job is due; 0 or less = now, null = no job is parked. */
  dueInMs: number | null;
  /** True while nobody may call the image provider. Jobs then wait and are not charged. */
  paused: boolean;
  /** True when a job may be claimed. */
  claimable: boolean;
  /** True when other processes run jobs. */
  othersRun: boolean;
  /** True when messages about ended jobs are waiting to be sent to devices. */
  tellable: boolean;
  /** Jobs that this worker claimed but does not run, because the answer to the claim was lost or the run broke off. */
  strays: { id: string; leaseToken: string }[];
}

const SURVEY = `
with seen as (
  update workers set last_seen_at = now(), last_claim_at = case when $4::boolean then now() else last_claim_at end
  where id = $1 and ($4 or last_seen_at < now() - interval '4 seconds')
)
select
  exists (select 1 from workers where id = $1) as registered,
  exists (select 1 from generation_jobs where status = 'processing' and lease_until < now()) as expired,
  (select extract(epoch from min(run_at) - now()) * 1000 from generation_jobs
   where status = 'pending' and parked)::float8 as due_in_ms,
  exists (select 1 from standing_pauses where provider = $2) as paused,
  exists (select 1 from user_lanes where waiting > 0 and running < running_limit) as claimable,
  exists (select 1 from generation_jobs where status = 'processing' and lease_owner <> $1) as others_run,
  exists (select 1 from push_deliveries where due_at <= now()) as tellable,
  (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'leaseToken', lease_token)), '[]') from generation_jobs
   where status = 'processing' and lease_owner = $1 and not lease_token = any($3::uuid[])) as strays`;

/**
 * The one statement of each maintenance tick. It records that this worker is alive, and returns the work that is due.
 * `hasClaimed` is true if the worker has claimed a job since the last tick. `heldTokens` are the leases that the worker
 * knows of. Do not call this function while one of the worker's own claims is under way.
 */
export async function surveyQueue(
  db: Queryable,
  input: { workerId: string; provider: string; heldTokens: string[]; hasClaimed: boolean },
): Promise<QueueSurvey> {
  const { rows } = await db.query<
    Omit<QueueSurvey, "othersRun" | "dueInMs"> & { others_run: boolean; due_in_ms: number | null }
  >({
    name: "survey-queue",
    text: SURVEY,
    values: [input.workerId, input.provider, input.heldTokens, input.hasClaimed],
  });
  const [row] = rows;
  if (!row) throw new Error("the queue's survey returned no row");
  const { others_run: othersRun, due_in_ms: dueInMs, ...survey } = row;
  return { ...survey, othersRun, dueInMs };
}
