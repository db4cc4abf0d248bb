/**
 * Measures what one design costs the database, from its creation to its end. Usage: `node bench/growth.ts [--jobs
 * <n>]`. The bench starts its own Postgres, and runs jobs of two images with a provider that paints at once. It runs
 * only on Linux, because processor times are read from /proc. It prints lines of `what | figure | aim | ok`.
 */
import path from "node:path";
import { parseArgs } from "node:util";
import { createJobInput } from "@lacquer/contracts";
import { createDatabase, type Database } from "@lacquer/db";
import { applyMigrations } from "@lacquer/db/migrate";
import { createLocalStorage } from "@lacquer/storage";
import {
  createBody,
  createMemoryLog,
  handGuides,
  postgresMs,
  scriptedProvider,
  startOwnPostgres,
  waitFor,
} from "@lacquer/testing";
import { createJob, grantStarterCredits, type ServiceContext, startRunner } from "../src/verbs.ts";
import { createReport } from "./report.ts";

const { values } = parseArgs({ options: { jobs: { type: "string", default: "1000" } } });
const JOBS = Number(values.jobs);
const USERS = 50;
const report = createReport();
const postgres = await startOwnPostgres("growth");
const { dataDir } = postgres;
const db = createDatabase({ url: postgres.url, connections: 8 });

interface Reading {
  bytes: number;
  wal: number;
  commits: number;
  processorMs: number;
}

/** Returns the figures of the whole database at this moment. */
async function read(): Promise<Reading> {
  await db.pool.query("vacuum");
  const { rows } = await db.pool.query<Omit<Reading, "processorMs">>(
    `select (select sum(pg_total_relation_size(c.oid)) from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'r' and n.nspname = 'public')::float8 as bytes,
            pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as wal,
            (select xact_commit from pg_stat_database where datname = current_database())::float8 as commits`,
  );
  const [row] = rows;
  if (!row) throw new Error("the database gave no figures");
  return { ...row, processorMs: await postgresMs(db) };
}

function context(own: Database): ServiceContext {
  return {
    db: own,
    storage: createLocalStorage(path.join(dataDir, "storage")),
    config: {
      provider: "renderer",
      signupCredits: 20,
      guestCredits: 6,
      freeCredits: { perRange: 0, perDay: 0 },
      userRunningLimit: 4,
      userWaitingLimit: 500,
      leaseSeconds: 60,
      heartbeatSeconds: 20,
      attemptDeadlineSeconds: 60,
      maxAttempts: 3,
    },
    log: createMemoryLog(),
    wake: () => {},
    changed: () => {},
  };
}

async function addUsers(ctx: ServiceContext): Promise<number[]> {
  const ids: number[] = [];
  for (let user = 0; user < USERS; user += 1) {
    const { id } = await db.prisma.user.create({
      data: { name: "User", email: `user-${user}@example.test` },
    });
    await grantStarterCredits(ctx, id, { amount: 10 * JOBS });
    ids.push(id);
  }
  return ids;
}

/** Creates `count` jobs and runs them to their end. */
async function runJobs(ctx: ServiceContext, users: number[], count: number): Promise<void> {
  const input = createJobInput.parse(createBody({ nails: handGuides(), imageCount: 2 }));
  const runner = await startRunner(ctx, {
    imageProvider: scriptedProvider(),
    slots: 8,
    pollSeconds: 0.05,
    sweepSeconds: 1,
  });
  for (let job = 0; job < count; job += 1)
    await createJob(ctx, users[job % USERS] ?? 0, {
      input,
      idempotencyKey: `growth-${count}-${job}`,
    });
  await waitFor(
    "the queue to be empty",
    async () => {
      const { rowCount } = await db.pool.query(
        "select 1 from generation_jobs where status in ('pending', 'processing') limit 1",
      );
      return rowCount === 0;
    },
    { seconds: 3_600, everyMs: 200 },
  );
  await runner.drain(5);
}

try {
  await applyMigrations({ url: postgres.url });
  const ctx = context(db);
  const users = await addUsers(ctx);
  await runJobs(ctx, users, 100);
  const before = await read();
  await runJobs(ctx, users, JOBS);
  const after = await read();
  const each = (key: keyof Reading) => (after[key] - before[key]) / JOBS;
  report.line("rows and indexes of a design of two images", each("bytes") / 1024, 12, {
    unit: "kB",
  });
  report.line("write-ahead log of a design", each("wal") / 1024, 60, { unit: "kB" });
  report.line("transactions of a design", each("commits"), 40);
  report.line("Postgres's processor time for a design", each("processorMs"), 40, { unit: "ms" });
} finally {
  await db.close();
  await postgres.close();
}
process.exitCode = report.missed === 0 ? 0 : 1;
