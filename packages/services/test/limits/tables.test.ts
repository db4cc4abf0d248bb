import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "../../src/limits/table.ts";
import { TABLES } from "../../src/limits/tables.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
beforeAll(async () => {
  services = await openTestServices();
});
afterAll(() => services.close());

test("every table has a record of what limits its size and what removes its rows", async () => {
  const { rows } = await services.db.pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  expect(
    rows.map(({ name }) => name).toSorted(),
    "each needs its line in src/limits/tables.ts",
  ).toEqual(Object.keys(TABLES).toSorted());
});

test("the counts of requests and streams are unlogged, so that no request waits for Postgres's log", async () => {
  const { rows } = await services.db.pool.query<{ name: string }>(
    "select relname as name from pg_class where relpersistence = 'u' and relkind = 'r' order by 1",
  );
  expect(rows.map(({ name }) => name)).toEqual(["open_streams", "request_counts"]);
});

test("every limit has a name of its own", () => {
  expect(new Set(LIMITS.map(({ name }) => name)).size).toBe(LIMITS.length);
});
