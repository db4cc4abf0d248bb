import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openWorkerSession } from "@lacquer/db/wake";
import { registerWorker, setWorkerLocked } from "@lacquer/db/queue";
import {
  type AppProcess,
  createTestDatabase,
  startApp,
  type TestDatabase,
  waitFor,
} from "@lacquer/testing";
import { type PostgresProxy, startPostgresProxy } from "@lacquer/testing/postgres-proxy";
import { afterAll, beforeAll, expect, test } from "vitest";

let db: TestDatabase;
let line: PostgresProxy;
let statements = 0;
let worker: AppProcess;
let dataDir: string;

beforeAll(async () => {
  statements = 0;
  db = await createTestDatabase({ connections: 2 });
  dataDir = await mkdtemp(path.join(tmpdir(), "lacquer-budget-"));
  line = await startPostgresProxy({ target: db.url });
  line.onStatement = () => {
    statements += 1;
  };
  // The worker has the default settings: one tick a second, and an advisory lock.
  worker = await startApp("worker", { DATABASE_URL: line.url, DATA_DIR: dataDir });
  await waitFor("the worker's lock", async () => {
    const { rowCount } = await db.pool.query("select 1 from workers where locked");
    return rowCount === 1;
  });
});
afterAll(async () => {
  await worker.end();
  await line.close();
  await db.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Counts the SQL statements of about eight seconds, and returns their number and the exact time in seconds. */
async function watch(): Promise<{ made: number; seconds: number }> {
  // Earlier statements must not be counted.
  const settled = statements;
  await waitFor("a statement", () => statements > settled);
  const [from, begun] = [statements, performance.now()];
  await waitFor("eight seconds", () => performance.now() - begun > 8_000, { everyMs: 100 });
  return { made: statements - from, seconds: (performance.now() - begun) / 1_000 };
}

test("a worker with nothing to do makes at most two statements a second", async () => {
  const { made, seconds } = await watch();
  expect(made).toBeGreaterThan(0);
  // Each of the worker's two timers may fire once more than expected, because the measured time begins and ends between
  // ticks.
  expect(made).toBeLessThanOrEqual(2 * seconds + 2);
});

test("while another worker runs jobs it makes at most six", async () => {
  const other = await registerWorker(db.pool, { kind: "worker", host: "other", pid: 1, slots: 1 });
  const session = openWorkerSession({
    url: db.url,
    lock: true,
    onNudge: () => {},
    onError: () => {},
  });
  await new Promise<void>((held) => session.setWorker(other, () => held()));
  await setWorkerLocked(db.pool, other, true);
  await db.pool.query(
    `with owner as (insert into users (name, email) values ('Someone', 'someone@example.test') returning id),
     lane as (insert into user_lanes (user_id, running, turn) select id, 1, 1 from owner)
     insert into generation_jobs (id, user_id, status, prompt, influence_weights, design_settings, image_count, cost, attempt,
       lease_token, lease_owner, lease_until)
     select gen_random_uuid(), id, 'processing', '', '{}', '{}', 1, 0, 1, gen_random_uuid(), $1, now() + interval '1 hour' from owner`,
    [other],
  );
  const { made, seconds } = await watch();
  expect(made).toBeLessThanOrEqual(6 * seconds + 2);
  // When the other worker's lock is released, the job must be requeued. This proves that the worker watches the lock.
  await session.close();
  await waitFor("the job to be reclaimed", async () => {
    const { rows } = await db.pool.query<{ attempt: number; owner: string | null }>(
      "select attempt, lease_owner as owner from generation_jobs",
    );
    return rows[0]?.owner !== other;
  });
});
