import { setTimeout as pause } from "node:timers/promises";
import path from "node:path";
import { createDatabase, type Database } from "@lacquer/db";
import { createChangeNotifier, createNotifier, openWorkerSession } from "@lacquer/db/wake";
import type { ImageProvider } from "@lacquer/imaging";
import { createLocalStorage } from "@lacquer/storage";
import { createMemoryLog, scriptedProvider, waitFor } from "@lacquer/testing";
import { cancelJob, type ServiceContext, startRunner } from "../src/verbs.ts";
import { type createReport, percentile } from "./report.ts";

const JOBS = 400;
const CANCELS = 200;

function openContext(dataDir: string, db: Database): ServiceContext {
  const log = createMemoryLog();
  const onError = (error: unknown) => log.warn({ err: error }, "not told");
  return {
    db,
    log,
    storage: createLocalStorage(path.join(dataDir, "storage")),
    wake: createNotifier(db.pool, onError),
    changed: createChangeNotifier(db.pool, onError),
    config: {
      provider: "renderer",
      signupCredits: 20,
      guestCredits: 6,
      freeCredits: { perRange: 0, perDay: 0 },
      userRunningLimit: 4,
      userWaitingLimit: 50,
      leaseSeconds: 30,
      heartbeatSeconds: 10,
      attemptDeadlineSeconds: 180,
      maxAttempts: 3,
    },
  };
}

/** Starts two workers with the default settings, each with its own connection pool and session. */
async function startTwo(url: string, dataDir: string, imageProvider: ImageProvider) {
  const workers = await Promise.all(
    [0, 1].map(async () => {
      const db = createDatabase({ url, connections: 4, genericPlans: true });
      const session = openWorkerSession({
        url,
        lock: true,
        onNudge: (what) => runner?.wake(what),
        onError: () => {},
      });
      const options = { imageProvider, slots: 4, pollSeconds: 1, sweepSeconds: 1, session };
      let runner: Awaited<ReturnType<typeof startRunner>> | undefined;
      runner = await startRunner(openContext(dataDir, db), options);
      return {
        async close() {
          await runner?.drain(0);
          await session.close();
          await db.close();
        },
      };
    }),
  );
  return { close: () => Promise.all(workers.map((worker) => worker.close())) };
}

/** Creates a user with waiting jobs of one image each. */
async function newQueue(db: Database, jobs: number, limit: number): Promise<number> {
  const { rows } = await db.pool.query<{ id: number }>(
    `with owner as (
       insert into users (name, email, credits) values ('Busy', gen_random_uuid() || '@example.test', $1) returning id
     ), granted as (
       insert into credit_ledger (user_id, kind, amount) select id, 'grant', $1 from owner
     ), lane as (
       insert into user_lanes (user_id, running_limit, turn) select id, $2, nextval('lane_turn_seq') from owner
     ), queued as (
       insert into generation_jobs (id, user_id, prompt, influence_weights, design_settings, image_count, cost)
       select gen_random_uuid(), id, '', '{"drawing": 0, "designImage": 0, "baseColor": 100}', '{}', 1, 1
       from owner, generate_series(1, $1)
     ) select id from owner`,
    [jobs, limit],
  );
  const userId = rows[0]?.id ?? 0;
  await db.pool.query("update user_lanes set waiting = $2, held = $2 where user_id = $1", [
    userId,
    jobs,
  ]);
  return userId;
}

/**
 * Measures how fully two workers use a user's limit of running jobs, and how soon they abort the call of a canceled
 * job.
 */
export async function measureCap(
  report: ReturnType<typeof createReport>,
  url: string,
  dataDir: string,
): Promise<void> {
  const db = createDatabase({ url, connections: 4 });
  const imageProvider = scriptedProvider(async (_request, signal) => {
    await pause(300 + Math.random() * 600, undefined, { signal });
  });
  let workers = await startTwo(url, dataDir, imageProvider);
  const userId = await newQueue(db, JOBS, 4);
  const counts: number[] = [];
  const count = async () => {
    const { rows } = await db.pool.query<{ running: number; waiting: number }>(
      `select count(*) filter (where status = 'processing')::int as running,
              count(*) filter (where status = 'pending')::int as waiting from generation_jobs
       where user_id = $1 and status in ('pending', 'processing')`,
      [userId],
    );
    return rows[0] ?? { running: 0, waiting: 0 };
  };
  await waitFor("the limit to be reached", async () => (await count()).running === 4);
  for (let now = await count(); now.waiting > 0; now = await count()) {
    counts.push(now.running);
    await pause(20);
  }
  await workers.close();
  report.line("most jobs of one user at once", Math.max(...counts), 4);
  const full = counts.filter((running) => running === 4).length / counts.length;
  report.line("share of the time at the limit", full * 100, 95, { unit: "%", atLeast: true });

  const canceled = new Map<string, number>();
  const cutAfter: number[] = [];
  const endless = scriptedProvider(({ seed }, signal) => {
    const jobId = seed.split("/")[0] ?? "";
    return new Promise((_resolve, reject) => {
      signal.addEventListener("abort", () => {
        const at = canceled.get(jobId);
        if (at !== undefined) cutAfter.push(performance.now() - at);
        reject(new Error("cut off"));
      });
    });
  });
  workers = await startTwo(url, dataDir, endless);
  const owner = await newQueue(db, CANCELS + 8, 8);
  const ctx = openContext(dataDir, db);
  for (let done = 0; done < CANCELS; done += 1) {
    const running = await waitFor("a job to run", async () => {
      const { rows } = await db.pool.query<{ id: string }>(
        "select id from generation_jobs where user_id = $1 and status = 'processing' order by started_at",
        [owner],
      );
      return rows.find(({ id }) => endless.calls.some((call) => call.job === id))?.id;
    });
    canceled.set(running, performance.now());
    await cancelJob(ctx, owner, running);
  }
  await waitFor("every call to be cut off", () => cutAfter.length === CANCELS);
  await workers.close();
  await db.close();
  report.line("canceled calls cut off, p95", percentile(cutAfter, 0.95), 500, { unit: "ms" });
  report.line("canceled calls cut off, worst", Math.max(...cutAfter), 500, { unit: "ms" });
}
