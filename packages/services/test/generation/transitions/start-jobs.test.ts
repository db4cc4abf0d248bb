import { createDatabase, type Queryable } from "@lacquer/db";
import { claimJobs } from "@lacquer/db/queue";
import {
  assertInvariants,
  createGate,
  findBrokenInvariants,
  scriptedProvider,
  waitFor,
} from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { cancelJob } from "../../../src/verbs.ts";
import { openTestServices, type TestServices } from "../../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices({ userRunningLimit: 3 });
});
beforeEach(async () => {
  // Empties the tables, so that each test counts only its own users' queues and ledger rows.
  await services.db.pool.query("truncate users, workers restart identity cascade");
});
afterEach(() => assertInvariants(services.db));
afterAll(() => services.close());

const ask = (slots: number, db: Queryable = services.db.pool) =>
  claimJobs(db, {
    slots,
    owner: "1",
    leaseSeconds: 60,
    provider: "renderer",
    unpaidMessage: "",
    limitMessage: "over the limit",
  });
const claim = async (slots: number) => (await ask(slots)).jobs;

/** Adds waiting jobs with one statement, and keeps the user's queue and ledger correct. */
async function fill(userId: number, jobs: number): Promise<void> {
  await services.db.pool.query(
    `insert into generation_jobs (id, user_id, prompt, influence_weights, design_settings, image_count, cost)
     select gen_random_uuid(), $1, '', '{}', '{"nailShape": "oval", "finish": "glossy"}', 1, 1 from generate_series(1, $2)`,
    [userId, jobs],
  );
  await services.db.pool.query(
    "update user_lanes set waiting = waiting + $2, held = held + $2, running_limit = $3 where user_id = $1",
    [userId, jobs, services.config.userRunningLimit],
  );
}

test("one user's two hundred waiting jobs do not delay another user", async () => {
  const [busy, other] = [await services.newUser(300), await services.newUser(5)];
  await fill(busy, 200);
  await fill(other, 1);
  const claimed = [...(await claim(1)), ...(await claim(1))];
  expect(claimed.map((job) => job.userId).toSorted()).toEqual([busy, other]);
});

test("one claim of many slots serves users in turn, oldest jobs first", async () => {
  const users = [await services.newUser(9), await services.newUser(9), await services.newUser(9)];
  for (const userId of users) await fill(userId, 5);
  const claimed = await claim(6);
  for (const userId of users)
    expect(claimed.filter((job) => job.userId === userId)).toHaveLength(2);
  const { rows } = await services.db.pool.query(
    `select g.id from generation_jobs g where g.status = 'processing'
     and exists (select 1 from generation_jobs o where o.user_id = g.user_id and o.status = 'pending' and o.seq < g.seq)`,
  );
  expect(rows).toEqual([]);
});

test("sixteen claimers at once charge each job once and fill the limit exactly", async () => {
  const users: number[] = [];
  for (let i = 0; i < 5; i += 1) users.push(await services.newUser(20));
  for (const userId of users) await fill(userId, 8);
  const claimed = (await Promise.all(Array.from({ length: 16 }, () => claim(2)))).flat();
  expect(new Set(claimed.map((job) => job.id)).size).toBe(claimed.length);
  for (const userId of users) {
    expect(claimed.filter((job) => job.userId === userId).length).toBeLessThanOrEqual(3);
  }
  const { rows } = await services.db.pool.query(
    "select count(*)::int as charges from credit_ledger where kind = 'charge'",
  );
  expect(rows).toEqual([{ charges: claimed.length }]);
});

test("counts stay right when another claimer changes a queue between a claimer's snapshot and its lock", async () => {
  for (let round = 0; round < 8; round += 1) {
    const users: number[] = [];
    for (let i = 0; i < 5; i += 1) users.push(await services.newUser(20));
    for (const userId of users) await fill(userId, 8);
    // New connections plan their query while others already claim. The snapshots of the new connections are therefore
    // old when they get the lock.
    const fresh = Array.from({ length: 16 }, () =>
      createDatabase({ url: services.db.url, connections: 1 }),
    );
    await Promise.all(fresh.map((db) => ask(2, db.pool)));
    await Promise.all(fresh.map((db) => db.close()));
    expect(await findBrokenInvariants(services.db.pool)).toEqual([]);
  }
});

test("claims, creates and cancels may meet in any order without breaking an invariant", async () => {
  const users = [await services.newUser(30), await services.newUser(30)];
  const all = users.flatMap((userId) =>
    Array.from({ length: 15 }, async (_, i) => {
      const jobId = await services.create(userId);
      if (i % 3 === 0) await cancelJob(services, userId, jobId);
      else await claim(1);
    }),
  );
  await Promise.all(all);
  const { rows } = await services.db.pool.query(
    "select distinct status::text from generation_jobs order by 1",
  );
  expect(rows.map((row: { status: string }) => row.status)).toContain("canceled");
});

test("two workers together never run more of a user's jobs than the limit", async () => {
  const userId = await services.newUser(30);
  await fill(userId, 12);
  let now = 0;
  let most = 0;
  const gate = createGate();
  const imageProvider = scriptedProvider(async (_request, signal) => {
    now += 1;
    most = Math.max(most, now);
    await gate.pass(signal);
    now -= 1;
  });
  const runners = [
    await services.work(imageProvider, { slots: 8 }),
    await services.work(imageProvider, { slots: 8 }),
  ];
  await waitFor("three jobs to run", () => now === 3);
  await Promise.all(Array.from({ length: 10 }, () => claim(8)));
  expect(now).toBe(3);
  gate.open();
  await waitFor("all twelve to end", async () => {
    const done = await services.db.pool.query(
      "select 1 from generation_jobs where status = 'completed'",
    );
    return done.rowCount === 12;
  });
  expect(most).toBe(3);
  await Promise.all(runners.map((runner) => runner.drain(1)));
});

test("the database itself refuses a second charge of a job", async () => {
  const userId = await services.newUser(5);
  await fill(userId, 1);
  const [job] = await claim(1);
  await expect(
    services.db.pool.query(
      "insert into credit_ledger (user_id, job_id, kind, amount) values ($1, $2, 'charge', -1)",
      [userId, job?.id],
    ),
  ).rejects.toMatchObject({ code: "23505" });
});

test("a claim reads no table from end to end, with ten thousand jobs waiting", async () => {
  const users: number[] = [];
  for (let i = 0; i < 10; i += 1) users.push(await services.newUser(2_000));
  for (const userId of users) await fill(userId, 1_000);
  await services.db.pool.query("analyze generation_jobs; analyze user_lanes; analyze users");
  const client = await services.db.pool.connect();
  try {
    await client.query("begin; load 'auto_explain'");
    for (const setting of [
      "log_min_duration = 0",
      "log_nested_statements = on",
      "log_level = 'notice'",
    ]) {
      await client.query(`set local auto_explain.${setting}`);
    }
    await client.query("set local client_min_messages = 'notice'");
    const plans: string[] = [];
    client.on("notice", (notice) => plans.push(notice.message ?? ""));
    await claimJobs(client, {
      slots: 4,
      owner: "1",
      leaseSeconds: 60,
      provider: "renderer",
      unpaidMessage: "",
      limitMessage: "over the limit",
    });
    const plan = plans.find((text) => text.includes("user_lanes")) ?? "";
    expect(plan).toContain("generation_jobs_waiting");
    expect(plan).not.toMatch(/Seq Scan on generation_jobs/);
  } finally {
    await client.query("rollback");
    client.release();
  }
});
