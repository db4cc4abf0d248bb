import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type CreateJobBody, createJobInput, type Job } from "@lacquer/contracts";
import type { ImageProvider } from "@lacquer/imaging";
import { createLocalStorage, type Storage } from "@lacquer/storage";
import {
  createBody,
  createMemoryLog,
  createTestDatabase,
  scriptedProvider,
  type TestDatabase,
  waitFor,
} from "@lacquer/testing";
import {
  createJob,
  getJob,
  grantStarterCredits,
  type Runner,
  type ServiceConfig,
  type ServiceContext,
  startRunner,
} from "../src/verbs.ts";

/** The services with a real database, a real folder and a log that tests can read. */
export interface TestServices extends ServiceContext {
  db: TestDatabase;
  log: ReturnType<typeof createMemoryLog>;
  /** Returns services for a second process on the same database and store. */
  beside(changes: { config?: Partial<ServiceConfig>; storage?: Storage }): ServiceContext;
  newUser(credits: number): Promise<number>;
  create(userId: number, changes?: Partial<CreateJobBody>, key?: string): Promise<string>;
  /** Starts a worker in this process. close() drains it if the test does not. */
  work(
    imageProvider?: ImageProvider,
    options?: { slots?: number; as?: ServiceContext; tickSeconds?: number },
  ): Promise<Runner>;
  /** Waits until the job has ended, and returns it. */
  ended(userId: number, jobId: string): Promise<Job>;
  /** Runs jobs until none is waiting or running. */
  workOff(imageProvider?: ImageProvider): Promise<void>;
  ledger(userId: number): Promise<{ kind: string; amount: number; jobId: string | null }[]>;
  balance(userId: number): Promise<number>;
  /** Returns the keys of all objects with this prefix. */
  stored(prefix: string): Promise<string[]>;
  close(): Promise<void>;
}

const CONFIG: ServiceConfig = {
  provider: "renderer",
  signupCredits: 20,
  guestCredits: 6,
  freeCredits: { perRange: 0, perDay: 0 },
  userRunningLimit: 4,
  userWaitingLimit: 500,
  leaseSeconds: 10,
  heartbeatSeconds: 3,
  attemptDeadlineSeconds: 30,
  maxAttempts: 3,
};

export async function openTestServices(config: Partial<ServiceConfig> = {}): Promise<TestServices> {
  const folder = await mkdtemp(path.join(tmpdir(), "lacquer-services-"));
  const db = await createTestDatabase({ connections: 24 });
  const runners: Runner[] = [];
  let users = 0;
  const ctx: ServiceContext = {
    db,
    storage: createLocalStorage(path.join(folder, "storage")),
    config: { ...CONFIG, ...config },
    log: createMemoryLog(),
    wake: (what) => {
      for (const runner of runners) runner.wake(what);
    },
    changed: () => {},
  };
  const services: TestServices = {
    ...ctx,
    db,
    log: ctx.log as ReturnType<typeof createMemoryLog>,
    beside: (changes) => ({
      ...ctx,
      ...(changes.storage ? { storage: changes.storage } : {}),
      config: { ...ctx.config, ...changes.config },
    }),
    async newUser(credits) {
      users += 1;
      const user = await db.prisma.user.create({
        data: { name: `User ${users}`, email: `user-${users}@example.test` },
      });
      await grantStarterCredits(ctx, user.id, { amount: credits });
      return user.id;
    },
    async create(userId, changes, key) {
      const input = createJobInput.parse(createBody(changes));
      return (await createJob(ctx, userId, { input, idempotencyKey: key })).jobId;
    },
    async work(
      imageProvider = scriptedProvider(),
      { slots = 4, as = ctx, tickSeconds = 0.03 } = {},
    ) {
      const runner = await startRunner(as, {
        imageProvider,
        slots,
        pollSeconds: tickSeconds,
        sweepSeconds: tickSeconds,
      });
      runners.push(runner);
      return runner;
    },
    ended: (userId, jobId) =>
      waitFor(`job ${jobId} to end`, async () => {
        const job = await getJob(ctx, userId, jobId);
        return job.completedAt ? job : null;
      }),
    async workOff(imageProvider) {
      const runner = await services.work(imageProvider);
      await waitFor("the queue to be empty", async () => {
        const { rowCount } = await db.pool.query(
          "select 1 from generation_jobs where status in ('pending', 'processing') limit 1",
        );
        return rowCount === 0;
      });
      await runner.drain(5);
    },
    async ledger(userId) {
      const { rows } = await db.pool.query<{ kind: string; amount: number; jobId: string | null }>(
        `select kind, amount, job_id as "jobId" from credit_ledger where user_id = $1 order by id`,
        [userId],
      );
      return rows;
    },
    async balance(userId) {
      const user = await db.prisma.user.findUniqueOrThrow({ where: { id: userId } });
      return user.credits;
    },
    async stored(prefix) {
      const keys: string[] = [];
      for await (const page of services.storage.scan(`${prefix}/`))
        keys.push(...page.map(({ key }) => key));
      return keys;
    },
    async close() {
      await Promise.all(runners.map((runner) => runner.drain(0)));
      await db.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return services;
}

/** The trace fields of a claimed job if no traces are sent. */
export const UNTRACED = {
  requestId: null,
  traceparent: null,
  attemptTraceparent: null,
  claimedFrom: 0,
  claimedTo: 0,
};

/** Ends the pauses of parked jobs, and the provider's pause. */
export async function endPauses(services: TestServices): Promise<void> {
  await services.db.pool.query("update generation_jobs set run_at = now() where parked");
  await services.db.pool.query("update provider_pauses set until = now()");
}
