import { assertInvariants, waitFor } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import {
  cancelJob,
  getJob,
  listJobs,
  readQueue,
  retryJob,
  summarizeCredits,
} from "../../../src/verbs.ts";
import { openTestServices, type TestServices } from "../../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices({ userWaitingLimit: 3, userRunningLimit: 50 });
});

afterEach(() => assertInvariants(services.db));

afterAll(() => services.close());

test("a job in its grace holds its price and counts as waiting, and no worker starts it", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId, { imageCount: 2, graceSeconds: 10 });
  const runner = await services.work();
  const job = await getJob(services, userId, jobId);
  expect(job).toMatchObject({ status: "pending", queuePosition: 1, creditsDeducted: false });
  expect(Date.parse(job.graceUntil ?? "") - Date.parse(job.createdAt)).toBe(10_000);
  expect(await summarizeCredits(services, userId)).toMatchObject({ held: 2, available: 4 });
  expect(await readQueue(services, userId, { part: "waiting", limit: 5 })).toMatchObject({
    waiting: 1,
  });
  // Another user's job makes the worker check the queue. The worker must not start the job that is still in its grace
  // period.
  const other = await services.newUser(1);
  await services.ended(other, await services.create(other));
  expect(await getJob(services, userId, jobId)).toMatchObject({ status: "pending", attempt: 0 });
  await runner.drain(1);
  await cancelJob(services, userId, jobId);
});

test("a job taken back in its grace costs nothing and never runs", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId, { imageCount: 4, graceSeconds: 10 });
  expect(await cancelJob(services, userId, jobId)).toMatchObject({
    status: "canceled",
    creditsDeducted: false,
    startedAt: null,
  });
  expect(await summarizeCredits(services, userId)).toEqual({ balance: 6, held: 0, available: 6 });
  expect(await services.ledger(userId)).toEqual([{ kind: "grant", amount: 6, jobId: null }]);
});

test("jobs in their grace count against the limit of waiting jobs", async () => {
  const userId = await services.newUser(20);
  const jobs: string[] = [];
  for (let job = 0; job < 3; job += 1)
    jobs.push(await services.create(userId, { graceSeconds: job === 0 ? 0 : 10 }));
  await expect(services.create(userId, { graceSeconds: 10 })).rejects.toMatchObject({
    code: "too_many_waiting",
  });
  for (const jobId of jobs) await cancelJob(services, userId, jobId);
});

test("a job starts as soon as its grace ends, long before the worker's next tick", async () => {
  const runner = await services.work(undefined, { tickSeconds: 5, slots: 40 });
  const people = await Promise.all(Array.from({ length: 12 }, () => services.newUser(20)));
  const jobs = await Promise.all(
    people.flatMap((userId) =>
      Array.from({ length: 3 }, async () => ({
        userId,
        jobId: await services.create(userId, { graceSeconds: 0.6 }),
      })),
    ),
  );
  await Promise.all(jobs.map(({ userId, jobId }) => services.ended(userId, jobId)));
  const { rows } = await services.db.pool.query<{ late: number }>(
    `select max(extract(epoch from started_at - grace_until))::float8 as late from generation_jobs
     where id = any($1)`,
    [jobs.map(({ jobId }) => jobId)],
  );
  expect(rows[0]?.late).toBeLessThan(2.5);
  await runner.drain(1);
});

test("a grace is kept after the process that accepted the job is gone", async () => {
  const userId = await services.newUser(6);
  const first = await services.work();
  const jobId = await services.create(userId, { graceSeconds: 0.5 });
  await first.drain(0);
  await waitFor("the grace to be over", async () => {
    const { rows } = await services.db.pool.query<{ over: boolean }>(
      "select grace_until < now() as over from generation_jobs where id = $1",
      [jobId],
    );
    return rows[0]?.over ?? false;
  });
  expect(await getJob(services, userId, jobId)).toMatchObject({ status: "pending" });
  const second = await services.work();
  expect(await services.ended(userId, jobId)).toMatchObject({ status: "completed" });
  await second.drain(1);
});

test("a retry has no grace, and takes over variation, origin and draft", async () => {
  const userId = await services.newUser(6);
  const parentJobId = await services.create(userId);
  const draft = { strokes: [{ points: [0.5, 0.25], color: "#B3122D" }], layers: ["base"] };
  const wish = { variation: "accents", parentJobId, draft, graceSeconds: 10 } as const;
  const jobId = await services.create(userId, wish);
  await cancelJob(services, userId, jobId);
  const { jobId: again } = await retryJob(services, userId, { jobId });
  const kept = { variation: "accents", parentJobId, draft };
  expect(await getJob(services, userId, jobId)).toMatchObject(kept);
  expect(await getJob(services, userId, again)).toMatchObject({ ...kept, graceUntil: null });
  for (const id of [parentJobId, again]) await cancelJob(services, userId, id);
});

test("a draft is returned with its job alone, and only the newest drafts are kept", async () => {
  const userId = await services.newUser(1);
  const jobIds: string[] = [];
  for (let job = 0; job < 3; job += 1) {
    const jobId = await services.create(userId, { draft: { job } });
    jobIds.push(jobId);
    await cancelJob(services, userId, jobId);
  }
  const { jobs } = await listJobs(services, userId, { limit: 10 });
  expect(jobs).toHaveLength(3);
  for (const job of jobs) expect(job).not.toHaveProperty("draft");
  // Acts as if 499 jobs had followed the second one: makes the first draft old, and adds 498 canceled jobs with drafts.
  await services.db.pool.query("update job_drafts set seq = seq - 1000000 where job_id = $1", [
    jobIds[0],
  ]);
  await services.db.pool.query(
    `with more as (
       insert into generation_jobs (id, user_id, prompt, influence_weights, design_settings, image_count, cost, status, completed_at)
       select gen_random_uuid(), $1, '', '{}', '{}', 1, 1, 'canceled', now() from generate_series(1, 498)
       returning id, seq)
     insert into job_drafts (job_id, user_id, seq, draft) select id, $1, seq, '{}' from more`,
    [userId],
  );
  const last = await services.create(userId, { draft: "last" });
  const draftOf = async (jobId: string | undefined) =>
    (await getJob(services, userId, jobId ?? "")).draft;
  expect(await draftOf(jobIds[0])).toBeNull();
  expect(await draftOf(jobIds[2])).toEqual({ job: 2 });
  expect(await draftOf(last)).toBe("last");
  await cancelJob(services, userId, last);
});

test("somebody else's job is refused as an origin", async () => {
  const stranger = await services.newUser(1);
  const parentJobId = await services.create(stranger);
  const userId = await services.newUser(1);
  const jobId = await services.create(userId, { parentJobId });
  expect(await getJob(services, userId, jobId)).toMatchObject({ parentJobId: null });
});
