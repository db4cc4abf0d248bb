import type { Database } from "@lacquer/db";
import {
  openChangeListener,
  type Nudge,
  openWorkerSession,
  type WorkerSession,
} from "@lacquer/db/wake";
import type { ImageProvider } from "@lacquer/imaging";
import {
  applyUserRunningLimit,
  createMetrics,
  type Log,
  measuredStorage,
  openServices,
  openUserHash,
  type Services,
} from "@lacquer/services";
import { retryWhileUnavailable } from "@lacquer/services/retry";
import type { Storage } from "@lacquer/storage";
import { Registry } from "prom-client";
import { type CommonEnv, dataFolder } from "./environment/common-env.ts";
import { openImageProvider } from "./environment/provider-env.ts";
import { openStorage } from "./environment/storage-env.ts";
import { serveMetrics } from "./metrics-server.ts";
import { databaseUrls, openDatabase } from "./open-database.ts";
import { processFigures } from "./process-figures.ts";
import { processFacts } from "./processes/process-facts.ts";
import { recordProcess } from "./processes/record-process.ts";
import { serviceConfig } from "./service-config.ts";
import { openTracing } from "./tracing/open-tracing.ts";
import { lacquerVersion } from "./version.ts";

/** Everything that a server or worker process needs, opened and checked. */
export interface Runtime {
  db: Database;
  storage: Storage;
  services: Services;
  imageProvider: ImageProvider;
  dataDir: string;
  /**
   * Opens the one session of a process that runs jobs. The session receives nudges and holds the lock that shows that
   * the process is alive.
   */
  openSession(onNudge: (what: Nudge) => void): WorkerSession;
  /** Listens for changed jobs as their changes are committed, until the returned object is closed. */
  listenForChanges(onChange: () => void): { close(): Promise<void> };
  /** Serves this process's metrics at METRICS_PORT, until the returned object is closed. */
  serveMetrics(): Promise<{ close(): void }>;
  /** Keeps a row with this process's settings in the database, until the runtime is closed. */
  recordProcess(authSecret?: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the database, applies waiting migrations, and opens the store and the image provider. If no database is named,
 * it uses embedded Postgres; if the database is unavailable, it waits. Rejects with a sentence that says which part
 * failed.
 */
export async function openRuntime(
  env: CommonEnv,
  log: Log,
  { kind, ...options }: { kind: "server" | "worker"; connections: number; genericPlans?: boolean },
): Promise<Runtime> {
  const dataDir = dataFolder(env);
  const urls = await databaseUrls(env, (line) => log.info({}, line));
  const db = await openDatabase(urls, log, options);
  const storage = measuredStorage(openStorage(env, dataDir));
  const userHash = await retryWhileUnavailable({ log }, () => openUserHash(db));
  const version = await lacquerVersion();
  const tracing = await openTracing(env, { kind, version }, log);
  const config = serviceConfig(env);
  const services = openServices({ db, storage, log, config, tracing, userHash });
  await applyUserRunningLimit(services);
  await storage.check();
  let signOff: (() => Promise<void>) | undefined;

  return {
    db,
    storage,
    services,
    imageProvider: openImageProvider(env),
    dataDir,
    openSession: (onNudge) =>
      openWorkerSession({
        url: urls.directUrl,
        lock: env.WORKER_LOCK === "on",
        onNudge,
        onError: (error) =>
          log.warn(
            { err: error },
            "the session that holds this worker's lock is lost; leases and polling still work",
          ),
      }),
    listenForChanges: (onChange) =>
      openChangeListener({
        url: urls.directUrl,
        onChange,
        onError: (error) =>
          log.warn(
            { err: error },
            "the server cannot hear of changed jobs at the moment, so it polls for them",
          ),
      }),
    serveMetrics: async () =>
      serveMetrics(
        Registry.merge([createMetrics(services), processFigures(version)]),
        { host: env.METRICS_HOST, port: env.METRICS_PORT },
        log,
      ),
    recordProcess: async (authSecret) => {
      const facts = await processFacts(env, kind, authSecret);
      signOff = await retryWhileUnavailable({ log }, () => recordProcess(db.pool, log, facts));
    },
    close: async () => {
      await signOff?.();
      await db.close();
      await tracing?.close();
    },
  };
}
