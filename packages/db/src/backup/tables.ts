import type pg from "pg";
import { readMigrations } from "../migrate/history.ts";

/** A table and its stored columns; computed columns are left out. */
export interface TableShape {
  name: string;
  columns: string[];
}

/**
 * Tables that a backup leaves out: they describe running processes, contain only counters, keep rows only for a short
 * time, or are written by the migrations themselves.
 */
const PASSING = new Set([
  "_prisma_migrations",
  "additive_migrations",
  "workers",
  "processes",
  "request_counts",
  "open_streams",
  "rate_limits",
  "password_tries",
  "phone_links",
  "mails",
  "sightings",
]);

/** Matches the statements with which a migration creates or renames a table. */
const MADE = /(?:create table (?:if not exists )?|rename to )"?(\w+)"?/gi;

/**
 * Returns the tables of a backup, ordered so that each table comes after the tables that it refers to. Also returns the
 * tables that no migration of Lacquer made.
 */
export async function listTables(
  session: pg.Client,
): Promise<{ tables: TableShape[]; foreign: string[] }> {
  const { rows } = await session.query<TableShape & { needs: string[] }>(
    `select c.relname as name,
       array(select attname::text from pg_attribute
             where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
       array(select t.relname::text from pg_constraint f join pg_class t on t.oid = f.confrelid
             where f.contype = 'f' and f.conrelid = c.oid and f.confrelid <> c.oid) as needs
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`,
  );
  const { migrationDirectories } = await readMigrations();
  const scripts = migrationDirectories
    .map(({ migrationFile: { content } }) => (content.tag === "ok" ? content.value : ""))
    .join("\n");
  const named = new Set([...scripts.matchAll(MADE)].map(([, name]) => name));
  const kept = rows.filter(({ name }) => !PASSING.has(name));
  return {
    tables: inOrder(kept.filter(({ name }) => named.has(name))),
    foreign: kept.filter(({ name }) => !named.has(name)).map(({ name }) => name),
  };
}

function inOrder(tables: (TableShape & { needs: string[] })[]): TableShape[] {
  const ordered: TableShape[] = [];
  const left = new Map(tables.map((table) => [table.name, table]));
  while (left.size > 0) {
    const ready = [...left.values()].filter(({ needs }) => !needs.some((name) => left.has(name)));
    if (ready.length === 0)
      throw new Error(`The tables ${[...left.keys()].join(", ")} refer to each other in a circle.`);
    for (const { name, columns } of ready) {
      left.delete(name);
      ordered.push({ name, columns });
    }
  }
  return ordered;
}
