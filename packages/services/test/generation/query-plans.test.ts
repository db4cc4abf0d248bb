import { ADMIN_JOB_LISTS, type AdminJobList } from "@lacquer/contracts";
import { createDatabase, type Database } from "@lacquer/db";
import {
  claimJobs,
  findExpired,
  jobsChangedSince,
  jobsOfOwners,
  oldestWaitingSeconds,
  surveyQueue,
  unparkJobs,
  watchLeases,
} from "@lacquer/db/queue";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  createMetrics,
  getJob,
  listAdminJobs,
  listJobs,
  listVersions,
  type ServiceContext,
} from "../../src/verbs.ts";
import { reclaimExpired } from "../../src/generation/worker/reclaim-expired.ts";
import { removeOutdated } from "../../src/system/housekeeping.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
let db: Database;
let ctx: ServiceContext;
let userId: number;
const plans: string[] = [];

/** One user with 10,000 waiting and 100,000 ended jobs, among two thousand users with little activity. */
const FILL = `
alter table generation_jobs enable always trigger generation_jobs_payer;
set session_replication_role = replica;
insert into users (name, email) select 'User', 'crowd-' || n || '@example.test' from generate_series(1, 2000) n;
insert into user_lanes (user_id, turn) select id, id from users on conflict do nothing;
insert into generation_jobs (id, user_id, status, prompt, influence_weights, design_settings, image_count, cost,
  credits_deducted, refunded, completed_at, error_code, error_message)
select gen_random_uuid(), case when n % 10 = 0 then (select min(id) from users) + n % 2000 else (select min(id) from users) end,
  'failed', '', '{"drawing": 0, "designImage": 0, "baseColor": 100}', '{}', 1, 0, false, 0, now(), 'internal', ''
from generate_series(1, 100000) n;
insert into generation_jobs (id, user_id, prompt, influence_weights, design_settings, image_count, cost)
select gen_random_uuid(), (select min(id) from users), '', '{"drawing": 0, "designImage": 0, "baseColor": 100}', '{}', 1, 0
from generate_series(1, 10000);
insert into generation_jobs (id, user_id, prompt, influence_weights, design_settings, image_count, cost, parked, run_at)
select gen_random_uuid(), (select min(id) from users), '', '{"drawing": 0, "designImage": 0, "baseColor": 100}', '{}', 1, 0,
  true, now() + (n - 10) * interval '1 second' from generate_series(1, 200) n;
insert into generation_jobs (id, user_id, status, prompt, influence_weights, design_settings, image_count, cost, attempt,
  lease_token, lease_owner, lease_until)
select gen_random_uuid(), (select min(id) from users) + n, 'processing', '', '{}', '{}', 1, 0, 1, gen_random_uuid(), 77,
  now() + (n - 3) * interval '1 minute' from generate_series(1, 40) n;
update user_lanes l set running = 1 from generation_jobs g where g.user_id = l.user_id and g.status = 'processing';
update user_lanes set waiting = 10000, running_limit = 4 where user_id = (select min(id) from users);
insert into workers (id, kind, host, pid, slots, locked) values (77, 'worker', 'gone', 1, 40, true);
analyze`;

beforeAll(async () => {
  services = await openTestServices();
  userId = await services.newUser(20);
  const patient = createDatabase({ url: services.db.url, connections: 1, queryTimeoutMs: 300_000 });
  await patient.pool.query(FILL);
  await patient.close();
  // There is only one session, so the listener below receives every plan.
  db = createDatabase({ url: services.db.url, connections: 1 });
  ctx = { ...services, db };
  db.pool.on("connect", (client) =>
    client.on("notice", ({ message }) => plans.push(message ?? "")),
  );
  await db.pool.query(
    "load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_level = 'notice'; set auto_explain.log_nested_statements = on",
  );
}, 300_000);
afterAll(async () => {
  await db.close();
  await services.close();
});

/**
 * Returns the query plans of the statements that `work` runs. `work` runs eight times, so that Postgres also chooses
 * generic plans.
 */
async function plansOf(work: () => Promise<unknown>): Promise<string> {
  plans.length = 0;
  for (let time = 0; time < 8; time += 1) await work();
  expect(plans.length).toBeGreaterThan(0);
  return plans.join("\n");
}

