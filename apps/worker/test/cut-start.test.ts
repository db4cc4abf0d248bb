import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createTestDatabase, startApp, type TestDatabase } from "@lacquer/testing";
import { type PostgresProxy, startPostgresProxy } from "@lacquer/testing/postgres-proxy";
import { afterAll, beforeAll, expect, test } from "vitest";

let db: TestDatabase;
let line: PostgresProxy;
let dataDir: string;

beforeAll(async () => {
  db = await createTestDatabase({ connections: 2 });
  dataDir = await mkdtemp(path.join(tmpdir(), "lacquer-cut-"));
  line = await startPostgresProxy({ target: db.url });
});
afterAll(async () => {
  await line.close();
  await db.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/**
 * The first SQL statements of a starting worker: the migrations' lock and two queries, the users' running limit, and
 * the worker's own row.
 */
const FIRST_STATEMENTS = [
  /pg_advisory_lock/,
  /pg_namespace/,
  /"migration_name"/,
  /update user_lanes/,
  /insert into workers/,
];

test.each(FIRST_STATEMENTS)(
  "a worker starts although its connection to Postgres is cut at %s",
  async (statement) => {
    let cuts = 0;
    line.onStatement = (text) => {
      if (cuts > 0 || !statement.test(text)) return;
      cuts += 1;
      line.cut();
    };
    const worker = await startApp("worker", { DATABASE_URL: line.url, DATA_DIR: dataDir });
    await worker.end();
    expect(cuts).toBe(1);
    expect(worker.output()).toContain("the database is unavailable; trying again");
  },
  120_000,
);
