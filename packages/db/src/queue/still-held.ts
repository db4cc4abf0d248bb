import type { Queryable } from "../client.ts";

const HELD = `
select lease_token from generation_jobs
where id = any($1::uuid[]) and lease_token = any($2::uuid[]) and status = 'processing'`;

/** Which of these leases still stand, without touching them: how a running job learns that it was canceled. */
export async function stillHeld(
  db: Queryable,
  held: { id: string; leaseToken: string }[],
): Promise<Set<string>> {
  const { rows } = await db.query<{ lease_token: string }>({
    name: "still-held",
    text: HELD,
    values: [held.map((job) => job.id), held.map((job) => job.leaseToken)],
  });
  return new Set(rows.map((row) => row.lease_token));
}
