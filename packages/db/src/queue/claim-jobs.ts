import type { Queryable } from "../client.ts";
import { CLAIM_ANY } from "./claim-any-jobs.ts";
import { START_OWN_JOBS } from "./user-queue/parts.ts";

/** A job that this process has claimed. From now on, only the holder of `leaseToken` can write to the job. */
export interface ClaimedJob {
  id: string;
  userId: number;
  leaseToken: string;
  attempt: number;
  /** The number of workers that died while running this job. */
  deaths: number;
  /** Seconds in the queue; null when this is not the job's first attempt. */
  waitedSeconds: number | null;
  /** The id of the request that created the job, as in the logs. */
  requestId: string | null;
  /** The traceparent of the job's create request; null = no traces were sent. */
  traceparent: string | null;
  /** The traceparent of the attempt before this one; null = no traces were sent. */
  attemptTraceparent: string | null;
  /** When the claim was sent, in milliseconds since 1970 by this process's clock. Only for traces. */
  claimedFrom: number;
  /** When the claim was answered, in the same unit. Only for traces. */
  claimedTo: number;
}

export interface Claim {
  jobs: ClaimedJob[];
  /**
   * True when more jobs could be claimed, because another process had locked a user's queue or this claim had too few
   * slots.
   */
  more: boolean;
}

/**
 * Claims jobs, charges them and writes the ledger, all in one statement or not at all. Users served longest ago come
 * first. The index that this statement reads contains no user without a free slot. While the provider is paused, nobody
 * is served.
 *
 * Statements that wait for locks lock the job first, then queue and payer. This statement never waits (SKIP LOCKED), so
 * it may lock queue and payer first.
 *
 * Ids are passed as arrays, because the planner expects an array to be short. For a joined list, it would expect many
 * ids and read the whole table.
 *
 * `more` describes the queue as it was before the statement's own changes.
 *
 * This statement serves people who pay for themselves, have no limit and can pay: nearly everybody. A chosen job is
 * `odd` if somebody else pays, a limit applies, or the balance is too small. If there is an odd job, this statement
 * changes nothing, and CLAIM_ANY does all of the work. The parts that write user queues are in ./user-queue/parts.ts.
 */
const CLAIM_OWN = `
with lanes as (
  select l.user_id, l.turn, l.running_limit - l.running as room, u.credits, u.limits_spending
  from user_lanes l
  join users u on u.id = l.user_id
  where l.waiting > 0 and l.running < l.running_limit
    and not exists (select 1 from standing_pauses where provider = $4)
  order by l.turn, l.user_id
  limit $1
  for no key update of l, u skip locked
), chosen as (
  select *, sum(price) over (partition by user_id order by seq) as owed from (
    select lanes.user_id, lanes.credits, lanes.limits_spending, j.id, j.seq, j.payer_id, j.price,
      row_number() over (order by j.nth, lanes.turn, lanes.user_id) as place
    from lanes
    cross join lateral (
      select s.*, row_number() over (order by s.seq) as nth from (
        select g.id, g.seq, g.payer_id, case when g.credits_deducted then 0 else g.cost end as price
        from generation_jobs g
        where g.user_id = lanes.user_id and g.status = 'pending' and not g.parked
        order by g.seq
        limit least(lanes.room, $1)
        for update skip locked
      ) s
    ) j
  ) ranked
  where place <= $1
), oddity as (
  select exists (select 1 from chosen where payer_id <> user_id or limits_spending or owed > credits) as is_odd
), started as (
  update generation_jobs g
  set status = 'processing', attempt = g.attempt + 1, credits_deducted = true,
      lease_token = gen_random_uuid(), lease_owner = $2, lease_until = now() + make_interval(secs => $3),
      provider = $4, started_at = coalesce(g.started_at, now()), run_at = null,
      error_code = null, error_message = null, updated_at = now(), version = nextval('job_version_seq')
  from chosen c
  where g.id = c.id and g.id = any(array(select id from chosen where not (select is_odd from oddity)))
  returning g.id, g.user_id, g.lease_token, g.attempt, g.deaths, g.request_id,
    g.traceparent, g.attempt_traceparent, c.price, c.place,
    case when g.attempt = 1 then extract(epoch from now() - coalesce(g.grace_until, g.created_at))::float8 end as waited
), charged as (
  insert into credit_ledger (user_id, job_id, kind, amount, actor_id)
  select user_id, id, 'charge', -price, user_id from started where price > 0
), served as (
  select user_id, count(*) as jobs, sum(price) as price from started group by user_id
), paid as (
  update users u set credits = u.credits - s.price from served s where u.id = s.user_id and s.price > 0
), ${START_OWN_JOBS}
select coalesce((
    select jsonb_agg(jsonb_build_object('id', id, 'user_id', user_id, 'lease_token', lease_token,
      'attempt', attempt, 'deaths', deaths, 'waited', waited, 'request_id', request_id, 'traceparent', traceparent,
      'attempt_traceparent', attempt_traceparent) order by place) from started
  ), '[]') as jobs,
  (select is_odd from oddity) as odd,
  exists (
    select 1 from (
      select user_id, least(waiting, running_limit - running) as room from user_lanes
      where waiting > 0 and running < running_limit order by turn, user_id limit $1 + 1
    ) l left join served s using (user_id) where l.room > coalesce(s.jobs, 0)
  ) and not exists (select 1 from standing_pauses where provider = $4) as more`;

/**
 * Takes up to `slots` waiting jobs for `owner`, gives each a fresh lease token, and charges those that are not charged
 * yet. A job that the balance cannot pay fails with `unpaidMessage`; a job over a monthly limit fails with
 * `limitMessage`.
 */
export async function claimJobs(
  db: Queryable,
  input: {
    slots: number;
    owner: string;
    leaseSeconds: number;
    provider: string;
    unpaidMessage: string;
    limitMessage: string;
  },
): Promise<Claim> {
  const values = [input.slots, input.owner, input.leaseSeconds, input.provider];
  const from = Date.now();
  const own = await db.query<Claimed>({ name: "claim-own-jobs", text: CLAIM_OWN, values });
  if (!own.rows[0]?.odd) return claimOf(own.rows[0], from);
  const any = await db.query<Claimed>({
    name: "claim-any-jobs",
    text: CLAIM_ANY,
    values: [...values, input.unpaidMessage, input.limitMessage],
  });
  return claimOf(any.rows[0], from);
}

interface Claimed {
  jobs: {
    id: string;
    user_id: number;
    lease_token: string;
    attempt: number;
    deaths: number;
    waited: number | null;
    request_id: string | null;
    traceparent: string | null;
    attempt_traceparent: string | null;
  }[];
  odd?: boolean;
  more: boolean;
}

function claimOf(row: Claimed | undefined, claimedFrom: number): Claim {
  const claimedTo = Date.now();
  return {
    more: row?.more ?? false,
    jobs: (row?.jobs ?? []).map((job) => ({
      id: job.id,
      userId: job.user_id,
      leaseToken: job.lease_token,
      attempt: job.attempt,
      deaths: job.deaths,
      waitedSeconds: job.waited,
      requestId: job.request_id,
      traceparent: job.traceparent,
      attemptTraceparent: job.attempt_traceparent,
      claimedFrom,
      claimedTo,
    })),
  };
}
