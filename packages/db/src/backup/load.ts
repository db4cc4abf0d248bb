import { finished } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, type CopyStreamQuery } from "pg-copy-streams";
import { openDirectSession } from "../pooler/direct-session.ts";
import { placeOf, PLAIN_TEXT } from "./snapshot.ts";
import { listTables, type TableShape } from "./tables.ts";

/**
 * A database that rows are loaded into. `commit` makes all rows permanent; without it, the database stays as it was.
 */
export interface Load {
  /** Adds COPY text to a table. All parts of one table must come one after another. */
  write(table: TableShape, part: Buffer): Promise<void>;
  /** Finishes the last table, sets the sequences, and returns the number of rows in each table. */
  finish(sequences: Record<string, string>): Promise<Record<string, number>>;
  commit(): Promise<void>;
  /** Undoes everything that was not committed. */
  close(): Promise<void>;
}

/**
 * Returns true if this database holds somebody's work. All work belongs to a person, so this checks for users and jobs.
 */
export async function holdsWork(url: string): Promise<boolean> {
  const session = await openDirectSession(url, "lacquer-restore");
  try {
    return await hasPeople(session);
  } finally {
    await session.end();
  }
}

async function hasPeople(session: pg.Client): Promise<boolean> {
  const known = await session.query<{ there: boolean }>(
    "select to_regclass('public.users') is not null as there",
  );
  if (!known.rows[0]?.there) return false;
  const { rows } = await session.query<{ some: boolean }>(
    "select exists (select from users) or exists (select from generation_jobs) as some",
  );
  return rows[0]?.some ?? true;
}

/**
 * Begins to load rows into a database whose tables exist and hold nobody's work. Other sessions wait until the load is
 * done.
 *
 * @throws {Error} when somebody has used the database in the meantime.
 */
export async function openLoad(url: string): Promise<Load> {
  const session = await openDirectSession(url, "lacquer-restore");
  let current: { name: string; stream: CopyStreamQuery } | undefined;
  const counts: Record<string, number> = {};

  async function endTable(): Promise<void> {
    if (!current) return;
    const { name, stream } = current;
    current = undefined;
    stream.end();
    await finished(stream);
    counts[name] = stream.rowCount;
  }

  try {
    await session.query(PLAIN_TEXT);
    await session.query("begin");
    const { tables } = await listTables(session);
    const names = tables.map(({ name }) => pg.escapeIdentifier(name));
    await session.query(`lock table ${names.join(", ")} in access exclusive mode`);
    if (await hasPeople(session))
      throw new Error("The database is in use. Stop everything that uses it, and try again.");
    // The triggers are turned off first, because the audit's trigger does not let its table be emptied.
    for (const name of names) await session.query(`alter table ${name} disable trigger user`);
    // The tables are emptied first, because migrations have just written rows into them that the backup also contains.
    await session.query(`truncate ${names.join(", ")}`);
    return {
      async write(table, part) {
        if (current?.name !== table.name) {
          await endTable();
          const stream = session.query(copyFrom(`copy ${placeOf(table)} from stdin`));
          // An error between two parts is reported by the next part, so it is ignored here.
          stream.on("error", () => {});
          current = { name: table.name, stream };
        }
        if (current) await write(current.stream, part);
      },
      async finish(sequences) {
        await endTable();
        for (const name of names) await session.query(`alter table ${name} enable trigger user`);
        await setSequences(session, sequences);
        return counts;
      },
      async commit() {
        await session.query("commit");
        await session.query("analyze");
      },
      close: () => session.end(),
    };
  } catch (error) {
    await session.end();
    throw error;
  }
}

function write(stream: CopyStreamQuery, part: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(part, (error) => (error ? reject(error) : resolve()));
  });
}

async function setSequences(session: pg.Client, sequences: Record<string, string>): Promise<void> {
  for (const [name, last] of Object.entries(sequences)) {
    await session.query(
      "select setval(c.oid::regclass, $2::bigint) from pg_class c where c.relname = $1 and c.relkind = 'S' and c.relnamespace = 'public'::regnamespace",
      [name, last],
    );
  }
}
