import { START_FROM_USER_QUEUES } from "./user-queue/parts.ts";

/**
 * Claims any kind of job. Each job is paid by its payer: its owner, or a wallet that several people share. A running
 * sum of prices shows which jobs the payer's balance and the person's monthly limit allow. The first job that cannot be
 * paid fails without a charge; later jobs wait for the next round.
 *
 * A payer may limit what each person spends in a month. A person without a row in spend_months for this month gets one
 * now and is served in the next round, so that the sum in this row is always read under the payer's lock.
 */
export const CLAIM_ANY = `
with lanes as (
  select l.user_id, l.turn, l.running_limit - l.running as room
  from user_lanes l
  where l.waiting > 0 and l.running < l.running_limit
    and not exists (select 1 from standing_pauses where provider = $4)
  order by l.turn, l.user_id
  limit $1
  for no key update of l skip locked
), picked as (
  select lanes.user_id, lanes.turn, j.id, j.seq, j.payer_id, j.price
  from lanes
  cross join lateral (
    select g.id, g.seq, g.payer_id, case when g.credits_deducted then 0 else g.cost end as price
    from generation_jobs g
    where g.user_id = lanes.user_id and g.status = 'pending' and not g.parked
    order by g.seq
    limit least(lanes.room, $1)
    for update skip locked
  ) j
), payers as (
  select u.id, u.credits, u.limits_spending
  from users u
  join user_lanes l on l.user_id = u.id
  where u.id = any(array(select distinct payer_id from picked))
    and l.user_id = any(array(select distinct payer_id from picked))
  for no key update of u, l skip locked
), months as (
  select s.payer_id, s.actor_id, s.cap - s.spent as room
  from spend_months s
  where s.payer_id = any(array(select id from payers where limits_spending))
    and s.month = date_trunc('month', now())::date
  for no key update skip locked
), opened as (
  insert into spend_months (payer_id, actor_id, month, cap)
  select distinct p.payer_id, p.user_id, date_trunc('month', now())::date, (
    select s.cap from spend_months s where s.payer_id = p.payer_id and s.actor_id = p.user_id
    order by s.month desc limit 1
  )
  from picked p
  join payers on payers.id = p.payer_id and payers.limits_spending
  where (p.payer_id, p.user_id) not in (select payer_id, actor_id from months)
  on conflict do nothing
), numbered as (
  select p.*, payers.credits, months.room,
    row_number() over (partition by p.user_id order by p.seq) as nth
  from picked p
  join payers on payers.id = p.payer_id
  left join months on months.payer_id = p.payer_id and months.actor_id = p.user_id
  where not payers.limits_spending or months.payer_id is not null
), chosen as (
  select *, sum(price) over (partition by payer_id order by place) <= credits as affordable,
    coalesce(sum(price) over (partition by payer_id, user_id order by place) <= room, true) or price = 0 as allowed
  from (select *, row_number() over (order by nth, turn, user_id) as place from numbered) ranked
  where place <= $1
), judged as (
  select *, count(*) filter (where not (affordable and allowed)) over (partition by payer_id order by place) as refusals
  from chosen
), started as (
  update generation_jobs g
  set status = 'processing', attempt = g.attempt + 1, credits_deducted = true,
      lease_token = gen_random_uuid(), lease_owner = $2, lease_until = now() + make_interval(secs => $3),
      provider = $4, started_at = coalesce(g.started_at, now()), run_at = null,
      error_code = null, error_message = null, updated_at = now(), version = nextval('job_version_seq')
  from judged c
  where g.id = c.id and g.id = any(array(select id from judged where affordable and allowed))
  returning g.id, g.user_id, g.payer_id, g.lease_token, g.attempt, g.deaths, g.request_id,
    g.traceparent, g.attempt_traceparent, c.price, c.place,
    case when g.attempt = 1 then extract(epoch from now() - coalesce(g.grace_until, g.created_at))::float8 end as waited
), unpaid as (
  update generation_jobs g
  set status = 'failed', error_code = case when c.allowed then 'insufficient_credits' else 'limit_reached' end,
      error_message = case when c.allowed then $5 else $6 end,
      completed_at = now(), updated_at = now(), version = nextval('job_version_seq')
  from judged c
  where g.id = c.id
    and g.id = any(array(select id from judged where not (affordable and allowed) and refusals = 1))
  returning g.id, g.user_id, g.payer_id, c.price
), charged as (
  insert into credit_ledger (user_id, job_id, kind, amount, actor_id)
  select payer_id, id, 'charge', -price, user_id from started where price > 0
), paid as (
  update users u set credits = u.credits - s.price
  from (select payer_id, sum(price) as price from started group by payer_id) s
  where u.id = s.payer_id and s.price > 0
), drawn as (
  update spend_months m set spent = m.spent + s.price
  from (select payer_id, user_id, sum(price) as price from started where price > 0 group by payer_id, user_id) s
  where m.payer_id = s.payer_id and m.actor_id = s.user_id and m.month = date_trunc('month', now())::date
), gone as (
  select user_id, payer_id, price, 1 as started from started
  union all select user_id, payer_id, price, 0 from unpaid
), ${START_FROM_USER_QUEUES}, served as (
  select user_id, count(*) as jobs from chosen group by user_id
)
select coalesce((
    select jsonb_agg(jsonb_build_object('id', id, 'user_id', user_id, 'lease_token', lease_token,
      'attempt', attempt, 'deaths', deaths, 'waited', waited, 'request_id', request_id, 'traceparent', traceparent,
      'attempt_traceparent', attempt_traceparent) order by place) from started
  ), '[]') as jobs,
  exists (select 1 from unpaid) or exists (
    select 1 from (
      select user_id, least(waiting, running_limit - running) as room from user_lanes
      where waiting > 0 and running < running_limit order by turn, user_id limit $1 + 1
    ) l left join served s using (user_id) where l.room > coalesce(s.jobs, 0)
  ) and not exists (select 1 from standing_pauses where provider = $4) as more`;
