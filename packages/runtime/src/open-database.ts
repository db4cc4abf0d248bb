import { createDatabase, type Database } from "@lacquer/db";
import { ensureEmbeddedPostgres } from "@lacquer/db/embedded";
import { applyMigrations } from "@lacquer/db/migrate";
import { type Addresses, assertUtc, isPooled } from "@lacquer/db/pooler";
import { retryWhileUnavailable } from "@lacquer/services/retry";
import { type Log, outside } from "@lacquer/services";
import { type CommonEnv, dataFolder } from "./environment/common-env.ts";

/** The database's addresses. The address for sessions is always set. */
export type DatabaseUrls = Addresses & { directUrl: string };

/**
 * Returns the addresses of the database that the environment names. If none is named, uses an embedded Postgres in the
 * data folder and starts it if it is not running.
 */
export async function databaseUrls(
  env: CommonEnv,
  log?: (line: string) => void,
): Promise<DatabaseUrls> {
  const dataDir = dataFolder(env);
  const url =
    env.DATABASE_URL ?? (await ensureEmbeddedPostgres({ dataDir, ...(log && { log }) })).url;
  return { url, directUrl: env.DATABASE_DIRECT_URL ?? url };
}

/** Applies waiting migrations and opens the database. If the database is unavailable, waits for it. */
export async function openDatabase(
  { url, directUrl }: DatabaseUrls,
  log: Log,
  options: { connections: number; genericPlans?: boolean },
): Promise<Database> {
  await retryWhileUnavailable({ log }, () =>
    applyMigrations({
      url: directUrl,
      pooledUrl: url,
      log: (line) => log.info({}, line),
      warn: (line) => log.warn({}, line),
    }),
  );
  const db = createDatabase({
    url,
    directUrl,
    ...options,
    // The log line is not part of any request. A connection serves everybody, although one request happened to open it.
    onError: (error) =>
      outside(() => log.warn({ err: error }, "an idle database connection was lost")),
  });
  // A pooler may keep sessions from before the zone was set. Therefore as many sessions are checked as the pool may
  // hold.
  const sessions = isPooled({ url, directUrl }) ? options.connections : 1;
  await retryWhileUnavailable({ log }, () => assertUtc(db.pool, sessions));
  return db;
}
