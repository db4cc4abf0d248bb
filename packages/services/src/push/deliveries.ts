import type { PushMessage } from "@lacquer/contracts";
import type { Database } from "@lacquer/db";

/** The ended jobs that one message reports to one device. */
export interface Delivery {
  subscriptionId: string;
  userId: number;
  endpoint: string;
  p256dh: string;
  auth: string;
  /**
   * The number of this try. If the message's jobs were tried a different number of times, this is the highest number.
   */
  attempt: number;
  message: PushMessage;
}

/**
 * The maximum number of jobs in one message; further jobs go into another message. The ids of this many jobs fit well
 * within a push service's limit of 4 kB.
 */
const JOBS_MAX = 20;

/**
 * Takes the due messages of the `$1` devices that have waited longest, with all newer messages for the same devices.
 * Sets the time of the next try (in 30 s, then 2, 8 and 32 minutes), so that nothing is lost if this process dies, and
 * no other process sends the same message at the same time.
 */
const TAKE = `
with devices as (
  select subscription_id as id from (
    select subscription_id, due_at from push_deliveries where due_at <= now() order by due_at limit 200
  ) due
  group by subscription_id
  order by min(due_at)
  limit $1
), mine as (
  select d.subscription_id, d.job_id
  from devices
  cross join lateral (
    select subscription_id, job_id from push_deliveries
    where subscription_id = devices.id and (due_at <= now() or attempt = 0)
    order by due_at, job_id
    limit ${JOBS_MAX}
    for update skip locked
  ) d
), taken as (
  update push_deliveries d
  set attempt = d.attempt + 1, due_at = now() + interval '30 seconds' * power(4, d.attempt)
  from mine
  where d.subscription_id = mine.subscription_id and d.job_id = mine.job_id
  returning d.subscription_id, d.job_id, d.attempt
)
select s.id, s.user_id, s.endpoint, s.p256dh, s.auth, max(t.attempt) as attempt,
       json_agg(json_build_object('id', j.id, 'tabId', j.tab_id, 'status', j.status)
                order by j.completed_at, j.id) as jobs
from taken t
join push_subscriptions s on s.id = t.subscription_id
join generation_jobs j on j.id = t.job_id
group by s.id`;

export async function takeDeliveries(db: Database, devices: number): Promise<Delivery[]> {
  const { rows } = await db.pool.query<{
    id: string;
    user_id: number;
    endpoint: string;
    p256dh: string;
    auth: string;
    attempt: number;
    jobs: PushMessage["jobs"];
  }>({ name: "take-deliveries", text: TAKE, values: [devices] });
  return rows.map(({ id: subscriptionId, user_id: userId, jobs, ...row }) => {
    return { subscriptionId, userId, ...row, message: { jobs } };
  });
}

/**
 * Removes messages that were sent or that will never be sent. With `tries`, removes only messages that were tried at
 * least that many times.
 */
export async function dropDelivery(db: Database, delivery: Delivery, tries = 1): Promise<void> {
  await db.pool.query(
    `delete from push_deliveries
     where subscription_id = $1 and job_id = any($2::uuid[]) and attempt >= $3`,
    [delivery.subscriptionId, delivery.message.jobs.map(({ id }) => id), tries],
  );
}

/** Removes a device that its push service has reported as gone. */
export async function forgetDevice(db: Database, subscriptionId: string): Promise<void> {
  await db.pool.query("delete from push_subscriptions where id = $1", [subscriptionId]);
}
