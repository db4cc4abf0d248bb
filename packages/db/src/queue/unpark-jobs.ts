import type { Queryable } from "../client.ts";
import { UNPARK_INTO_USER_QUEUES } from "./user-queue/parts.ts";

export interface Unparked {
  freed: number;
  more: boolean;
  /** Milliseconds until the next parked job is due; null = no other job is parked. */
  nextInMs: number | null;
}

const UNPARK = `
with due as (
  select id, user_id
  from generation_jobs
  where status = 'pending' and parked and run_at <= now()
  order by run_at
  limit 1000
  for update skip locked
), lanes as (
  select l.user_id from user_lanes l
  where l.user_id in (select user_id from due)
  order by l.user_id
  for no key update skip locked
), freed as (
  update generation_jobs g set parked = false, run_at = null
  from due join lanes using (user_id)
  where g.id = due.id
  returning g.user_id
), counted as (${UNPARK_INTO_USER_QUEUES}
)
select (select count(*) from freed)::int as freed,
  exists (select 1 from generation_jobs where status = 'pending' and parked and run_at <= now()
          offset (select count(*) from freed)) as more,
  (select extract(epoch from min(run_at) - now()) * 1000 from generation_jobs
   where status = 'pending' and parked and run_at > now())::float8 as "nextInMs"`;

/**
 * Puts parked jobs that are due back into their users' queues. Their price was held all along. `more` is true when some
 * jobs could not be moved now, because they were too many or their queue was locked. `nextInMs` says when the next
 * parked job is due.
 */
export async function unparkJobs(db: Queryable): Promise<Unparked> {
  const { rows } = await db.query<Unparked>({ name: "unpark-jobs", text: UNPARK });
  return rows[0] ?? { freed: 0, more: false, nextInMs: null };
}
