import { createDatabase, type Database } from "@lacquer/db";
import { ensureEmbeddedPostgres } from "@lacquer/db/embedded";
import { applyMigrations } from "@lacquer/db/migrate";
import { type Addresses, assertUtc, isPooled } from "@lacquer/db/pooler";
import { retryWhileUnavailable } from "@lacquer/services/retry";
import type { Log } from "@lacquer/services";
import { type CommonEnv, dataFolder } from "./environment/common-env.ts";

/** How the database is reached, with an address for sessions in any case. */
export type DatabaseUrls = Addresses & { directUrl: string };

/** Where the database is: the one that is named, or an embedded Postgres in the data folder, started if it stands still. */
export async function databaseUrls(
  env: CommonEnv,
  log?: (line: string) => void,
): Promise<DatabaseUrls> {
  const dataDir = dataFolder(env);
  const url =
    env.DATABASE_URL ?? (await ensureEmbeddedPostgres({ dataDir, ...(log && { log }) })).url;
  return { url, directUrl: env.DATABASE_DIRECT_URL ?? url };
}

/** Applies waiting migrations and opens the database; an unavailable one is waited for. */
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
    onError: (error) => log.warn({ err: error }, "an idle database connection was lost"),
  });
  // A pooler may still keep sessions from before the zone was set: as many are asked as the pool may hold.
  const sessions = isPooled({ url, directUrl }) ? options.connections : 1;
  await retryWhileUnavailable({ log }, () => assertUtc(db.pool, sessions));
  return db;
}
