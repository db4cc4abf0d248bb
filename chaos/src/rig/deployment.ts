import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type CreateJobBody, createJobInput } from "@lacquer/contracts";
import {
  createJob,
  grantStarterCredits,
  openServices,
  type RunnerOptions,
  type ServiceParts,
  type Services,
} from "@lacquer/services";
import type { Database } from "@lacquer/db";
import type { Storage } from "@lacquer/storage";
import { openRuntime, readEnvironment, serviceConfig } from "@lacquer/runtime";
import { createMemoryLog } from "@lacquer/testing";
import { type PostgresProxy, startPostgresProxy } from "@lacquer/testing/postgres-proxy";
import { COMPILE_CACHE } from "./bundles.ts";
import { findFaults } from "./invariants.ts";
import { type JobTable, readJobTable } from "./job-table.ts";
import { createProcesses, type Env, type Processes } from "./processes.ts";
import { openProvider, type Provider, taggedPrompt } from "./provider.ts";

/** A complete Lacquer: a database, a folder of pictures, a provider, and processes that are started and stopped. */
export interface Deployment extends JobTable, Pick<Processes, "worker" | "server" | "leave"> {
  db: Database;
  storage: Storage;
  services: Services;
  /** Returns the verbs with one part replaced, such as the database connection or the settings. */
  servicesWith(changes: { db?: Database; config?: Partial<ServiceParts["config"]> }): Services;
  provider: Provider;
  /** The workers' image provider, for runners inside this process. */
  imageProvider: RunnerOptions["imageProvider"];
  /** The proxy between Postgres and the processes, if the deployment was opened with one. */
  proxy: PostgresProxy;
  databaseUrl: string;
  dataDir: string;
  leaseMs: number;
  newUser(credits: number): Promise<number>;
  /** Creates a job with the verb and returns its id. The job's provider calls carry the tag that `tagOf` returns. */
  create(userId: number, changes?: Partial<CreateJobBody>, key?: string): Promise<string>;
  tagOf(jobId: string): string;
  /** Returns one line for each broken rule. */
  faults(): Promise<string[]>;
  close(): Promise<void>;
}

/** Short times, so that faults and recoveries take only seconds. */
const TIMES: Env = {
  LEASE_SECONDS: "2",
  HEARTBEAT_SECONDS: "0.6",
  SWEEP_SECONDS: "0.5",
  POLL_SECONDS: "0.2",
  ATTEMPT_DEADLINE_SECONDS: "20",
  USER_WAITING_LIMIT: "10000",
};

/** Variables that make an app use its default times. */
export const DEFAULT_TIMES: Env = {
  LEASE_SECONDS: "",
  HEARTBEAT_SECONDS: "",
  SWEEP_SECONDS: "",
  POLL_SECONDS: "",
  ATTEMPT_DEADLINE_SECONDS: "",
};

export async function openDeployment(databaseUrl: string, changes: Env = {}): Promise<Deployment> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "lacquer-chaos-deployment-"));
  const provider = await openProvider();
  const proxy = await startPostgresProxy({ target: databaseUrl });
  const env = environmentOf(dataDir, databaseUrl, provider, changes);
  const settings = readEnvironment({}, undefined, env);
  const log = createMemoryLog();
  const opened = await openRuntime(settings, log, { kind: "server", connections: 20 });
  const { db, storage, services } = opened;
  const processes = createProcesses(env);
  const tags = new Map<string, string>();
  let [users, jobs] = [0, 0];

  const deployment: Deployment = {
    db,
    storage,
    ...readJobTable(db.pool),
    worker: processes.worker,
    server: processes.server,
    leave: processes.leave,
    services,
    servicesWith: (changes) =>
      openServices({
        db: changes.db ?? db,
        storage,
        log,
        config: { ...serviceConfig(settings), ...changes.config },
      }),
    provider,
    imageProvider: opened.imageProvider,
    proxy,
    databaseUrl,
    dataDir,
    leaseMs: settings.LEASE_SECONDS * 1000,
    async newUser(credits) {
      users += 1;
      const { id } = await db.prisma.user.create({
        data: { name: `User ${users}`, email: `user-${users}@example.test` },
      });
      await grantStarterCredits(services, id, { amount: credits });
      return id;
    },
    async create(userId, body, key) {
      jobs += 1;
      const tag = `t${jobs}`;
      const prompt = taggedPrompt(tag);
      const input = createJobInput.parse({
        prompt,
        imageCount: 1,
        // The test provider tells a job's images apart by the words that vary in their prompts.
        variation: "colours",
        ...body,
      });
      const { jobId } = await createJob(services, userId, { input, idempotencyKey: key });
      tags.set(jobId, tag);
      return jobId;
    },
    tagOf: (jobId) => tags.get(jobId) ?? "",
    faults: () =>
      findFaults({
        db,
        storage,
        provider,
        maxAttempts: settings.MAX_ATTEMPTS,
        stops: processes.stops,
        tagOf: deployment.tagOf,
      }),
    async close() {
      await processes.killAll();
      await opened.close();
      await proxy.close();
      await provider.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return deployment;
}

function environmentOf(
  dataDir: string,
  databaseUrl: string,
  provider: Provider,
  changes: Env,
): Env {
  return {
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: "chaos-auth-secret-0123456789abcdef",
    IMAGE_PROVIDER: "openai",
    OPENAI_API_KEY: provider.apiKey,
    OPENAI_BASE_URL: provider.baseUrl,
    METRICS_PORT: "0",
    // The limits for free credits are off, because the rig grants thousands of credits at once.
    FREE_CREDITS_PER_RANGE: "0",
    FREE_CREDITS_PER_DAY: "0",
    NODE_COMPILE_CACHE: COMPILE_CACHE,
    ...TIMES,
    ...changes,
  };
}
