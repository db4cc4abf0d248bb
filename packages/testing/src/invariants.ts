import type { Queryable } from "@lacquer/db";

/** One query for each rule that always holds; each row it finds breaks it. */
const RULES: Record<string, string> = {
  "a balance is the sum of its ledger, and never below zero": `
    select u.id, u.credits, coalesce(sum(l.amount), 0)::int as ledger
    from users u left join credit_ledger l on l.user_id = u.id
    group by u.id having u.credits <> coalesce(sum(l.amount), 0) or u.credits < 0`,
  "a job has at most one charge and one refund": `
    select job_id, kind, count(*) from credit_ledger where job_id is not null group by 1, 2 having count(*) > 1`,
  "a job's rows belong to the job's owner": `
    select l.id from credit_ledger l join generation_jobs g on g.id = l.job_id where l.user_id <> g.user_id
    union all select d.seq from designs d join generation_jobs g on g.id = d.job_id where d.user_id <> g.user_id`,
  "completed and canceled jobs net the price of the images kept": `
    select g.id, g.status, g.image_count, coalesce(net.amount, 0) as net, kept.images
    from generation_jobs g
    left join lateral (select sum(amount)::int as amount from credit_ledger where job_id = g.id) net on true
    cross join lateral (select count(*)::int as images from job_images where job_id = g.id) kept
    where g.status in ('completed', 'canceled')
      and coalesce(net.amount, 0) <> case when g.credits_deducted then -kept.images else 0 end`,
  "a completed job has images": `
    select id from generation_jobs g where status = 'completed' and not exists (select 1 from job_images where job_id = g.id)`,
  "result_images and the collection name exactly the images kept": `
    select g.id from generation_jobs g
    where g.status in ('completed', 'canceled', 'failed')
      and (jsonb_array_length(g.result_images) <> (select count(*) from job_images where job_id = g.id)
        or exists (select 1 from designs d where d.job_id = g.id
                   and not exists (select 1 from job_images i where i.job_id = g.id and i.image_index = d.image_index)))`,
  "a failed job nets nothing and has no images": `
    select g.id from generation_jobs g where status = 'failed'
      and ((select coalesce(sum(amount), 0) from credit_ledger where job_id = g.id) <> 0
        or exists (select 1 from job_images where job_id = g.id) or error_code is null or error_message is null)`,
  "a running job is charged once and not refunded; a waiting one is never refunded": `
    select g.id, g.status from generation_jobs g
    cross join lateral (select count(*) filter (where kind = 'charge') as charges,
                               count(*) filter (where kind = 'refund') as refunds
                        from credit_ledger where job_id = g.id) l
    where (g.status = 'processing' and (l.charges <> 1 or l.refunds <> 0))
       or (g.status = 'pending' and (l.refunds <> 0 or l.charges <> g.credits_deducted::int))`,
  "credits_deducted and refunded tell what the ledger tells": `
    select g.id from generation_jobs g
    where g.credits_deducted <> exists (select 1 from credit_ledger where job_id = g.id and kind = 'charge')
       or g.refunded <> (select coalesce(sum(amount), 0) from credit_ledger where job_id = g.id and kind = 'refund')`,
  "a user queue counts the jobs of its user": `
    select u.id, l.waiting, l.running, l.held, c.* from users u
    left join user_lanes l on l.user_id = u.id
    cross join lateral (
      select count(*) filter (where status = 'pending' and not parked) as waiting_jobs,
             count(*) filter (where status = 'processing') as running_jobs,
             coalesce(sum(cost) filter (where status = 'pending' and not credits_deducted), 0) as held_credits
      from generation_jobs where user_id = u.id) c
    where (coalesce(l.waiting, 0), coalesce(l.running, 0), coalesce(l.held, 0))
       <> (c.waiting_jobs, c.running_jobs, c.held_credits)`,
  "no ended job has a lease, and every ended job knows when it ended": `
    select id, status from generation_jobs where status in ('completed', 'failed', 'canceled')
      and (lease_token is not null or lease_owner is not null or lease_until is not null or completed_at is null)`,
};

/** Every broken rule with the rows that break it, as lines of text; none = all hold. */
export async function findBrokenInvariants(db: Queryable): Promise<string[]> {
  const faults: string[] = [];
  for (const [rule, sql] of Object.entries(RULES)) {
    const { rows } = await db.query(sql);
    for (const row of rows) faults.push(`${rule}: ${JSON.stringify(row)}`);
  }
  return faults;
}

/** Throws with every fault when credits, jobs, images and user queues do not agree. */
export async function assertInvariants(db: { pool: Queryable }): Promise<void> {
  const faults = await findBrokenInvariants(db.pool);
  if (faults.length > 0) throw new Error(`Invariants are broken:\n${faults.join("\n")}`);
}
