import type { Queryable } from "../client.ts";

const CHANGED = `
select id, version::float8 as version from generation_jobs
where version > $1 and user_id = any($2::int[])
order by version
limit 1000`;

/** Jobs of these users whose version is above `version`, oldest change first. */
export async function jobsChangedSince(
  db: Queryable,
  version: number,
  userIds: number[],
): Promise<{ id: string; version: number }[]> {
  const { rows } = await db.query<{ id: string; version: number }>({
    name: "jobs-changed-since",
    text: CHANGED,
    values: [version, userIds],
  });
  return rows;
}

/** The highest version there is; 0 when there are no jobs. */
export async function latestVersion(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ version: number }>(
    "select coalesce(max(version), 0)::float8 as version from generation_jobs",
  );
  return rows[0]?.version ?? 0;
}
