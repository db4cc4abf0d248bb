/**
 * Parts of larger statements that change user_lanes. All code that writes `held` is in this folder, because `held` is
 * money.
 */

/**
 * Two parts of CLAIM_OWN. They give each user queue in `lanes` a new turn, count the jobs in `served` as running, and
 * no longer hold the price of these jobs. If there is an odd job, as CLAIM_OWN defines it, nothing changes. The claim
 * has locked all of these rows. The reason why `moves` is materialized is given at START_FROM_USER_QUEUES.
 */
export const START_OWN_JOBS = `moves as materialized (
  select lanes.user_id, coalesce(s.jobs, 0) as jobs, coalesce(s.price, 0) as price
  from lanes left join served s on s.user_id = lanes.user_id
  where not (select is_odd from oddity)
), moved as (
  update user_lanes l
  set waiting = l.waiting - m.jobs, running = l.running + m.jobs, held = l.held - m.price,
      turn = nextval('lane_turn_seq')
  from moves m
  where l.user_id = m.user_id
)`;

/**
 * Two parts of CLAIM_ANY. They give each user queue in `lanes` a new turn. The jobs in `gone` no longer count as
 * waiting, and their price is no longer held for their `payers`. The claim has locked the rows of `lanes` and `payers`.
 *
 * The union is a materialized part of its own, because Postgres 18 made mistakes with the union inside the update. It
 * left a queue unchanged if the queue had been changed between the statement's snapshot and its lock, so the counts
 * drifted.
 */
export const START_FROM_USER_QUEUES = `moves as materialized (
  select q.user_id, q.served, coalesce(s.jobs, 0) as jobs, coalesce(s.started, 0) as started,
    coalesce(p.price, 0) as price
  from (
    select user_id, true as served from lanes
    union all select id, false from payers where id not in (select user_id from lanes)
  ) q
  left join (select user_id, count(*) as jobs, sum(started) as started from gone group by user_id) s
    on q.served and s.user_id = q.user_id
  left join (select payer_id, sum(price) as price from gone group by payer_id) p on p.payer_id = q.user_id
), moved as (
  update user_lanes l
  set waiting = l.waiting - m.jobs, running = l.running + m.started, held = l.held - m.price,
      turn = case when m.served then nextval('lane_turn_seq') else l.turn end
  from moves m
  where l.user_id = m.user_id
)`;

/** For unparking: counts the jobs in `freed` as waiting again. The price of these jobs was held all along. */
export const UNPARK_INTO_USER_QUEUES = `
update user_lanes l set waiting = l.waiting + f.jobs
from (select user_id, count(*) as jobs from freed group by user_id) f
where l.user_id = f.user_id`;

/** For the starter grant: opens an empty queue for each user in `locked` who has no queue, and returns those users. */
export const OPEN_USER_QUEUES = `
  insert into user_lanes (user_id, turn) select id, nextval('lane_turn_seq') from locked
  on conflict do nothing returning user_id`;
