import { createDatabase, type Database, packageFolder } from "@lacquer/db";
import { type EmbeddedPostgres, ensureEmbeddedPostgres } from "@lacquer/db/embedded";
import { applyMigrations } from "@lacquer/db/migrate";
import { assertUtc } from "@lacquer/db/pooler";
import { setRunningLimit } from "@lacquer/db/queue";
import {
  createChangeNotifier,
  createNotifier,
  type Nudge,
  openWorkerSession,
  type WorkerSession,
} from "@lacquer/db/wake";
import type { ImageProvider } from "@lacquer/imaging";
import path from "node:path";
import type { Log, ServiceContext } from "@lacquer/services";
import { dataFolder, type HouseEnv } from "./environment/common-env.ts";
import { openAiSettings, openImageProvider } from "./environment/provider-env.ts";
import { describeStore, openStorage } from "./environment/storage-env.ts";
import { gatherFacts } from "./processes/facts.ts";
import { recordProcess } from "./processes/record-process.ts";
import { withPatience } from "@lacquer/services";

/** Everything a process needs to serve or to work, opened and checked. */
export interface House {
  services: ServiceContext;
  imageProvider: ImageProvider;
  dataDir: string;
  /** For sessions: LISTEN and locks, which a transaction pooler cannot give. */
  directUrl: string;
  /** The one session of a process that runs jobs: for nudges, and for the lock that says it lives. */
  openSession(onNotice: (what: Nudge) => void): WorkerSession;
  /** Writes down what this process runs on, until it closes. */
  record(kind: "server" | "worker", authSecret?: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the database (an embedded Postgres where none is named; one that is away is waited for), applies waiting
 * migrations, opens the store and the image provider. Rejects with a sentence that says which of them failed.
 */
export async function openHouse(
  env: HouseEnv,
  log: Log,
  options: { connections: number; genericPlans?: boolean },
): Promise<House> {
  const dataDir = dataFolder(env, path.resolve(packageFolder(), "..", ".."));
  const embedded: EmbeddedPostgres | null = env.DATABASE_URL
    ? null
    : await ensureEmbeddedPostgres({ dataDir, log: (line) => log.info({}, line) });
  const url = env.DATABASE_URL ?? embedded?.url;
  if (!url) throw new Error("There is no database to open.");
  const directUrl = env.DATABASE_DIRECT_URL ?? url;
  await withPatience({ log }, () =>
    applyMigrations({
      url: directUrl,
      pooledUrl: url,
      log: (line) => log.info({}, line),
      warn: (line) => log.warn({}, line),
    }),
  );
  const db: Database = createDatabase({
    url,
    directUrl,
    ...options,
    onError: (error) => log.warn({ err: error }, "an idle database connection was lost"),
  });
  await withPatience({ log }, () =>
    assertUtc(db.pool, directUrl === url ? 1 : options.connections),
  );
  await withPatience({ log }, () => setRunningLimit(db.pool, env.USER_RUNNING_LIMIT));
  const storage = openStorage(env, dataDir);
  await storage.check();
  const imageProvider = openImageProvider(env);
  const services: ServiceContext = {
    db,
    storage,
    log,
    wake: createNotifier(db.pool, (error) =>
      log.warn({ err: error }, "workers could not be nudged"),
    ),
    changed: createChangeNotifier(db.pool, (error) =>
      log.warn({ err: error }, "a change could not be told"),
    ),
    config: {
      provider: imageProvider.name,
      openai: openAiSettings(env),
      signupCredits: env.SIGNUP_CREDITS,
      guestCredits: env.GUEST_CREDITS,
      userRunningLimit: env.USER_RUNNING_LIMIT,
      userWaitingLimit: env.USER_WAITING_LIMIT,
      leaseSeconds: env.LEASE_SECONDS,
      heartbeatSeconds: env.HEARTBEAT_SECONDS,
      attemptDeadlineSeconds: env.ATTEMPT_DEADLINE_SECONDS,
      maxAttempts: env.MAX_ATTEMPTS,
    },
  };
  const openSession = (onNotice: (what: Nudge) => void) =>
    openWorkerSession({
      url: directUrl,
      lock: env.WORKER_LOCK === "on",
      onNotice,
      onError: (error) =>
        log.warn({ err: error }, "the session for the lock is down; leases and polling go on"),
    });
  let signOff: (() => Promise<void>) | undefined;
  const record = async (kind: "server" | "worker", authSecret?: string) => {
    const facts = await gatherFacts({
      kind,
      dataDir,
      authSecret,
      provider: imageProvider.name,
      openai: services.config.openai,
      store: describeStore(env),
    });
    signOff = await withPatience({ log }, () => recordProcess(db.pool, log, facts));
  };
  const close = async () => {
    await signOff?.();
    await db.close();
  };
  return { services, imageProvider, dataDir, directUrl, openSession, record, close };
}
