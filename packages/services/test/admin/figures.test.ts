import { hostname } from "node:os";
import { isDeepStrictEqual } from "node:util";
import { LacquerError } from "@lacquer/contracts";
import { registerProcess } from "@lacquer/db/processes";
import { createGate, scriptedProvider, waitFor } from "@lacquer/testing";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import type { Caller } from "../../src/accounts/caller.ts";
import { listAdminJobs, readAdminTotals, readLiveFigures, setAdmin } from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
let admin: Caller;
let person: number;

beforeAll(async () => {
  services = await openTestServices();
  person = await services.newUser(40);
  const userId = await services.newUser(0);
  admin = { kind: "session", userId, sessionId: 1, isGuest: false };
  await setAdmin(services, { email: await emailOf(userId), admin: true });
});
afterAll(() => services.close());

async function emailOf(userId: number): Promise<string> {
  return (await services.db.prisma.user.findUniqueOrThrow({ where: { id: userId } })).email;
}

const { parse } = Date;
const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);

/** Counts rows with a separate statement, so that the monitor's statements are not compared with themselves. */
async function count(sql: string): Promise<number> {
  const { rows } = await services.db.pool.query<{ count: number }>(
    `select count(*)::int as count from ${sql}`,
  );
  return rows[0]?.count ?? Number.NaN;
}

test("every live figure equals the database: waiting, parked, running, the oldest, ended by minute", async () => {
  for (let job = 0; job < 3; job += 1) await services.create(person);
  await services.workOff();
  for (let job = 0; job < 2; job += 1) await services.create(person);
  await services.workOff(
    scriptedProvider(() => {
      throw new LacquerError("photo_unreadable");
    }),
  );
  const stays = await services.create(person);
  await services.create(person, { graceSeconds: 10 });
  await services.db.pool.query(
    `update generation_jobs set created_at = now() - interval '90 seconds' where id = $1`,
    [stays],
  );
  // One job ended long ago, and one ended in an earlier minute.
  await services.db.pool.query(
    `update generation_jobs set completed_at = completed_at - interval '3 hours'
     where id = (select id from generation_jobs where status = 'completed' order by seq limit 1)`,
  );
  await services.db.pool.query(
    `update generation_jobs set completed_at = completed_at - interval '10 minutes'
     where id = (select id from generation_jobs where status = 'completed' order by seq desc limit 1)`,
  );
  const live = await readLiveFigures(services, admin);
  expect(live).toMatchObject({
    waiting: 1,
    parked: 1,
    running: 0,
    provider: { name: "renderer", pause: null },
  });
  expect(live.oldestWaitingSeconds).toBeGreaterThanOrEqual(90);
  expect(live.minutes).toHaveLength(61);
  const total = (status: "completed" | "failed" | "canceled") =>
    sum(live.minutes.map((minute) => minute[status]));
  for (const status of ["completed", "failed", "canceled"] as const) {
    const rows = await count(
      `generation_jobs where status = '${status}' and completed_at > now() - interval '1 hour'`,
    );
    expect([status, total(status)]).toEqual([status, rows]);
  }
  expect([total("completed"), total("failed")]).toEqual([2, 2]);
  const [earlier] = live.minutes.filter(({ completed }) => completed > 0);
  expect(parse(live.at) - parse(earlier?.at ?? "")).toBeGreaterThan(9 * 60_000);
});

test("a worker is shown with its slots, its version and its last claim, and as gone when it is gone", async () => {
  await registerProcess(services.db.pool, {
    kind: "worker",
    host: hostname(),
    pid: process.pid,
    version: "9.8.7",
    dataDir: null,
    authSecret: null,
    provider: "renderer",
    store: "local",
  });
  const gate = createGate();
  const held = scriptedProvider((_request, signal) => gate.pass(signal));
  const runner = await services.work(held, { slots: 3 });
  const jobId = await services.create(person);
  const shown = await waitFor("the worker's claim", async () => {
    const { workers } = await readLiveFigures(services, admin);
    return workers.find(({ busy, lastClaimAt }) => busy > 0 && lastClaimAt !== null) ?? null;
  });
  expect(shown).toMatchObject({ kind: "worker", slots: 3, version: "9.8.7", isAlive: true });
  // The runner may still be claiming jobs, so the figures and the rows are read until they agree.
  await waitFor("the figures to equal the rows", async () => {
    const { workers, running, waiting } = await readLiveFigures(services, admin);
    const busy = workers.find(({ id }) => id === shown.id)?.busy;
    const rows = [
      await count(`generation_jobs where lease_owner = ${shown.id}`),
      await count("generation_jobs where status = 'processing'"),
      await count("generation_jobs where status = 'pending' and not parked"),
    ];
    return isDeepStrictEqual([busy, running, waiting], rows);
  });
  gate.open();
  await services.ended(person, jobId);
  await runner.drain(5);
  await services.db.pool.query(
    `insert into workers (kind, host, pid, slots, last_seen_at) values ('worker', 'elsewhere', 1, 2, now() - interval '1 minute')`,
  );
  const { workers } = await readLiveFigures(services, admin);
  expect(workers).toMatchObject([{ host: "elsewhere", isAlive: false, busy: 0, version: null }]);
});

