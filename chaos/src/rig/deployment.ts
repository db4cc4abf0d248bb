import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type CreateJobBody, createJobInput } from "@lacquer/contracts";
import {
  createJob,
  grantStarterCredits,
  type RunnerOptions,
  type ServiceContext,
} from "@lacquer/services";
import { houseEnv, houseFaults, openHouse as openServices, readEnv } from "@lacquer/runtime";
import { type AppProcess, createMemoryLog, startApp } from "@lacquer/testing";
import { type PostgresProxy, startPostgresProxy } from "@lacquer/testing/postgres-proxy";
import { bundleOf, COMPILE_CACHE } from "./bundles.ts";
import { findFaults } from "./invariants.ts";
import { freePort } from "./ports.ts";
import { openProvider, type Provider, taggedPrompt } from "./provider.ts";
import type { Start } from "./watch.ts";
import { waitUntil } from "./waits.ts";

/** One Lacquer of its own: a database, a folder of pictures, a provider, and processes that come and go. */
export interface Deployment {
  services: ServiceContext;
  provider: Provider;
  /** The image provider as workers have it, for runners inside this process. */
  imageProvider: RunnerOptions["imageProvider"];
  /** The line to Postgres that workers and servers use, where the deployment was opened with one. */
  proxy: PostgresProxy;
  databaseUrl: string;
  dataDir: string;
  leaseMs: number;
  newUser(credits: number): Promise<number>;
  /** Creates a job by the verb and answers its id; its calls carry the tag that `tagOf` answers. */
  create(userId: number, changes?: Partial<CreateJobBody>, key?: string): Promise<string>;
  tagOf(jobId: string): string;
  worker(env?: Env): Promise<AppProcess>;
  server(env?: Env): Promise<AppProcess & { origin: string }>;
  /** Asks a process to leave; counted, since it may give attempts back. */
  leave(process: AppProcess): Promise<number | null>;
  /** Waits until no job waits or runs. */
  allEnded(seconds?: number): Promise<void>;
  statuses(): Promise<Record<string, number>>;
  /** Starts of jobs since the last call of this, oldest first. */
  newStarts(): Promise<Start[]>;
  /** Every broken rule, as lines. */
  faults(): Promise<string[]>;
  close(): Promise<void>;
}

export type Env = Record<string, string>;

/** Short times, so that faults and their mending fit into seconds. */
const TIMES: Env = {
  LEASE_SECONDS: "2",
  HEARTBEAT_SECONDS: "0.6",
  SWEEP_SECONDS: "0.5",
  POLL_SECONDS: "0.2",
  ATTEMPT_DEADLINE_SECONDS: "20",
  USER_WAITING_LIMIT: "10000",
};

/** What makes an app use the settings it ships with. */
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
  const env: Env = {
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: "chaos-auth-secret-0123456789abcdef",
    IMAGE_PROVIDER: "openai",
    OPENAI_API_KEY: provider.apiKey,
    OPENAI_BASE_URL: provider.baseUrl,
    METRICS_PORT: "0",
    NODE_COMPILE_CACHE: COMPILE_CACHE,
    ...TIMES,
    ...changes,
  };
  const settings = readEnv(houseEnv, env, houseFaults);
  const opened = await openServices(settings, createMemoryLog(), { connections: 20 });
  const { services } = opened;
  const { pool } = services.db;
  const processes: AppProcess[] = [];
  const tags = new Map<string, string>();
  let [users, jobs, stops, seen] = [0, 0, 0, 0];

  const deployment: Deployment = {
    services,
    provider,
    imageProvider: opened.imageProvider,
    proxy,
    databaseUrl,
    dataDir,
    leaseMs: settings.LEASE_SECONDS * 1000,
    async newUser(credits) {
      users += 1;
      const { id } = await services.db.prisma.user.create({
        data: { name: `User ${users}`, email: `user-${users}@example.test` },
      });
      await grantStarterCredits(services.db, id, credits);
      return id;
    },
    async create(userId, body, key) {
      jobs += 1;
      const tag = `t${jobs}`;
      const prompt = taggedPrompt(tag);
      const input = createJobInput.parse({ prompt, imageCount: 1, ...body });
      const { jobId } = await createJob(services, { userId, input, idempotencyKey: key });
      tags.set(jobId, tag);
      return jobId;
    },
    tagOf: (jobId) => tags.get(jobId) ?? "",
    async worker(more = {}) {
      const process = await startApp("worker", { ...env, ...more }, await bundleOf("worker"));
      processes.push(process);
      return process;
    },
    async server(more = {}) {
      const port = await freePort();
      const process = await startApp(
        "server",
        { ...env, PORT: String(port), TRUST_PROXY: "1", ...more },
        await bundleOf("server"),
      );
      processes.push(process);
      return { ...process, origin: `http://127.0.0.1:${port}` };
    },
    leave(process) {
      stops += 1;
      return process.end("SIGTERM");
    },
    async allEnded(seconds = 240) {
      await waitUntil(
        "every job to end",
        async () => {
          const { rows } = await pool.query<{ open: number }>(
            "select count(*)::int as open from generation_jobs where status in ('pending', 'processing')",
          );
          return rows[0]?.open === 0;
        },
        { seconds, everyMs: 50 },
      );
    },
    async statuses() {
      const { rows } = await pool.query<{ status: string; jobs: number }>(
        "select status::text, count(*)::int as jobs from generation_jobs group by 1",
      );
      return Object.fromEntries(rows.map(({ status, jobs: count }) => [status, count]));
    },
    async newStarts() {
      const { rows } = await pool.query<Start & { id: string }>(
        `select id, job_id as "jobId", owner, attempt, extract(epoch from at)::float8 * 1000 as at
         from chaos_starts where id > $1 order by id`,
        [seen],
      );
      seen = Number(rows.at(-1)?.id ?? seen);
      return rows;
    },
    faults: () =>
      findFaults({
        services,
        provider,
        maxAttempts: settings.MAX_ATTEMPTS,
        stops,
        tagOf: deployment.tagOf,
      }),
    async close() {
      await Promise.all(
        processes.map(({ child, end }) =>
          child.exitCode === null && child.signalCode === null ? end("SIGKILL") : null,
        ),
      );
      await opened.close();
      await proxy.close();
      await provider.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return deployment;
}
