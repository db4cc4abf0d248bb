import type { Queryable } from "../client.ts";

const EXPIRED = `
select id, lease_token from generation_jobs
where status = 'processing' and lease_until < now()
order by id
limit 100`;

/**
 * Returns jobs whose lease has expired, because their process hangs, was cut off, or is gone. The result is only a
 * hint: the code that takes a job back locks the job and checks again.
 */
export async function findExpired(db: Queryable): Promise<{ id: string; leaseToken: string }[]> {
  const { rows } = await db.query<{ id: string; lease_token: string }>({
    name: "find-expired",
    text: EXPIRED,
  });
  return rows.map((row) => ({ id: row.id, leaseToken: row.lease_token }));
}
