import type { Queryable } from "../client.ts";

export interface HeldElsewhere {
  id: string;
  leaseToken: string;
  owner: string;
}

const HELD = `
select g.id, g.lease_token, g.lease_owner
from generation_jobs g
join workers w on w.id = g.lease_owner
where g.status = 'processing' and g.lease_owner <> $1 and w.locked
order by g.id
limit 500`;

/** Running jobs of other workers that hold a lock of their own, so that its freedom says something. */
export async function jobsOfOthers(db: Queryable, owner: string): Promise<HeldElsewhere[]> {
  const { rows } = await db.query<{ id: string; lease_token: string; lease_owner: string }>({
    name: "jobs-of-others",
    text: HELD,
    values: [owner],
  });
  return rows.map((row) => ({ id: row.id, leaseToken: row.lease_token, owner: row.lease_owner }));
}
