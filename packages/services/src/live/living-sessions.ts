import type { Queryable } from "@lacquer/db";

/** Of these sessions (and API keys, by their ids below zero) the ones that still stand; one question for all streams. */
export async function livingSessions(
  db: Queryable,
  sessionIds: number[],
): Promise<ReadonlySet<number>> {
  const { rows } = await db.query<{ id: number }>({
    name: "living-sessions",
    text: `select id from sessions where id = any($1::int[]) and expires_at > now()
           union all
           select -id from api_keys where id in (select -given from unnest($1::int[]) as given)`,
    values: [sessionIds],
  });
  return new Set(rows.map(({ id }) => id));
}
