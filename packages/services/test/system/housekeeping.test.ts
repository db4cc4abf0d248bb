import { afterAll, beforeAll, expect, test } from "vitest";
import { countRequest } from "../../src/verbs.ts";
import { removeOutdated } from "../../src/system/housekeeping.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});

afterAll(() => services.close());

test("old keys, counts, sign-in limits, ended sessions and workers long gone are removed, younger ones stay", async () => {
  const userId = await services.newUser(20);
  const jobId = await services.create(userId, {}, "young");
  const old = await services.create(userId, {}, "old");
  await services.db.pool.query(
    `update idempotency_keys set created_at = now() - interval '47 hours' where key = 'young'`,
  );
  await services.db.pool.query(
    `update idempotency_keys set created_at = now() - interval '49 hours' where key = 'old'`,
  );
  await countRequest(services, { key: "fresh", limit: 10 });
  await services.db.pool.query(
    `insert into request_counts (key, count, window_start)
     select 'address:' || n, 1, now() - interval '1 hour' from generate_series(1, 2500) n`,
  );
  await services.db.pool.query(
    `insert into workers (kind, host, pid, slots, last_seen_at)
     values ('worker', 'gone', 1, 1, now() - interval '2 days'), ('worker', 'here', 2, 1, now())`,
  );
  await services.db.pool.query(
    `insert into sessions (user_id, token, expires_at)
     values ($1, 'ended', now() - interval '1 second'), ($1, 'living', now() + interval '1 minute')`,
    [userId],
  );
  const hoursAgo = (hours: number) => Date.now() - hours * 3_600_000;
  await services.db.pool.query(
    "insert into rate_limits (key, count, last_request) values ('old', 1, $1), ('young', 1, $2)",
    [hoursAgo(25), hoursAgo(23)],
  );
  // Two at once: one of them does it.
  const removed = await Promise.all([removeOutdated(services), removeOutdated(services)]);
  await removeOutdated(services);
  expect(removed[0] + removed[1]).toBeGreaterThan(0);
  const rows = async (sql: string) =>
    (await services.db.pool.query({ text: sql, rowMode: "array" })).rows;
  expect(await rows("select key from request_counts")).toEqual([["fresh"]]);
  expect(await rows("select host from workers")).toEqual([["here"]]);
  expect(await rows("select token from sessions")).toEqual([["living"]]);
  expect(await rows("select key from rate_limits")).toEqual([["young"]]);
  expect(await rows("select key from idempotency_keys")).toEqual([["young"]]);
  expect(await services.create(userId, {}, "young")).toBe(jobId);
  expect(await services.create(userId, {}, "old")).not.toBe(old);
});
