import { afterAll, beforeAll, expect, test } from "vitest";
import { countRequest, createReadinessProbe } from "../src/verbs.ts";
import { removeOutdated } from "../src/system/housekeeping.ts";
import { openTestHouse, type TestHouse } from "./house.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

test("a flood of readiness probes asks the store and the database once", async () => {
  let checks = 0;
  const storage = {
    ...house.storage,
    check: async () => {
      checks += 1;
    },
  };
  const probe = createReadinessProbe({ ...house, storage });
  const answers = await Promise.all(Array.from({ length: 200 }, probe));
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toMatchObject({ database: true, storage: true });
  expect(checks).toBe(1);
});

test("a fault is told by the first probe after a second, and so is its end", async () => {
  let down = false;
  const storage = {
    ...house.storage,
    check: async () => {
      if (down) throw new Error("the store is away");
    },
  };
  const probe = createReadinessProbe({ ...house, storage });
  const says = (storage: boolean) =>
    expect.poll(probe, { timeout: 20_000 }).toMatchObject({ storage, database: true });
  await says(true);
  down = true;
  await says(false);
  down = false;
  await says(true);
});

test("old keys, counts, sign-in limits, ended sessions and workers long gone are removed, younger ones stay", async () => {
  const userId = await house.newUser(20);
  const jobId = await house.create(userId, {}, "young");
  const old = await house.create(userId, {}, "old");
  await house.db.pool.query(
    `update idempotency_keys set created_at = now() - interval '47 hours' where key = 'young'`,
  );
  await house.db.pool.query(
    `update idempotency_keys set created_at = now() - interval '49 hours' where key = 'old'`,
  );
  await countRequest(house, "fresh", 10);
  await house.db.pool.query(
    `insert into request_counts (key, count, window_start)
     select 'address:' || n, 1, now() - interval '1 hour' from generate_series(1, 2500) n`,
  );
  await house.db.pool.query(
    `insert into workers (kind, host, pid, slots, last_seen_at)
     values ('worker', 'gone', 1, 1, now() - interval '2 days'), ('worker', 'here', 2, 1, now())`,
  );
  await house.db.pool.query(
    `insert into sessions (user_id, token, expires_at)
     values ($1, 'ended', now() - interval '1 second'), ($1, 'living', now() + interval '1 minute')`,
    [userId],
  );
  const hoursAgo = (hours: number) => Date.now() - hours * 3_600_000;
  await house.db.pool.query(
    "insert into rate_limits (key, count, last_request) values ('old', 1, $1), ('young', 1, $2)",
    [hoursAgo(25), hoursAgo(23)],
  );
  // Two at once: one of them does it.
  const removed = await Promise.all([removeOutdated(house), removeOutdated(house)]);
  await removeOutdated(house);
  expect(removed[0] + removed[1]).toBeGreaterThan(0);
  const rows = async (sql: string) =>
    (await house.db.pool.query({ text: sql, rowMode: "array" })).rows;
  expect(await rows("select key from request_counts")).toEqual([["fresh"]]);
  expect(await rows("select host from workers")).toEqual([["here"]]);
  expect(await rows("select token from sessions")).toEqual([["living"]]);
  expect(await rows("select key from rate_limits")).toEqual([["young"]]);
  expect(await rows("select key from idempotency_keys")).toEqual([["young"]]);
  expect(await house.create(userId, {}, "young")).toBe(jobId);
  expect(await house.create(userId, {}, "old")).not.toBe(old);
});
