import pg from "pg";
import { type OpenEngine, openSchemaEngine } from "./engine.ts";
import { historyFault, readMigrations } from "./history.ts";

/** Any number that no other part of Lacquer takes as an advisory lock; one process migrates at a time. */
const MIGRATION_LOCK = 5_271_009;
const NO_FILTER = { externalTables: [], externalEnums: [] };

/** Migrations that must not run, or one that failed; the message is for the person who started Lacquer. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

export interface MigrationState {
  /** Names of migrations that have not run yet. */
  waiting: string[];
  /** Why they must not run, if so. */
  fault: string | undefined;
}

/**
 * Brings the database up to date with this repository's migrations, keeping the same `_prisma_migrations`
 * table as `prisma migrate deploy`. `url` must be a session connection (no transaction pooler), because the
 * work is done under an advisory lock; a second process waits and then finds nothing to do.
 *
 * @throws {MigrationError} when one fails (it then has changed nothing and is tried again by the next call),
 * or when the history forbids going on: a migration was edited, is unknown here, or was cut off half-way.
 */
export async function applyMigrations(options: {
  url: string;
  log?: (line: string) => void;
}): Promise<{ applied: string[] }> {
  const session = new pg.Client({ connectionString: options.url, options: "-c timezone=UTC" });
  // A lost session is told by the statement that needs it; without a listener it would end the process.
  session.on("error", () => {});
  await session.connect();
  try {
    await session.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const migrationsList = await readMigrations();
    const { engine, failure, close } = await openSchemaEngine(options.url);
    try {
      const { waiting, fault } = await diagnose(engine, migrationsList);
      if (fault) throw new MigrationError(fault);
      if (waiting.length === 0) return { applied: [] };
      const applied = await apply(engine, migrationsList, failure);
      for (const name of applied) options.log?.(`Applied migration ${name}.`);
      return { applied };
    } finally {
      await close();
    }
  } finally {
    await session.end();
  }
}

/** Tells which migrations a database still lacks, changing nothing. */
export async function migrationState(options: { url: string }): Promise<MigrationState> {
  const { engine, close } = await openSchemaEngine(options.url);
  try {
    return await diagnose(engine, await readMigrations());
  } finally {
    await close();
  }
}

type Engine = OpenEngine["engine"];
type Migrations = Awaited<ReturnType<typeof readMigrations>>;

async function apply(
  engine: Engine,
  migrationsList: Migrations,
  failure: () => string | undefined,
): Promise<string[]> {
  try {
    const done = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
    return done.appliedMigrationNames;
  } catch (cause) {
    const said = failure();
    if (said === undefined) throw cause;
    const { failedMigrationNames: failed } = await inspect(engine, migrationsList);
    for (const migrationName of failed) await engine.markMigrationRolledBack({ migrationName });
    throw new MigrationError(
      `The migration ${failed.join(", ")} failed and changed nothing: ${said}.`,
      {
        cause,
      },
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

async function diagnose(engine: Engine, migrationsList: Migrations): Promise<MigrationState> {
  const found = await inspect(engine, migrationsList);
  const waiting =
    found.history?.diagnostic === "databaseIsBehind" ? found.history.unappliedMigrationNames : [];
  return { waiting, fault: historyFault(found) };
}
