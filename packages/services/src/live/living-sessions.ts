import type { Queryable } from "@lacquer/db";

/** Of these sessions the ones that still stand; one question for all streams. */
export async function livingSessions(
  db: Queryable,
  sessionIds: number[],
): Promise<ReadonlySet<number>> {
  const { rows } = await db.query<{ id: number }>({
    name: "living-sessions",
    text: "select id from sessions where id = any($1::int[]) and expires_at > now()",
    values: [sessionIds],
  });
  return new Set(rows.map(({ id }) => id));
}
