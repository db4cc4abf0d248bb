import type { Queryable } from "../client.ts";

/** A changed job, and its new state. */
export interface JobChange {
  id: string;
  userId: number;
  version: number;
  status: string;
}

const CHANGED = `
select id, user_id as "userId", version::float8 as version, status::text as status from generation_jobs
where version > $1 and ($2::int[] is null or user_id = any($2))
order by version
limit $3`;

/**
 * Returns the jobs of these users (null = of everybody) whose version is above `version`, oldest change first, up to
 * `limit`.
 */
export async function jobsChangedSince(
  db: Queryable,
  version: number,
  userIds: number[] | null,
  limit: number,
): Promise<JobChange[]> {
  const { rows } = await db.query<JobChange>({
    name: "jobs-changed-since",
    text: CHANGED,
    values: [version, userIds, limit],
  });
  return rows;
}

/** Returns the highest version of all jobs; 0 when no job exists. */
export async function latestVersion(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ version: number }>(
    "select coalesce(max(version), 0)::float8 as version from generation_jobs",
  );
  return rows[0]?.version ?? 0;
}
