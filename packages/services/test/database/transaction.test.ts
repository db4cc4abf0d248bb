import { transaction, wasRefused } from "@lacquer/db";
import { assertInvariants } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});

afterEach(() => assertInvariants(services.db));

afterAll(() => services.close());

test("a session cut off inside a transaction fails that transaction and nothing else", async () => {
  const cut = transaction(services.db, async (tx) => {
    const { rows } = await tx.query<{ pid: number }>("select pg_backend_pid() as pid");
    await services.db.pool.query("select pg_terminate_backend($1)", [rows[0]?.pid]);
    await tx.query("select 1");
  });
  const error: unknown = await cut.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Error);
  expect(wasRefused(error)).toBe(false);
  expect((await services.db.pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
});

test("a refusal by the database is distinguished from a lost connection", async () => {
  const refused: unknown = await services.db.pool
    .query("insert into users (name, email, credits) values ('x', 'minus@example.test', -1)")
    .catch((error: unknown) => error);
  expect(wasRefused(refused)).toBe(true);
  expect(wasRefused(new Error("Connection terminated unexpectedly"))).toBe(false);
  expect(wasRefused(Object.assign(new Error("shutdown"), { code: "57P01" }))).toBe(false);
  expect(wasRefused(Object.assign(new Error("reset"), { code: "ECONNRESET" }))).toBe(false);
});
