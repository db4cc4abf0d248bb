import { DatabaseSettingFault } from "@lacquer/db/pooler";
import { createTestDatabase, type TestDatabase } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { describeError } from "../src/describe-error.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const thrown = async (work: () => unknown): Promise<unknown> => {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
};

/** Examples of the errors that libraries throw because of a visitor's input. */
const FAULTS: Record<string, () => unknown> = {
  "a wrong field": () => z.object({ name: z.literal("x") }).parse({ name: "canary word" }),
  "an unknown field": () => z.strictObject({}).parse({ "canary word": 1 }),
  "a record's own key": () => z.record(z.string(), z.number()).parse({ "canary word": "x" }),
  "text that is not JSON": () => JSON.parse('canary word "and more'),
  "short text that is not JSON": () => JSON.parse("canary"),
  "an invalid address": () => new URL("canary word"),
  "an invalid header": () => new Headers([["x-word", "canary\nword"]]),
  "an invalid header name": () => new Headers([["canary word", "x"]]),
  "an unknown encoding": () => Buffer.from("x", "canary word" as BufferEncoding),
  "a row that exists already": async () => {
    for (let i = 0; i < 2; i += 1)
      await db.prisma.user.create({ data: { name: "canary", email: "canary@example.test" } });
  },
  "a row that the client cannot write": () =>
    db.prisma.user.create({ data: { name: "canary word", email: 1 as never } }),
  "a value that the database cannot read": () => db.pool.query("select $1::int", ["canary word"]),
  "an invalid date": () => db.pool.query("select $1::timestamptz", ["canary word"]),
  "JSON that the database cannot read": () => db.pool.query("select $1::jsonb", ["canary word"]),
  "a check that failed": () =>
    db.pool.query("insert into api_keys (user_id, name, digest, ending) values (1, '', $1, 'c')", [
      Buffer.from("canary"),
    ]),
  "a raw call of the client": () => db.prisma.$queryRaw`select ${"canary word"}::int`,
  "a thrown text": () => {
    throw 'no such "canary word"';
  },
  "an error wrapped around another": () => {
    throw new Error("a sentence of ours", { cause: new SyntaxError('bad token in "canary word"') });
  },
  "an error whose message was cut off": () => {
    throw new Error('bad token in "canary word');
  },
};

test.each(Object.keys(FAULTS))("%s: reveals nothing of what was typed", async (name) => {
  const error = await thrown(() => FAULTS[name]?.());
  const told = JSON.stringify(describeError(error));
  // The stack names lines of this test, but must never contain the input.
  expect(told).not.toMatch(/canary/i);
  expect(told.length).toBeGreaterThan(20);
});

test("keeps code, table, column and place, which help to find a fault", async () => {
  const missing = describeError(await thrown(() => db.pool.query("select nothing from users")));
  expect(missing).toMatchObject({ code: "42703", message: 'column "nothing" does not exist' });
  const file = describeError(
    await thrown(() => import("node:fs").then((fs) => fs.readFileSync("/no/file"))),
  );
  expect(file).toMatchObject({ code: "ENOENT", message: expect.stringContaining("/no/file") });
  const broken = describeError(await thrown(() => (undefined as unknown as { held: 1 }).held));
  expect(broken).toMatchObject({
    type: "TypeError",
    message: expect.stringContaining("'held'"),
    stack: expect.stringContaining("describe-error.test.ts"),
  });
  const again = describeError(
    await thrown(async () => {
      await db.pool.query("insert into chores (name) values ('sweep-orphans')");
    }),
  );
  expect(again).toMatchObject({ code: "23505", table: "chores", constraint: "chores_pkey" });
});

test("shows instructions for the operator in full", () => {
  const sentence = `the database's sessions are not UTC; run  alter database "x" set timezone to 'UTC'`;
  expect(describeError(new DatabaseSettingFault(sentence))).toMatchObject({ message: sentence });
});
