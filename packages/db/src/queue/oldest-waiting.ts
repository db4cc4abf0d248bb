import type { Queryable } from "../client.ts";

/** Returns the age of the oldest waiting job in seconds, by the database's clock; 0 when no job waits. */
export async function oldestWaitingSeconds(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ age: number }>({
    name: "oldest-waiting",
    text: `select coalesce(extract(epoch from now() - min(coalesce(grace_until, created_at))), 0)::float8 as age
           from generation_jobs where status = 'pending' and not parked`,
  });
  return Math.max(0, rows[0]?.age ?? 0);
}
