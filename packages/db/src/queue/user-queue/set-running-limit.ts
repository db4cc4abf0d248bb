import type { Queryable } from "../../client.ts";

/**
 * Writes the limit into every user queue that has a different limit, because the index of users with free slots depends
 * on the stored limit.
 */
export async function setRunningLimit(db: Queryable, limit: number): Promise<void> {
  await db.query("update user_lanes set running_limit = $1 where running_limit <> $1", [limit]);
}
