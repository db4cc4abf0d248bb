import type { Queryable } from "../client.ts";

const EXTEND = `
update generation_jobs
set lease_until = now() + make_interval(secs => $2)
where lease_token = any($1::uuid[]) and id = any($3::uuid[]) and status = 'processing'
returning lease_token`;

/**
 * The heartbeat: extends the leases that are still held and returns their tokens. If a token is missing from the
 * result, its job was canceled or reclaimed, and work on the job must stop at once.
 */
export async function extendLeases(
  db: Queryable,
  held: { id: string; leaseToken: string }[],
  leaseSeconds: number,
): Promise<Set<string>> {
  const { rows } = await db.query<{ lease_token: string }>({
    name: "extend-leases",
    text: EXTEND,
    values: [held.map((job) => job.leaseToken), leaseSeconds, held.map((job) => job.id)],
  });
  return new Set(rows.map((row) => row.lease_token));
}
