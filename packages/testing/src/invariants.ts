import type { Queryable } from "@lacquer/db";

/**
 * False for the jobs of emptied users: their pictures are gone, and the pictures were the proof of what these users
 * paid for.
 */
const NOT_EMPTIED =
  "not exists (select 1 from users e where e.id = g.user_id and e.emptied_at is not null)";

/** Maps each rule to a query. Each row that the query finds breaks the rule. */
const RULES: Record<string, string> = {
  "a balance is the sum of its ledger, and never below zero": `
    select u.id, u.credits, coalesce(sum(l.amount), 0)::int as ledger
    from users u left join credit_ledger l on l.user_id = u.id
    group by u.id having u.credits <> coalesce(sum(l.amount), 0) or u.credits < 0`,
  "a job has at most one charge and one refund": `
    select job_id, kind, count(*) from credit_ledger where job_id is not null group by 1, 2 having count(*) > 1`,
  "a job's ledger rows belong to its payer, its designs to its owner": `
    select l.id from credit_ledger l join generation_jobs g on g.id = l.job_id where l.user_id <> g.payer_id
    union all select d.seq from designs d join generation_jobs g on g.id = d.job_id where d.user_id <> g.user_id`,
  "a refund goes to the payer of the charge": `
    select r.job_id from credit_ledger r left join credit_ledger c on c.job_id = r.job_id and c.kind = 'charge'
    where r.kind = 'refund' and (c.user_id, c.actor_id, c.origin_id)
      is distinct from (r.user_id, r.actor_id, r.origin_id)`,
  "the rows of one guest sum to zero in the account that took over the guest": `
    select origin_id, sum(amount)::int as left_over from credit_ledger where origin_id is not null
    group by origin_id having sum(amount) <> 0`,
  "a balance is its own grants, purchases and refunds minus its own charges, without anything of a guest's": `
    select u.id, u.credits, coalesce(sum(l.amount), 0)::int as own
    from users u left join credit_ledger l on l.user_id = u.id and l.origin_id is null
    group by u.id having u.credits <> coalesce(sum(l.amount), 0)`,
  "what a person spent of a payer's credits in a month agrees with the ledger": `
    select m.* from spend_months m
    cross join lateral (
      select coalesce(-sum(l.amount), 0)::int as spent
      from credit_ledger c join credit_ledger l on l.job_id = c.job_id and l.kind in ('charge', 'refund')
      where c.kind = 'charge' and c.user_id = m.payer_id and c.actor_id = m.actor_id
        and date_trunc('month', c.created_at)::date = m.month
    ) l where m.spent <> l.spent`,
  "completed and canceled jobs cost the price of their kept images": `
    select g.id, g.status, g.image_count, coalesce(net.amount, 0) as net, kept.images
    from generation_jobs g
    left join lateral (select sum(amount)::int as amount from credit_ledger where job_id = g.id) net on true
    cross join lateral (select count(*)::int as images from job_images where job_id = g.id) kept
    where g.status in ('completed', 'canceled') and ${NOT_EMPTIED}
      and coalesce(net.amount, 0) <> case when g.credits_deducted then -kept.images else 0 end`,
  "a completed job has images": `
    select id from generation_jobs g where status = 'completed' and ${NOT_EMPTIED} and not exists (select 1 from job_images where job_id = g.id)`,
  "result_images and the collection name exactly the kept images": `
    select g.id from generation_jobs g
    where g.status in ('completed', 'canceled', 'failed')
      and (jsonb_array_length(g.result_images) <> (select count(*) from job_images where job_id = g.id)
        or exists (select 1 from designs d where d.job_id = g.id
                   and not exists (select 1 from job_images i where i.job_id = g.id and i.image_index = d.image_index)))`,
  "a failed job costs nothing and has no images": `
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
  "credits_deducted and refunded agree with the ledger": `
    select g.id from generation_jobs g
    where g.credits_deducted <> exists (select 1 from credit_ledger where job_id = g.id and kind = 'charge')
       or g.refunded <> (select coalesce(sum(amount), 0) from credit_ledger where job_id = g.id and kind = 'refund')`,
  "a user queue counts its user's jobs, and holds for its payer": `
    select u.id, l.waiting, l.running, l.held, c.*, h.* from users u
    left join user_lanes l on l.user_id = u.id
    cross join lateral (
      select count(*) filter (where status = 'pending' and not parked) as waiting_jobs,
             count(*) filter (where status = 'processing') as running_jobs
      from generation_jobs where user_id = u.id) c
    cross join lateral (
      select coalesce(sum(cost), 0) as held_credits from generation_jobs
      where payer_id = u.id and status = 'pending' and not credits_deducted) h
    where (coalesce(l.waiting, 0), coalesce(l.running, 0), coalesce(l.held, 0))
        <> (c.waiting_jobs, c.running_jobs, h.held_credits)`,
  "a draft and its job have the same owner": `
    select d.job_id from job_drafts d join generation_jobs g on g.id = d.job_id where d.user_id <> g.user_id`,
  "no job was started in its grace": `
    select id, status from generation_jobs where grace_until > created_at and started_at < grace_until`,
  "an emptied user has no words, pictures or sessions left": `
    select e.id from users e where e.emptied_at is not null
      and (e.name <> '' or exists (select 1 from uploads where user_id = e.id)
        or exists (select 1 from designs where user_id = e.id) or exists (select 1 from job_drafts where user_id = e.id) or exists (select 1 from sessions where user_id = e.id)
        or exists (select 1 from generation_jobs g where g.user_id = e.id and (g.prompt <> '' or g.original_image is not null
                   or exists (select 1 from job_images i where i.job_id = g.id))))`,
  "no ended job has a lease, and every ended job knows when it ended": `
    select id, status from generation_jobs where status in ('completed', 'failed', 'canceled')
      and (lease_token is not null or lease_owner is not null or lease_until is not null or completed_at is null)`,
};

/** The rules as sentences, in the order in which they are checked. */
export const INVARIANTS = Object.keys(RULES);

/**
 * Returns the broken rules as lines of text, each with the rows that break it. An empty list means that all rules hold.
 */
export async function findBrokenInvariants(db: Queryable): Promise<string[]> {
  const faults: string[] = [];
  for (const [rule, sql] of Object.entries(RULES)) {
    const { rows } = await db.query(sql);
    for (const row of rows) faults.push(`${rule}: ${JSON.stringify(row)}`);
  }
  return faults;
}

/** Throws an error that names every fault when credits, jobs, images and user queues do not agree. */
export async function assertInvariants(db: { pool: Queryable }): Promise<void> {
  const faults = await findBrokenInvariants(db.pool);
  if (faults.length > 0) throw new Error(`Invariants are broken:\n${faults.join("\n")}`);
}
