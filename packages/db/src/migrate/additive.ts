import type { MigrationList } from "@prisma/schema-engine-wasm";
import pg from "pg";

/** Matches the line in a migration's file that says why older versions of Lacquer still work after this migration. */
const MARK = /^-- additive: (.+)$/m;

/**
 * Returns the SQL that records a migration as additive. It runs in the migration's own transaction, because an older
 * process may look at the database a moment later.
 */
export function noteFor(script: string, { migrationDirectories }: MigrationList): string {
  const what = MARK.exec(script)?.[1];
  const found = migrationDirectories.find(
    ({ migrationFile: { content } }) => content.tag === "ok" && content.value === script,
  );
  if (!what || !found) return "";
  const values = [found.path, what].map((value) => pg.escapeLiteral(value)).join(", ");
  return `\n;insert into additive_migrations (name, what) values (${values}) on conflict do nothing;`;
}

/** Returns those of the migrations in `names` that this version can work with, although it does not know them. */
export async function additiveAmong(session: pg.Client, names: string[]): Promise<Set<string>> {
  const { rows: tables } = await session.query<{ there: boolean }>(
    "select to_regclass('additive_migrations') is not null as there",
  );
  if (!tables[0]?.there) return new Set();
  const { rows } = await session.query<{ name: string }>(
    "select name from additive_migrations where name = any($1)",
    [names],
  );
  return new Set(rows.map(({ name }) => name));
}
