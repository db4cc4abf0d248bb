import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { execa } from "execa";
import { createDatabase } from "@lacquer/db";
import { createTestDatabase, startApp, type TestDatabase, waitFor } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

let db: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  db = await createTestDatabase({ connections: 2 });
  dataDir = await mkdtemp(path.join(tmpdir(), "lacquer-start-"));
});
afterAll(async () => {
  await db.drop();
  await rm(dataDir, { recursive: true, force: true });
});

test("the worker names every wrong variable at once and exits with 1", async () => {
  const script = path.join(import.meta.dirname, "..", "src", "main.ts");
  const { exitCode, stderr } = await execa(process.execPath, [script], {
    env: {
      DATABASE_URL: "mysql://elsewhere",
      WORKER_CONCURRENCY: "none",
      WORKER_LOCK: "perhaps",
      LEASE_SECONDS: "10",
      HEARTBEAT_SECONDS: "9",
      S3_BUCKET: "half-a-store",
    },
    extendEnv: false,
    reject: false,
  });
  expect(exitCode).toBe(1);
  for (const name of [
    "DATABASE_URL",
    "WORKER_CONCURRENCY",
    "WORKER_LOCK",
    "HEARTBEAT_SECONDS",
    "S3_ENDPOINT",
    "S3_ACCESS_KEY_ID",
  ])
    expect(stderr).toContain(name);
});

test("a database url's own options are kept beside ours, and every session is in UTC", async () => {
  const url = new URL(db.url);
  url.searchParams.set("options", "-c timezone=America/New_York -c statement_timeout=54321");
  const own = createDatabase({ url: url.href, connections: 1 });
  const { rows } = await own.pool.query<{ zone: string; limit: string }>(
    `select current_setting('timezone') as zone, current_setting('statement_timeout') as limit`,
  );
  expect(rows).toEqual([{ zone: "UTC", limit: "54321ms" }]);
  await own.close();
});

test("a worker that polls once in a long while is seen alive and signs off", async () => {
  const url = new URL(db.url);
  url.searchParams.set("options", "-c statement_timeout=60000");
  const worker = await startApp("worker", {
    DATABASE_URL: url.href,
    DATA_DIR: dataDir,
    SWEEP_SECONDS: "3600",
    POLL_SECONDS: "3600",
  });
  const row = async () => {
    const { rows } = await db.pool.query<{ locked: boolean; silent: number; pid: number }>(
      "select locked, pid, extract(epoch from now() - last_seen_at)::float8 as silent from workers",
    );
    return rows[0];
  };
  await waitFor("the worker's lock", async () => (await row())?.locked);
  expect((await row())?.pid).toBe(worker.child.pid);
  await db.pool.query("update workers set last_seen_at = now() - interval '1 minute'");
  await waitFor("another sign of life", async () => ((await row())?.silent ?? 60) < 15);
  expect(await worker.end()).toBe(0);
  expect(await row()).toBeUndefined();
});
