import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { assertSameDatabase } from "../pooler/check-addresses.ts";
import { assertSession, openDirectSession } from "../pooler/direct-session.ts";
import { additiveAmong } from "./additive.ts";
import { type OpenEngine, openSchemaEngine } from "./engine.ts";
import { historyFault, migrationsAhead, readMigrations } from "./history.ts";

export { knownMigrations } from "./history.ts";

/**
 * The number of the advisory lock that lets only one process migrate at a time. No other part of Lacquer uses this
 * number.
 */
const MIGRATION_LOCK = 5_271_009;
/** How long to retry a migration that cannot lock a table. */
const LOCK_PATIENCE_MS = 60_000;
/** The pause between two tries. */
const RETRY_MS = 1_000;
const NO_FILTER = { externalTables: [], externalEnums: [] };

/** Thrown when a migration failed or must not run. The message is for the person who started Lacquer. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

export interface MigrationState {
  /** The names of migrations that have not run yet. */
  waiting: string[];
  /**
   * The names of a newer version's migrations that have run in the database. This version can work with all of them.
   */
  ahead: string[];
  /** The reason why the waiting migrations must not run; undefined when they may. */
  fault: string | undefined;
}

export interface MigrationOptions {
  /** The address of a session connection (not of a transaction pooler), because the work needs an advisory lock. */
  url: string;
  /** The address that the other processes use, if it differs from `url`. Both must lead to the same database. */
  pooledUrl?: string | undefined;
  /** Called with a line of text for each migration that was applied. */
  log?: (line: string) => void;
  /**
   * Called with a line of text about newer migrations that this version accepts, and about waiting for a lock. Defaults
   * to `log`.
   */
  warn?: (line: string) => void;
  /** The last migration to apply. Used to restore a backup of an older version. */
  upTo?: string | undefined;
}

/**
 * Brings the database up to date with this repository's migrations. It uses the same `_prisma_migrations` table as
 * `prisma migrate deploy`. If two processes migrate at the same time, the second waits and then finds nothing to do.
 *
 * @throws {MigrationError} when a migration fails; it has then changed nothing, and the next call tries it again. Also
 * when a migration was edited, is unknown here, or was cut off half-way.
 * @throws {DatabaseSettingFault} when `url` leads through a transaction pooler, or `pooledUrl` to another database.
 */
export async function applyMigrations(options: MigrationOptions): Promise<{ applied: string[] }> {
  const { url, pooledUrl = url, upTo } = options;
  const session = await openDirectSession(url, "lacquer-migrations");
  try {
    await assertSession(session, url);
    await session.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const addresses = { url: pooledUrl, directUrl: url };
    // A pooler keeps the time zone that it saw first. A new database therefore gets its zone before anybody connects
    // through a pooler.
    const empty = await isEmpty(session);
    if (!empty) await assertSameDatabase(addresses);
    const applied = await bringUpToDate(session, options, await readMigrations(upTo));
    if (empty) await assertSameDatabase(addresses);
    return { applied };
  } finally {
    await session.end();
  }
}

async function isEmpty(session: pg.Client): Promise<boolean> {
  const { rows } = await session.query<{ empty: boolean }>(
    "select not exists (select from pg_class where relnamespace = 'public'::regnamespace) as empty",
  );
  return rows[0]?.empty ?? false;
}

async function bringUpToDate(
  session: pg.Client,
  { url, log, warn = log }: MigrationOptions,
  migrationsList: Migrations,
): Promise<string[]> {
  const opened = await openSchemaEngine(url, migrationsList);
  try {
    const { waiting, ahead, fault } = await diagnose(opened.engine, migrationsList, session);
    if (fault) throw new MigrationError(fault);
    if (ahead.length > 0)
      warn?.(
        `The database is ahead of this version by the migrations ${ahead.join(", ")}, which only added things. This version can work with it.`,
      );
    if (waiting.length === 0) return [];
    await applyPatiently(opened, migrationsList, warn);
    for (const name of waiting) log?.(`Applied migration ${name}.`);
    return waiting;
  } finally {
    await opened.close();
  }
}

/** Returns the migrations that a database still lacks, without changing anything. */
export async function migrationState({ url }: { url: string }): Promise<MigrationState> {
  const migrationsList = await readMigrations();
  const session = await openDirectSession(url, "lacquer-migrations");
  try {
    await assertSession(session, url);
    const { engine, close } = await openSchemaEngine(url, migrationsList);
    try {
      return await diagnose(engine, migrationsList, session);
    } finally {
      await close();
    }
  } finally {
    await session.end();
  }
}

type Engine = OpenEngine["engine"];
type Migrations = Awaited<ReturnType<typeof readMigrations>>;

/**
 * A migration that does not get its table lock in time gives up, so that other statements can run. After a pause, it is
 * tried again.
 */
async function applyPatiently(
  opened: OpenEngine,
  migrationsList: Migrations,
  warn: MigrationOptions["warn"],
): Promise<void> {
  const since = performance.now();
  for (;;) {
    try {
      return await apply(opened, migrationsList);
    } catch (error) {
      const over = performance.now() - since > LOCK_PATIENCE_MS;
      if (over || !(error instanceof MigrationError && opened.failure()?.lockedOut)) throw error;
      warn?.(`${error.message} Another session holds that table; trying again.`);
      await delay(RETRY_MS);
    }
  }
}

async function apply({ engine, failure }: OpenEngine, migrationsList: Migrations): Promise<void> {
  try {
    await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
  } catch (cause) {
    const why = failure();
    if (why === undefined) throw cause;
    const { failedMigrationNames: failed } = await inspect(engine, migrationsList);
    for (const migrationName of failed) await engine.markMigrationRolledBack({ migrationName });
    throw new MigrationError(
      `The migration ${failed.join(", ")} failed and changed nothing: ${why.said}.`,
      { cause },
    );
  }
}

function inspect(engine: Engine, migrationsList: Migrations) {
  return engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: NO_FILTER,
  });
}

async function diagnose(
  engine: Engine,
  migrationsList: Migrations,
  session: pg.Client,
): Promise<MigrationState> {
  const found = await inspect(engine, migrationsList);
  const ahead = migrationsAhead(found);
  const additive = await additiveAmong(session, ahead);
  const waiting =
    found.history?.diagnostic === "databaseIsBehind" ? found.history.unappliedMigrationNames : [];
  return { waiting, ahead, fault: historyFault(found, additive) };
}
