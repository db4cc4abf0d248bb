import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createDatabase, type Database } from "@lacquer/db";
import { ensureEmbeddedPostgres } from "@lacquer/db/embedded";
import { type AppProcess, startApp } from "./app-process.ts";

/** A server process for measurements, with a Postgres and a store of its own. */
export interface BenchServer {
  origin: string;
  /** The process that is running now. A restart replaces it. */
  readonly process: AppProcess;
  db: Database;
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
  const dataDir = await mkdtemp(path.join(tmpdir(), "lacquer-bench-"));
  const postgres = await ensureEmbeddedPostgres({ dataDir });
  const settings = {
    DATABASE_URL: postgres.url,
    DATA_DIR: dataDir,
    AUTH_SECRET: "bench-auth-secret-0123456789abcdef",
    PORT: String(20_000 + (process.pid % 20_000)),
    REQUESTS_PER_MINUTE: "1000000",
    CREATES_PER_MINUTE: "1000000",
    ...env,
  };
  let server = await startApp("server", settings, entry).catch(async (error: unknown) => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  });
  const db = createDatabase({ url: postgres.url, connections: 4 });
  return {
    origin: /http:\/\/[\d.]+:\d+/.exec(server.output())?.[0] ?? "",
    get process() {
      return server;
    },
    db,
    async restart() {
      await server.end();
      server = await startApp("server", settings, entry);
    },
    async close() {
      if (server.child.exitCode === null) await server.end("SIGKILL");
      await db.close();
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
