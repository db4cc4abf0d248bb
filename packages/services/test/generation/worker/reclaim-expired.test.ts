import { claimJobs } from "@lacquer/db/queue";
import { assertInvariants, scriptedProvider } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { cancelJob, getJob } from "../../../src/verbs.ts";
import { runJob } from "../../../src/generation/run/run-job.ts";
import { reclaimExpired } from "../../../src/generation/worker/reclaim-expired.ts";
import { openTestServices, type TestServices } from "../../test-services.ts";
import { claimOne, expireLeases } from "../claim-one.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices({ maxAttempts: 3, leaseSeconds: 0.6, heartbeatSeconds: 0.2 });
});

afterEach(() => assertInvariants(services.db));

afterAll(() => services.close());

test("a sweep and a finish that meet have one outcome, and simultaneous sweeps move a job once", async () => {
  const userId = await services.newUser(40);
  for (let round = 0; round < 8; round += 1) {
    const jobId = await services.create(userId);
    const job = await claimOne(services);
    await expireLeases(services);
    const [moved] = await Promise.all([
      Promise.all([reclaimExpired(services), reclaimExpired(services), reclaimExpired(services)]),
      runJob(services, scriptedProvider(), job, new AbortController().signal),
    ]);
    const total = moved.reduce((sum, count) => sum + count, 0);
    const { status } = await getJob(services, userId, jobId);
    expect([total, status]).toEqual(total === 1 ? [1, "pending"] : [0, "completed"]);
    await assertInvariants(services.db);
    await services.workOff();
  }
});

test("a job that loses its worker each time fails, with one charge and one refund", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId, { imageCount: 2 });
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    expect(await claimOne(services)).toMatchObject({ id: jobId, attempt });
    await expireLeases(services);
    await reclaimExpired(services);
  }
  expect(await getJob(services, userId, jobId)).toMatchObject({
    status: "failed",
    errorCode: "attempts_exhausted",
    attempt: 3,
    refunded: 2,
  });
  expect((await services.ledger(userId)).map((row) => row.amount)).toEqual([6, -2, 2]);
});

test("a refund is made once when sweepers, a cancel and the worker race for the last attempt", async () => {
  const userId = await services.newUser(30);
  const hopeless = services.beside({ config: { maxAttempts: 1 } });
  for (let round = 0; round < 8; round += 1) {
    const jobId = await services.create(userId, { imageCount: 2 });
    const job = await claimOne(services);
    await expireLeases(services);
    const failing = scriptedProvider(() => {
      throw new Error("broken");
    });
    await Promise.all([
      reclaimExpired(hopeless),
      reclaimExpired(hopeless),
      cancelJob(hopeless, userId, jobId),
      runJob(hopeless, failing, job, new AbortController().signal),
    ]);
    expect(await getJob(services, userId, jobId)).toMatchObject({ refunded: 2 });
  }
  expect(await services.balance(userId)).toBe(30);
});

test("one expired job that cannot be requeued does not block the others", async () => {
  const [broken, sound] = [await services.newUser(6), await services.newUser(6)];
  const [stuck, free] = [await services.create(broken), await services.create(sound)];
  await claimJobs(services.db.pool, {
    slots: 2,
    owner: "1",
    leaseSeconds: 60,
    provider: "renderer",
    unpaidMessage: "",
    limitMessage: "over the limit",
  });
  await services.db.pool.query(
    "update generation_jobs set lease_until = now() - interval '1 second' where status = 'processing'",
  );
  await services.db.pool.query("update user_lanes set running = 0 where user_id = $1", [broken]);
  expect(await reclaimExpired(services)).toBe(1);
  expect(await getJob(services, sound, free)).toMatchObject({ status: "pending" });
  expect(await getJob(services, broken, stuck)).toMatchObject({ status: "processing" });
  await services.db.pool.query("update user_lanes set running = 1 where user_id = $1", [broken]);
  expect(await reclaimExpired(services)).toBe(1);
  await services.workOff();
});
