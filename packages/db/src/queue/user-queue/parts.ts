/**
 * The changes of user_lanes that belong inside a larger statement, as its parts. `held` is money: everything that
 * writes it stands in this folder.
 */

/** In the claim: `lanes` were looked at, `started` and `unpaid` are the jobs that left their place among the waiting. */
export const START_FROM_USER_QUEUES = `
  update user_lanes l
  set waiting = l.waiting - coalesce(s.jobs, 0), running = l.running + coalesce(s.started, 0),
      held = l.held - coalesce(s.price, 0), turn = nextval('lane_turn_seq')
  from lanes
  left join (
    select user_id, count(*) as jobs, sum(started) as started, sum(price) as price
    from (select user_id, price, 1 as started from started union all select user_id, price, 0 from unpaid) gone
    group by user_id
  ) s using (user_id)
  where l.user_id = lanes.user_id`;

/** In the un-parking: the jobs in `freed` wait again. Their price was held all along. */
export const UNPARK_INTO_USER_QUEUES = `
update user_lanes l set waiting = l.waiting + f.jobs
from (select user_id, count(*) as jobs from freed group by user_id) f
where l.user_id = f.user_id`;

/** In the starter grant: an empty queue for each user in `locked` who has none; answers whose are new. */
export const OPEN_USER_QUEUES = `
  insert into user_lanes (user_id, turn) select id, nextval('lane_turn_seq') from locked
  on conflict do nothing returning user_id`;