const owner = "77";
const claim = {
  owner,
  slots: 4,
  leaseSeconds: 60,
  provider: "renderer",
  unpaidMessage: "",
  limitMessage: "over the limit",
};
const WORK: Record<string, () => Promise<unknown>> = {
  "the tick": () =>
    surveyQueue(db.pool, {
      workerId: owner,
      provider: "renderer",
      heldTokens: [],
      hasClaimed: false,
    }),
  "the look at leases and locks": () =>
    watchLeases(db.pool, { held: [], workerId: "5", provider: "renderer" }),
  "jobs of dead workers": () => jobsOfOwners(db.pool, [owner]),
  "expired leases": () => findExpired(db.pool),
  "the sweep": () => reclaimExpired(ctx),
  "the removal of old jobs": () => removeOutdated(ctx),
  "the un-parking": () => unparkJobs(db.pool),
  "the claim": () => claimJobs(db.pool, claim),
  "the age of the queue": () => oldestWaitingSeconds(db.pool),
  "a scrape of the figures": () => createMetrics(ctx).metrics(),
  "what changed": () => jobsChangedSince(db.pool, 109_000, [userId], 1_000),
  "a list": () => listJobs(ctx, userId, { limit: 20 }),
  "the versions of a design": async () => {
    const { jobs } = await listJobs(ctx, userId, { limit: 1 });
    await listVersions(ctx, userId, jobs[0]?.id ?? "");
  },
  "a list by status, and places in the queue": () =>
    listJobs(ctx, userId, { limit: 20, status: "pending" }),
};

test("a claim of jobs with a payer or a monthly limit reads no table from end to end", async () => {
  await db.pool.query("update users set limits_spending = true");
  const text = await plansOf(() => claimJobs(db.pool, claim));
  await db.pool.query("update users set limits_spending = false");
  expect(text).toContain("spend_months");
  expect(text).not.toMatch(/Seq Scan on (generation_jobs|user_lanes)/);
});

test("the removal of an old job finds the idempotency keys that refer to it by an index", async () => {
  await db.pool.query(
    `insert into idempotency_keys (user_id, key, body_hash, job_id)
     select $1, id::text, '', id from generation_jobs where status = 'pending'`,
    [userId],
  );
  await db.pool.query("analyze idempotency_keys");
  await plansOf(async () => {
    await db.pool.query(
      `update generation_jobs set completed_at = now() - interval '31 days'
       where id = (select id from generation_jobs where status = 'failed' limit 1)`,
    );
    expect(await removeOutdated(ctx)).toBe(1);
  });
  const byJob = plans.filter((plan) => /DELETE FROM ONLY \S*"idempotency_keys"/.test(plan));
  expect(byJob.length).toBeGreaterThan(0);
  expect(byJob.join("\n")).not.toContain("Seq Scan");
});

for (const [what, work] of Object.entries(WORK)) {
  test(`${what} reads neither jobs nor user queues from end to end`, async () => {
    const text = await plansOf(work);
    expect(text).toContain("generation_jobs");
    expect(text).not.toMatch(/Seq Scan on (generation_jobs|user_lanes)/);
  });
}

/** How Postgres reads each list of the monitor: along an index from the newest row, or all rows of a small index. */
const LISTS: Record<AdminJobList, RegExp> = {
  waiting: /Index .*using generation_jobs_/,
  running: /generation_jobs_running/,
  failed: /Index Scan Backward using generation_jobs_ended/,
  ended: /Index Scan Backward using generation_jobs_ended/,
};

for (const show of ADMIN_JOB_LISTS) {
  test(`the monitor's list of ${show} jobs follows an index to its limit`, async () => {
    const admin = { kind: "session", userId, sessionId: 1, isGuest: false } as const;
    await db.pool.query("update users set is_admin = true where id = $1", [userId]);
    const text = await plansOf(() => listAdminJobs(ctx, admin, { show }));
    expect(text).toMatch(LISTS[show]);
    expect(text).not.toMatch(/Seq Scan on generation_jobs/);
  });
}

test("a job's place is counted along the queue, even deep in it", async () => {
  const { rows } = await services.db.pool.query<{ id: string }>(
    `select id from generation_jobs where user_id = $1 and status = 'pending' and not parked order by seq offset 4321 limit 1`,
    [userId],
  );
  const text = await plansOf(async () => {
    const job = await getJob(ctx, userId, rows[0]?.id ?? "");
    expect(job.queuePosition).toBe(4322);
  });
  expect(text).not.toMatch(/Seq Scan on generation_jobs/);
});
