import { createDatabase, type Database } from "@lacquer/db";
import { type AppProcess, startApp } from "./app-process.ts";
import { startOwnPostgres } from "./postgres/own-postgres.ts";

/** A server process for measurements, with a Postgres and a store of its own. */
export interface BenchServer {
  origin: string;
  /** The process that is running now. A restart replaces it. */
  readonly process: AppProcess;
  db: Database;
  /** The folder that holds the stored pictures. */
  dataDir: string;
  /** Stops the server as an operator would, and starts it again on the same port. */
  restart(): Promise<void>;
  /** Ends server and Postgres, and removes their folder. */
  close(): Promise<void>;
}

/**
 * Starts a bench server from its source or from `entry`, without limits on requests. It has a Postgres of its own, so
 * it also works in a plain script, outside of a test run.
 */
export async function startBenchServer(
  env: Record<string, string> = {},
  entry?: string,
): Promise<BenchServer> {
  const postgres = await startOwnPostgres("bench");
  const settings = {
    DATABASE_URL: postgres.url,
    DATA_DIR: postgres.dataDir,
    AUTH_SECRET: "bench-auth-secret-0123456789abcdef",
    PORT: String(20_000 + (process.pid % 20_000)),
    REQUESTS_PER_MINUTE: "1000000",
    CREATES_PER_MINUTE: "1000000",
    ...env,
  };
  let server = await startApp("server", settings, entry).catch(async (error: unknown) => {
    await postgres.close();
    throw error;
  });
  const db = createDatabase({ url: postgres.url, connections: 4 });
  return {
    origin: /http:\/\/[\d.]+:\d+/.exec(server.output())?.[0] ?? "",
    get process() {
      return server;
    },
    db,
    dataDir: postgres.dataDir,
    async restart() {
      await server.end();
      server = await startApp("server", settings, entry);
    },
    async close() {
      if (server.child.exitCode === null) await server.end("SIGKILL");
      await db.close();
      await postgres.close();
    },
  };
}
