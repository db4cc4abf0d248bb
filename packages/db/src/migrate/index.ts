import pg from "pg";
import { openSchemaEngine } from "./engine.ts";
import { historyFault, readMigrations } from "./history.ts";

/** Any number that no other part of Lacquer takes as an advisory lock; one process migrates at a time. */
const MIGRATION_LOCK = 5_271_009;
const NO_FILTER = { externalTables: [], externalEnums: [] };

/** A database whose migration history forbids going on; the message is for the person who started Lacquer. */
export class MigrationHistoryError extends Error {
  override readonly name = "MigrationHistoryError";
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
 * @throws {MigrationHistoryError} when a migration was edited, failed, or is unknown here.
 */
export async function applyMigrations(options: {
  url: string;
  log?: (line: string) => void;
}): Promise<{ applied: string[] }> {
  const session = new pg.Client({ connectionString: options.url, options: "-c timezone=UTC" });
  await session.connect();
  try {
    await session.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const migrationsList = await readMigrations();
    const engine = await openSchemaEngine(options.url);
    try {
      const { waiting, fault } = await diagnose(engine, migrationsList);
      if (fault) throw new MigrationHistoryError(fault);
      if (waiting.length === 0) return { applied: [] };
      const result = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
      for (const name of result.appliedMigrationNames) options.log?.(`Applied migration ${name}.`);
      return { applied: result.appliedMigrationNames };
    } finally {
      engine.free();
    }
  } finally {
    await session.end();
  }
}

/** Tells which migrations a database still lacks, changing nothing. */
export async function migrationState(options: { url: string }): Promise<MigrationState> {
  const engine = await openSchemaEngine(options.url);
  try {
    return await diagnose(engine, await readMigrations());
  } finally {
    engine.free();
  }
}

type Engine = Awaited<ReturnType<typeof openSchemaEngine>>;
type Migrations = Awaited<ReturnType<typeof readMigrations>>;

async function diagnose(engine: Engine, migrationsList: Migrations): Promise<MigrationState> {
  const found = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: NO_FILTER,
  });
  const waiting =
    found.history?.diagnostic === "databaseIsBehind" ? found.history.unappliedMigrationNames : [];
  return { waiting, fault: historyFault(found) };
}
