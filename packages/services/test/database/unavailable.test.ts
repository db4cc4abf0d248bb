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

test("a database that lets nobody in may be asked again", async () => {
  const db = open();
  const bringBack = await database.takeAway();
  const errors = [await thrown(db.pool.query("select 1")), await thrown(db.prisma.user.count())];
  await bringBack();
  expect(errors.map(isUnavailable)).toEqual([true, true]);
});

test("a statement without an answer may be tried again", async () => {
  const db = open({ queryTimeoutMs: 50 });
  const slow = "select pg_sleep(0.3)";
  const errors = [await thrown(db.pool.query(slow)), await thrown(db.prisma.$queryRawUnsafe(slow))];
  expect(errors.map(isUnavailable)).toEqual([true, true]);
});

test("a transaction that did not begin, or did not end, in time may be tried again", async () => {
  const db = open();
  const { prisma } = db;
  const taken = await db.pool.connect();
  const errors = [await thrown(prisma.$transaction((tx) => tx.user.count(), { maxWait: 50 }))];
  taken.release();
  const slow = (tx: Pick<typeof prisma, "$queryRawUnsafe">) =>
    tx.$queryRawUnsafe("select pg_sleep(0.3)::text");
  const late = prisma.$transaction(
    async (tx) => {
      await slow(tx);
      await slow(tx);
    },
    { timeout: 100 },
  );
  errors.push(await thrown(late));
  expect(errors.map(isUnavailable)).toEqual([true, true]);
});

test("a transaction whose statement got no answer leaves its connection, and nobody works on within it", async () => {
  const db = open({ queryTimeoutMs: 200 });
  const late = db.prisma.$transaction(async (tx) => {
    await tx.phoneLink.deleteMany();
    await tx.$queryRawUnsafe("select pg_current_xact_id()::text, pg_sleep(1)::text");
  });
  expect(await thrown(late)).toSatisfy(isUnavailable);
  const asked = { text: "select pg_current_xact_id_if_assigned() as id", query_timeout: 20_000 };
  expect((await db.pool.query(asked)).rows).toEqual([{ id: null }]);
});
