import type { Queryable } from "../client.ts";

/** The work that is due in the queue, found in one look. Each part is only a hint, and acting on it checks again. */
export interface QueueSurvey {
  /** False when this worker's row is gone, so it must register again. */
  registered: boolean;
  /** True when some leases have expired. */
  expired: boolean;
  /** Milliseconds until the next job's pause is over; 0 or less = now, null = no job is parked. */
  dueInMs: number | null;
  /** True while nobody may call the provider; jobs wait, uncharged. */
  paused: boolean;
  /** True when a job may be claimed. */
  claimable: boolean;
  /** True when other processes run jobs. */
  othersRun: boolean;
  /** True when messages about ended jobs wait to be sent to devices. */
  tellable: boolean;
  /** Jobs that this worker claimed but does not run: the answer to their claim was lost, or their run broke off. */
  strays: { id: string; leaseToken: string }[];
}

const SURVEY = `
with seen as (
  update workers set last_seen_at = now() where id = $1 and last_seen_at < now() - interval '4 seconds'
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
 * The one statement of a tick: reports that this worker is alive, and returns what is due. `heldTokens` are the leases
 * that the worker knows of. Do not call it while one of the worker's own claims is under way.
 */
export async function surveyQueue(
  db: Queryable,
  input: { workerId: string; provider: string; heldTokens: string[] },
): Promise<QueueSurvey> {
  const { rows } = await db.query<
    Omit<QueueSurvey, "othersRun" | "dueInMs"> & { others_run: boolean; due_in_ms: number | null }
  >({
    name: "survey-queue",
    text: SURVEY,
    values: [input.workerId, input.provider, input.heldTokens],
  });
  const [row] = rows;
  if (!row) throw new Error("the queue's survey returned no row");
  const { others_run: othersRun, due_in_ms: dueInMs, ...survey } = row;
  return { ...survey, othersRun, dueInMs };
}
