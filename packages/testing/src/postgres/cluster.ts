import path from "node:path";
import { packageFolder } from "@lacquer/db";
import { type EmbeddedPostgres, ensureEmbeddedPostgres } from "@lacquer/db/embedded";
import pg from "pg";

/**
 * The name of sessions that test runs keep open. Such a session shows that its test run still needs the shared
 * Postgres.
 */
const HOLDER = "lacquer-test-run";

/** One Postgres for all test runs on this machine. Its data is kept, so that the next run starts quickly. */
export interface SharedCluster {
  /** Returns the url of the database with this name. */
  urlOf(database: string): string;
  session: pg.Client;
  /** Stops Postgres unless another test run is using it. */
  leave(): Promise<void>;
}

export function databaseUrl(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

export async function joinCluster(): Promise<SharedCluster> {
  const root = path.resolve(packageFolder(), "..", "..");
  const dataDir = path.join(root, "node_modules", ".cache", "lacquer-test");
  // Another run may stop Postgres after we find it and before we connect to it. The second try then starts Postgres
  // again.
  for (let attempt = 1; ; attempt += 1) {
    const postgres = await ensureEmbeddedPostgres({ dataDir });
    const session = new pg.Client({
      connectionString: databaseUrl(postgres.adminUrl, "postgres"),
      application_name: HOLDER,
    });
    // A lost session is reported by the next SQL statement. The listener only keeps the "error" event from ending the
    // process.
    session.on("error", () => {});
    try {
      await session.connect();
      return {
        session,
        urlOf: (database) => databaseUrl(postgres.adminUrl, database),
        leave: () => leave(postgres, session),
      };
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

async function leave(postgres: EmbeddedPostgres, session: pg.Client): Promise<void> {
  const { rowCount } = await session.query(
    "select 1 from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()",
    [HOLDER],
  );
  await session.end();
  if (rowCount === 0) await postgres.stop();
}
