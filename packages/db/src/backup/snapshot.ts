import type { Readable } from "node:stream";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { openDirectSession } from "../pooler/direct-session.ts";
import { listTables, type TableShape } from "./tables.ts";

/** The database as it was at one moment, even if it changes later. */
export interface Snapshot {
  /** The version of Postgres. */
  postgres: string;
  /** Names of the migrations that have run, in the order in which they ran. */
  migrations: string[];
  tables: TableShape[];
  /** Tables that do not belong to Lacquer. A backup leaves them out. */
  foreign: string[];
  /** Returns a table's rows as text. `rowCount` is known only after the stream has ended. */
  rows(table: TableShape): Readable & { rowCount: number };
  /** Returns the last value of each sequence. */
  sequences(): Promise<Record<string, string>>;
  close(): Promise<void>;
}

/** Session settings that make values print in the same way on every server. */
export const PLAIN_TEXT =
  "set datestyle to 'ISO'; set intervalstyle to 'postgres'; set extra_float_digits to 1; set client_encoding to 'UTF8'; set statement_timeout to 0; set idle_in_transaction_session_timeout to 0";

/**
 * Opens a snapshot, which blocks no other session and must be closed. `url` must not lead through a transaction pooler.
 */
export async function openSnapshot(url: string): Promise<Snapshot> {
  const session = await openDirectSession(url, "lacquer-backup");
  try {
    await session.query(PLAIN_TEXT);
    await session.query("begin isolation level repeatable read read only");
    const { tables, foreign } = await listTables(session);
    return {
      ...(await describe(session)),
      tables,
      foreign,
      rows: (table) => session.query(copyTo(`copy ${placeOf(table)} to stdout`)),
      sequences: () => readSequences(session),
      close: () => session.end(),
    };
  } catch (error) {
    await session.end();
    throw error;
  }
}

/** Returns a table with its columns in the form that COPY takes. */
export function placeOf({ name, columns }: TableShape): string {
  return `${pg.escapeIdentifier(name)} (${columns.map((column) => pg.escapeIdentifier(column)).join(", ")})`;
}

async function describe(session: pg.Client): Promise<{ postgres: string; migrations: string[] }> {
  const { rows } = await session.query<{ postgres: string }>(
    "select current_setting('server_version') as postgres",
  );
  return { postgres: rows[0]?.postgres ?? "", migrations: await readApplied(session) };
}

async function readApplied(session: pg.Client): Promise<string[]> {
  const { rows: known } = await session.query<{ there: boolean }>(
    "select to_regclass('public._prisma_migrations') is not null as there",
  );
  if (!known[0]?.there) return [];
  const { rows } = await session.query<{ name: string }>(
    "select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null order by 1",
  );
  return rows.map(({ name }) => name);
}

/** Returns the names of the migrations that have run in a database, in order. */
export async function appliedMigrations(url: string): Promise<string[]> {
  const session = await openDirectSession(url, "lacquer-backup");
  try {
    return await readApplied(session);
  } finally {
    await session.end();
  }
}

/** A snapshot does not cover sequences. Sequences are read after the rows, so no sequence is behind its rows. */
async function readSequences(session: pg.Client): Promise<Record<string, string>> {
  const { rows } = await session.query<{ name: string; last: string }>(
    "select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public' and last_value is not null",
  );
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}
