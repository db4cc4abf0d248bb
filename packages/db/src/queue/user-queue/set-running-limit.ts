import type { Queryable } from "../../client.ts";

/** Writes the setting into every queue that differs, because the index of who may be served next depends on it. */
export async function setRunningLimit(db: Queryable, limit: number): Promise<void> {
  await db.query("update user_lanes set running_limit = $1 where running_limit <> $1", [limit]);
}
