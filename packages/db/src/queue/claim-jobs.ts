import type { Queryable } from "../client.ts";
import { START_FROM_USER_QUEUES } from "./user-queue/parts.ts";

/** A job that this process now holds; only `leaseToken` lets it write to the job from here on. */
export interface ClaimedJob {
  id: string;
  userId: number;
  leaseToken: string;
  attempt: number;
  /** How many workers died while they ran it. */
  deaths: number;
  /** Seconds in the queue; null when this is not its first attempt. */
  waitedSeconds: number | null;
}

export interface Claim {
  jobs: ClaimedJob[];
  /** Somebody could still be served: that person's queue was locked by another, or this claim's slots were too few. */
  more: boolean;
}

/**
 * Claim, charge and ledger in one statement, or nothing. Users served longest ago come first; a user at the limit is
 * not in the index at all. The running sum of prices decides, per user, what the balance can pay: the first job it
 * cannot pay fails uncharged, later ones stay for the next round. It never waits for a lock (SKIP LOCKED), so it can
 * lock user queue and user before the job, against the order of everything that does wait. The ids are handed over as
 * arrays because the planner takes those for short, and a join with the list for long: it would read the whole table.
 * While the provider is paused nobody is served. `more` is read from before the statement's own changes.
 */
const CLAIM = `
with lanes as (
  select l.user_id, l.turn, l.running_limit - l.running as room, u.credits
  from user_lanes l
  join users u on u.id = l.user_id
  where l.waiting > 0 and l.running < l.running_limit
    and not exists (select 1 from standing_pauses where provider = $4)
  order by l.turn, l.user_id
  limit $1
  for no key update of l, u skip locked
), picked as (
  select lanes.user_id, lanes.turn, lanes.credits, j.id, j.seq, j.cost, j.price
  from lanes
  cross join lateral (
    select g.id, g.seq, g.cost, case when g.credits_deducted then 0 else g.cost end as price
    from generation_jobs g
    where g.user_id = lanes.user_id and g.status = 'pending' and not g.parked
    order by g.seq
    limit least(lanes.room, $1)
    for update skip locked
  ) j
), numbered as (
  select *, row_number() over (partition by user_id order by seq) as nth from picked
), chosen as (
  select *, sum(price) over (partition by user_id order by nth) as owed
  from (select *, row_number() over (order by nth, turn, user_id) as place from numbered) ranked
  where place <= $1
), started as (
  update generation_jobs g
  set status = 'processing', attempt = g.attempt + 1, credits_deducted = true,
      lease_token = gen_random_uuid(), lease_owner = $2, lease_until = now() + make_interval(secs => $3),
      provider = $4, started_at = coalesce(g.started_at, now()), run_at = null,
      error_code = null, error_message = null, updated_at = now(), version = nextval('job_version_seq')
  from chosen c
  where g.id = c.id and g.id = any(array(select id from chosen where owed <= credits))
  returning g.id, g.user_id, g.lease_token, g.attempt, g.deaths, c.price,
    case when g.attempt = 1 then extract(epoch from now() - g.created_at)::float8 end as waited
), unpaid as (
  update generation_jobs g
  set status = 'failed', error_code = 'insufficient_credits', error_message = $5,
      completed_at = now(), updated_at = now(), version = nextval('job_version_seq')
  from chosen c
  where g.id = c.id
    and g.id = any(array(select id from chosen where owed > credits and owed - price <= credits))
  returning g.id, g.user_id, c.price
), charged as (
  insert into credit_ledger (user_id, job_id, kind, amount)
  select user_id, id, 'charge', -price from started where price > 0
), paid as (
  update users u set credits = u.credits - s.price
  from (select user_id, sum(price) as price from started group by user_id) s
  where u.id = s.user_id and s.price > 0
), moved as (${START_FROM_USER_QUEUES}
), served as (
  select user_id, count(*) as jobs from chosen group by user_id
)
select coalesce((select jsonb_agg(to_jsonb(started) - 'price') from started), '[]') as jobs,
  exists (select 1 from unpaid) or exists (
    select 1 from (
      select user_id, least(waiting, running_limit - running) as room from user_lanes
      where waiting > 0 and running < running_limit order by turn, user_id limit $1 + 1
    ) l left join served s using (user_id) where l.room > coalesce(s.jobs, 0)
  ) and not exists (select 1 from standing_pauses where provider = $4) as more`;

/**
 * Takes up to `slots` waiting jobs for `owner` with a fresh lease token each, and charges those not charged yet.
 * `unpaidMessage` is the sentence of a job that the balance cannot pay.
 */
export async function claimJobs(
  db: Queryable,
  input: {
    slots: number;
    owner: string;
    leaseSeconds: number;
    provider: string;
    unpaidMessage: string;
  },
): Promise<Claim> {
  const { rows } = await db.query<{
    jobs: {
      id: string;
      user_id: number;
      lease_token: string;
      attempt: number;
      deaths: number;
      waited: number | null;
    }[];
    more: boolean;
  }>({
    name: "claim-jobs",
    text: CLAIM,
    values: [input.slots, input.owner, input.leaseSeconds, input.provider, input.unpaidMessage],
  });
  const [row] = rows;
  return {
    more: row?.more ?? false,
    jobs: (row?.jobs ?? []).map((job) => ({
      id: job.id,
      userId: job.user_id,
      leaseToken: job.lease_token,
      attempt: job.attempt,
      deaths: job.deaths,
      waitedSeconds: job.waited,
    })),
  };
}
