import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase } from "../src/client.ts";
import { type EmbeddedPostgres, ensureEmbeddedPostgres } from "../src/embedded/index.ts";
import { assertUtc } from "../src/pooler/index.ts";

const dataDir = mkdtempSync(path.join(tmpdir(), "lacquer-pooler-"));
let postgres: EmbeddedPostgres;

beforeAll(async () => {
  postgres = await ensureEmbeddedPostgres({ dataDir });
}, 60_000);

afterAll(async () => {
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Runs a named statement and returns what it left in the session: prepared statements and plan settings. */
async function traces(directUrl: string | undefined) {
  const db = createDatabase({
    url: postgres.url,
    directUrl,
    connections: 1,
    genericPlans: true,
  });
  const named = await db.pool.query<{ sum: number }>({
    name: "sum",
    text: "select $1::int + 1 as sum",
    values: [1],
  });
  expect(named.rows).toEqual([{ sum: 2 }]);
  const { rows } = await db.pool.query(
    `select (select count(*)::int from pg_prepared_statements) as prepared, current_setting('jit') as jit,
       current_setting('plan_cache_mode') as plans`,
  );
  await assertUtc(db.pool);
  await db.close();
  return rows[0] as unknown;
}

test("a session keeps named statements and their plans, except behind a pooler", async () => {
  const plain = { prepared: 1, jit: "off", plans: "force_generic_plan" };
  expect(await traces(undefined)).toEqual(plain);
  expect(await traces(postgres.url)).toEqual(plain);
  const behind = await traces(postgres.url.replace("127.0.0.1", "localhost"));
  expect(behind).toMatchObject({ prepared: 0, plans: "auto" });
});

test("a session in another time zone is refused", async () => {
  const url = new URL(postgres.url);
  url.searchParams.set("options", "-c timezone=America/New_York");
  const db = createDatabase({ url: url.href, directUrl: postgres.url, connections: 2 });
  await expect(assertUtc(db.pool, 2)).rejects.toThrow(
    /in the time zone America\/New_York.*alter database "lacquer" set timezone/,
  );
  await db.close();
});
