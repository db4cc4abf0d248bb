import type { Queryable } from "@lacquer/db";

/** Tables that count requests. They are left out, because even a refused request may change them. */
const TRAFFIC = new Set(["request_counts", "rate_limits", "_prisma_migrations"]);

/** Returns the number of rows in each table. Equal numbers before and after a request show that it wrote nothing. */
export async function countRows(db: { pool: Queryable }): Promise<Record<string, number>> {
  const { rows } = await db.pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
  );
  const tables = rows.map((row) => row.name).filter((name) => !TRAFFIC.has(name));
  const counts = tables.map((name) => `(select count(*)::int from "${name}") as "${name}"`);
  const { rows: found } = await db.pool.query<Record<string, number>>(
    `select ${counts.join(", ")}`,
  );
  return found[0] ?? {};
}