test("every total equals the database: ended, failures by code, calls and cost, storage, abuse", async () => {
  const { pool } = services.db;
  const job = await services.create(person);
  const call = (outcome: string, cost: number | null, hoursAgo: number) =>
    pool.query(
      `insert into provider_calls (job_id, image_index, attempt, provider, model, quality, size, outcome, cost_microdollars, started_at)
       values ($1, 0, 1, 'openai', 'm', 'low', '1x1', $2, $3, now() - make_interval(hours => $4))`,
      [job, outcome, cost, hoursAgo],
    );
  await call("ok", 40_000, 1);
  await call("ok", 2_500, 2);
  await call("busy", null, 1);
  await call("ok", 9_000_000, 30);
  await pool.query(
    `insert into uploads (id, user_id, kind, storage_key, content_type, bytes, width, height, working_key, working_bytes, working_width, working_height)
     values (gen_random_uuid(), $1, 'photo', 'uploads/a', 'image/webp', 1000, 1, 1, 'uploads/b', 200, 1, 1)`,
    [person],
  );
  await pool.query("insert into discarded_objects (storage_key) values ('uploads/gone')");
  await pool.query(
    `insert into password_tries (key, tries) values ('account:1', array[now(), now() - interval '5 minutes', now() - interval '2 hours'])`,
  );
  await pool.query(
    `insert into request_counts (key, count, window_start) values ('request:7', 41, now()), ('request:8', 3, now()), ('request:9', 500, now() - interval '5 minutes')`,
  );
  const totals = await readAdminTotals(services, admin);
  for (const status of ["completed", "failed", "canceled"] as const)
    expect([status, totals.ended[status]]).toEqual([
      status,
      await count(`generation_jobs where status = '${status}'`),
    ]);
  expect(totals.failures).toEqual([{ code: "photo_unreadable", hour: 2, ever: 2 }]);
  expect(totals.calls).toEqual([
    { provider: "openai", outcome: "ok", calls: 2, costUsd: 0.0425 },
    { provider: "openai", outcome: "busy", calls: 1, costUsd: 0 },
  ]);
  const images = await services.db.prisma.jobImage.aggregate({
    _count: true,
    _sum: { bytes: true },
  });
  expect(totals.storage).toMatchObject({
    uploads: { pictures: 1, bytes: 1200 },
    results: { pictures: images._count, bytes: images._sum.bytes },
    toRemove: await count("discarded_objects"),
  });
  expect(totals.storage.databaseBytes).toBeGreaterThan(1_000_000);
  expect(totals.abuse).toMatchObject({
    passwordTries: 2,
    openStreams: 0,
    busiest: [
      { key: "request:7", requests: 41 },
      { key: "request:8", requests: 3 },
    ],
  });
  expect(totals.abuse.starterCredits).toBe(40);
  expect(totals.actions).toMatchObject([{ action: "grant_admin", admin: null }]);
});

test("a count that takes too long is left out, and the other figures are still shown", async () => {
  const { pool } = services.db;
  const blocker = await pool.connect();
  await blocker.query("begin");
  await blocker.query("lock table uploads in access exclusive mode");
  const totals = await readAdminTotals(services, admin);
  await blocker.query("rollback");
  blocker.release();
  expect(totals.storage.uploads).toBeNull();
  expect(totals.storage.results).not.toBeNull();
});

test("figures and lists that take too long are given up, so that the monitor holds nothing up", async () => {
  const client = await services.db.pool.connect();
  onTestFinished(async () => {
    await client.query("rollback");
    client.release();
  });
  await client.query("begin; lock table generation_jobs in access exclusive mode");
  await Promise.all(
    [readLiveFigures(services, admin), listAdminJobs(services, admin, { show: "waiting" })].map(
      (reading) => expect(reading).rejects.toMatchObject({ code: "unavailable" }),
    ),
  );
});
