import { createDatabase, type Database, isUnavailable } from "@lacquer/db";
import { createTestDatabase, type TestDatabase } from "@lacquer/testing";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function open(options: { queryTimeoutMs?: number } = {}): Database {
  const db = createDatabase({ url: database.url, connections: 1, ...options });
  onTestFinished(() => db.close());
  return db;
}

const thrown = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => expect.unreachable("it was answered"),
    (error: unknown) => error,
  );

test("a call that got no connection may be tried again, through Prisma and through the pool", async () => {
  const db = open();
  const taken = await db.pool.connect();
  db.pool.options.connectionTimeoutMillis = 50;
  const errors = [await thrown(db.pool.query("select 1")), await thrown(db.prisma.user.count())];
  taken.release();
  expect(errors.map(isUnavailable)).toEqual([true, true]);
});

test("a statement without an answer may be tried again", async () => {
  const db = open({ queryTimeoutMs: 50 });
  const slow = "select pg_sleep(0.3)";
  const errors = [await thrown(db.pool.query(slow)), await thrown(db.prisma.$queryRawUnsafe(slow))];
  expect(errors.map(isUnavailable)).toEqual([true, true]);
});
