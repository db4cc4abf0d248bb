import type { Queryable } from "../client.ts";

export interface HeldElsewhere {
  id: string;
  leaseToken: string;
  owner: string;
}

const HELD = `
select id, lease_token, lease_owner from generation_jobs
where status = 'processing' and lease_owner = any($1::bigint[])
order by id
limit 500`;

/** Returns the running jobs of these workers. */
export async function jobsOfOwners(db: Queryable, owners: string[]): Promise<HeldElsewhere[]> {
  const { rows } = await db.query<{ id: string; lease_token: string; lease_owner: string }>({
    name: "jobs-of-owners",
    text: HELD,
    values: [owners],
  });
  return rows.map((row) => ({ id: row.id, leaseToken: row.lease_token, owner: row.lease_owner }));
}
