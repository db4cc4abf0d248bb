import { chown, stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type EmbeddedPostgres, ensureEmbeddedPostgres } from "@lacquer/db/embedded";
import { applyMigrations } from "@lacquer/db/migrate";
import { startOwnPostgres } from "@lacquer/testing";
import pg from "pg";
import { WATCH_SQL } from "./watch.ts";
import { waitUntil } from "./waits.ts";

/** The rig's own Postgres on a free port, with a migrated template database to clone. */
export interface Cluster {
  /** Creates a database and returns its URL. `tablespace` chooses the disk. */
  createDatabase(tablespace?: string): Promise<string>;
  /** Makes a tablespace in a folder and returns its name. */
  createTablespace(folder: string): Promise<string>;
  /** Drops the tablespace with all of its databases. */
  dropTablespace(name: string): Promise<void>;
  /** Stops Postgres (`immediate` = as in a crash), waits, and starts it again on the same port. */
  restart(mode: "fast" | "immediate", downMs?: number): Promise<void>;
  /** Runs one statement as the superuser, outside every deployment. */
  administer(statement: string): Promise<pg.QueryResult>;
  close(): Promise<void>;
}

const TEMPLATE = "chaos_template";
const TABLESPACE = "chaos_small_disk";

/**
 * `fsync` is off, because the rig simulates no power failure. Commits are still awaited, because the rig does simulate
 * a crash of Postgres.
 */
const SETTINGS = { fsync: "off", full_page_writes: "off" };

export async function openCluster(): Promise<Cluster> {
  const own = await startOwnPostgres("chaos");
  const { dataDir } = own;
  let postgres: EmbeddedPostgres = own;
  const urlOf = (database: string) => {
    const url = new URL(postgres.adminUrl);
    url.pathname = `/${database}`;
    return url.href;
  };
  let databases = 0;
  let closed = false;

  async function administer(statement: string): Promise<pg.QueryResult> {
    const client = new pg.Client({ connectionString: urlOf("postgres") });
    await client.connect();
    try {
      return await client.query(statement);
    } finally {
      await client.end();
    }
  }

  await makeTemplate(administer, urlOf(TEMPLATE));

  return {
    administer,
    async createTablespace(folder) {
      const { uid, gid } = await stat(path.join(dataDir, "postgres"));
      await chown(folder, uid, gid);
      await administer(`create tablespace ${TABLESPACE} location '${folder}'`);
      return TABLESPACE;
    },
    async dropTablespace(name) {
      const { rows } = await administer(
        `select datname from pg_database d join pg_tablespace t on t.oid = d.dattablespace where spcname = '${name}'`,
      );
      for (const { datname } of rows) await administer(`drop database ${datname} with (force)`);
      await administer(`drop tablespace ${name}`);
    },
    async createDatabase(tablespace = "pg_default") {
      databases += 1;
      const name = `chaos_${databases}`;
      await waitUntil("the template to be free", async () => {
        await administer(`create database ${name} template ${TEMPLATE} tablespace ${tablespace}`);
        return true;
      });
      return urlOf(name);
    },
    async restart(mode, downMs = 0) {
      // A promise that still runs when the rig is told to stop must not start Postgres again.
      if (closed) throw new Error("the rig is stopping");
      const { rows } = await administer("select pg_read_file('postmaster.pid') as text");
      process.kill(Number.parseInt(rows[0].text, 10), mode === "fast" ? "SIGINT" : "SIGQUIT");
      await waitUntil("Postgres to be down", async () => !(await postgres.isRunning()));
      await pause(downMs);
      if (closed) return;
      postgres = await ensureEmbeddedPostgres({ dataDir });
    },
    async close() {
      closed = true;
      await own.close();
    },
  };
}

/** Starts Postgres and creates the database from which all others are cloned. */
async function makeTemplate(administer: Cluster["administer"], url: string): Promise<void> {
  for (const [name, value] of Object.entries(SETTINGS))
    await administer(`alter system set ${name} = ${value}`);
  await administer("select pg_reload_conf()");
  await administer(`create database ${TEMPLATE}`);
  await applyMigrations({ url });
  const template = new pg.Client({ connectionString: url });
  await template.connect();
  await template.query(WATCH_SQL);
  await template.end();
}
