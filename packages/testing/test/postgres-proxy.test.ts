import { createDatabase, transaction, wasRefused } from "@lacquer/db";
import { type PostgresProxy, startPostgresProxy } from "@lacquer/testing/postgres-proxy";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase, waitFor } from "../src/index.ts";

const LOST = /terminated|closed|ended|ECONNRESET|EPIPE/i;

let db: TestDatabase;
let proxy: PostgresProxy;
let through: ReturnType<typeof createDatabase>;

beforeAll(async () => {
  db = await createTestDatabase({ connections: 2 });
  await db.pool.query("create table notes (id int primary key, text text)");
  proxy = await startPostgresProxy({ target: db.url });
  through = createDatabase({ url: proxy.url, connections: 4, onError: () => {} });
});
beforeEach(async () => {
  proxy.heal();
  await db.pool.query("truncate notes");
});
afterAll(async () => {
  await through.close();
  await proxy.close();
  await db.drop();
});

const write = (id: number, text: string) =>
  transaction(through, async (tx) => {
    await tx.query("insert into notes values ($1, $2)", [id, text]);
  });
const count = async () => (await db.pool.query("select 1 from notes")).rowCount;

test("a transaction whose answer is swallowed is committed, and its caller cannot know", async () => {
  const dropped = proxy.dropNextCommitReply(/insert into notes/);
  const lost = await write(1, "one").catch((error: unknown) => error);
  expect(lost).toBeInstanceOf(Error);
  expect(wasRefused(lost)).toBe(false);
  expect(await dropped).toContain("insert into notes values ($1, $2)");
  expect(await count()).toBe(1);
  await write(2, "two");
  expect(await count()).toBe(2);
});

test("a single statement outside a transaction is committed by itself, even when it was prepared before", async () => {
  const named = (id: number) =>
    through.pool.query({ name: "add", text: "insert into notes values ($1, 'x')", values: [id] });
  await named(1);
  const dropped = proxy.dropNextCommitReply(/insert/);
  await expect(named(2)).rejects.toThrow(LOST);
  await dropped;
  expect(await count()).toBe(2);
});

test("reads, refusals and other statements pass, and the drop waits for the matching statement", async () => {
  await write(1, "one");
  let done = false;
  const dropped = proxy.dropNextCommitReply(/delete/).then(() => {
    done = true;
  });
  await through.pool.query("select 1 from notes");
  await write(2, "two");
  await expect(write(1, "again")).rejects.toMatchObject({ code: "23505" });
  await expect(through.pool.query("delete from nowhere")).rejects.toMatchObject({ code: "42P01" });
  expect(done).toBe(false);
  await expect(through.pool.query("delete from notes")).rejects.toThrow(LOST);
  await dropped;
  expect(await count()).toBe(0);
});

test("the proxy holds a statement back until the connection is healed, and reports each one", async () => {
  const seen: string[] = [];
  proxy.onStatement = (text, _session, inTransaction) => seen.push(`${inTransaction} ${text}`);
  const held = proxy.holdNext(/insert into notes/);
  const writing = write(1, "one");
  await held;
  expect(await count()).toBe(0);
  proxy.heal();
  await writing;
  expect(await count()).toBe(1);
  expect(seen).toEqual(["false BEGIN", "true insert into notes values ($1, $2)", "true COMMIT"]);
});

test("the proxy cuts, refuses and delays sessions until the connection is healed", async () => {
  const client = new pg.Client({ connectionString: proxy.url });
  client.on("error", () => {});
  await client.connect();
  proxy.cut();
  await expect(client.query("select 1")).rejects.toThrow(LOST);
  await waitFor("no session to be left", () => proxy.sessions === 0);
  proxy.refuse();
  await expect(through.pool.query("select 1")).rejects.toThrow(LOST);
  proxy.heal();
  proxy.delay(60);
  const before = performance.now();
  await through.pool.query("select 1");
  expect(performance.now() - before).toBeGreaterThan(100);
});
