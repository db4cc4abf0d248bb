import { fileUrls } from "@lacquer/contracts";
import { claimJobs, extendLeases, keepImage, reportProgress, watchLeases } from "@lacquer/db/queue";
import {
  assertInvariants,
  createGate,
  madeImage,
  scriptedProvider,
  waitFor,
} from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { cancelJob, createOneRunner, getJob } from "../src/index.ts";
import { runJob } from "../src/generation/run/run-job.ts";
import { sweepExpired } from "../src/generation/worker/reclaim-expired.ts";
import { openTestHouse, type TestHouse } from "./house.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ maxAttempts: 3, leaseSeconds: 0.6, heartbeatSeconds: 0.2 });
});
afterEach(() => assertInvariants(house.db));
afterAll(() => house.close());

async function claimOne(leaseSeconds = 60) {
  const { jobs } = await claimJobs(house.db.pool, {
    slots: 1,
    owner: "1",
    leaseSeconds,
    provider: "renderer",
    unpaidMessage: "",
  });
  const [job] = jobs;
  if (!job) throw new Error("there was nothing to claim");
  return job;
}

async function expireLeases(): Promise<void> {
  await house.db.pool.query(
    "update generation_jobs set lease_until = now() - interval '1 second' where status = 'processing'",
  );
}

const picture = { imageIndex: 0, contentType: "image/webp", bytes: 1, width: 1, height: 1 };

test("a worker whose lease was taken writes nothing: no progress, no image, no end, no refund", async () => {
  const userId = await house.newUser(6);
  const jobId = await house.create(userId, { imageCount: 2 });
  const stale = await claimOne();
  await expireLeases();
  expect(await sweepExpired(house)).toBe(1);
  const fresh = await claimOne();
  expect(fresh).toMatchObject({ id: jobId, attempt: 2 });
  const before = await getJob(house, userId, jobId);

  const held = [{ id: jobId, leaseToken: stale.leaseToken }];
  expect(await extendLeases(house.db.pool, held, 60)).toEqual(new Set());
  const watch = await watchLeases(house.db.pool, { held, workerId: null, provider: "renderer" });
  expect(watch.held).toEqual(new Set());
  await reportProgress(house.db.pool, { jobId, leaseToken: stale.leaseToken, progress: 80 });
  const kept = await keepImage(house.db.pool, {
    jobId,
    leaseToken: stale.leaseToken,
    image: { ...picture, storageKey: "results/stale/0" },
    imageUrl: fileUrls.result(jobId, 0),
    progress: 80,
  });
  expect(kept).toBe(false);
  await runJob(
    house,
    scriptedProvider(() => {
      throw new Error("a late failure");
    }),
    stale,
    new AbortController().signal,
  );
  expect(await getJob(house, userId, jobId)).toEqual(before);

  await runJob(house, scriptedProvider(), fresh, new AbortController().signal);
  expect(await getJob(house, userId, jobId)).toMatchObject({
    status: "completed",
    attempt: 2,
    refunded: 0,
  });
});

test("an image that comes after its job was canceled is the last one made", async () => {
  const userId = await house.newUser(6);
  const jobId = await house.create(userId, { imageCount: 3 });
  const job = await claimOne();
  const imageProvider = scriptedProvider(async () => {
    await cancelJob(house, userId, jobId);
  });
  await runJob(house, imageProvider, job, new AbortController().signal);
  expect(imageProvider.calls).toHaveLength(1);
  expect(await getJob(house, userId, jobId)).toMatchObject({ status: "canceled", refunded: 3 });
});

test("a sweep and a finish that meet leave one outcome, and sweeps at once move a job once", async () => {
  const userId = await house.newUser(40);
  for (let round = 0; round < 8; round += 1) {
    const jobId = await house.create(userId);
    const job = await claimOne();
    await expireLeases();
    const [moved] = await Promise.all([
      Promise.all([sweepExpired(house), sweepExpired(house), sweepExpired(house)]),
      runJob(house, scriptedProvider(), job, new AbortController().signal),
    ]);
    const total = moved.reduce((sum, count) => sum + count, 0);
    const { status } = await getJob(house, userId, jobId);
    expect([total, status]).toEqual(total === 1 ? [1, "pending"] : [0, "completed"]);
    await assertInvariants(house.db);
    await house.workOff();
  }
});

test("a job that loses its worker each time ends failed, with one charge and one refund", async () => {
  const userId = await house.newUser(6);
  const jobId = await house.create(userId, { imageCount: 2 });
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    expect(await claimOne()).toMatchObject({ id: jobId, attempt });
    await expireLeases();
    await sweepExpired(house);
  }
  expect(await getJob(house, userId, jobId)).toMatchObject({
    status: "failed",
    errorCode: "attempts_exhausted",
    attempt: 3,
    refunded: 2,
  });
  expect((await house.ledger(userId)).map((row) => row.amount)).toEqual([6, -2, 2]);
});

test("a refund is made once when sweepers, a cancel and the worker race for the last attempt", async () => {
  const userId = await house.newUser(30);
  const hopeless = house.beside({ config: { maxAttempts: 1 } });
  for (let round = 0; round < 8; round += 1) {
    const jobId = await house.create(userId, { imageCount: 2 });
    const job = await claimOne();
    await expireLeases();
    const failing = scriptedProvider(() => {
      throw new Error("broken");
    });
    await Promise.all([
      sweepExpired(hopeless),
      sweepExpired(hopeless),
      cancelJob(hopeless, userId, jobId),
      runJob(hopeless, failing, job, new AbortController().signal),
    ]);
    expect(await getJob(house, userId, jobId)).toMatchObject({ refunded: 2 });
  }
  expect(await house.balance(userId)).toBe(30);
});

test("heartbeats keep a lease for as long as its work takes", async () => {
  const userId = await house.newUser(6);
  const jobId = await house.create(userId);
  const gate = createGate();
  const imageProvider = scriptedProvider((_request, signal) => gate.pass(signal));
  const runner = await house.work(imageProvider);
  await waitFor("the job to run", () => imageProvider.calls.length === 1);
  const first = await leaseEnd(jobId);
  // Longer than two whole leases.
  await waitFor("the lease to move on", async () => (await leaseEnd(jobId)) - first > 1_300);
  gate.open();
  expect(await house.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 1 });
  await runner.drain(1);
});

async function leaseEnd(jobId: string): Promise<number> {
  const job = await house.db.prisma.generationJob.findUniqueOrThrow({ where: { id: jobId } });
  return job.leaseUntil?.getTime() ?? 0;
}

test("an image that was stored but not written down is adopted, not made again", async () => {
  const userId = await house.newUser(6);
  const jobId = await house.create(userId, { imageCount: 2 });
  const made = await madeImage();
  await house.storage.put(`results/${jobId}/0/lost-lease`, made.bytes, made.contentType);
  const imageProvider = scriptedProvider();
  await house.workOff(imageProvider);
  expect(await getJob(house, userId, jobId)).toMatchObject({ status: "completed", refunded: 0 });
  expect(imageProvider.calls.map((call) => call.imageIndex)).toEqual([1]);
});

test("what a broken upload left in the store is not adopted", async () => {
  const userId = await house.newUser(6);
  const jobId = await house.create(userId);
  await house.storage.put(`results/${jobId}/0/cut-off`, Buffer.from("half an ima"), "image/webp");
  const imageProvider = scriptedProvider();
  await house.workOff(imageProvider);
  expect(imageProvider.calls).toHaveLength(1);
});

test("the one-job runner takes back an expired job and finishes it", async () => {
  const userId = await house.newUser(6);
  const jobId = await house.create(userId);
  await claimOne();
  await expireLeases();
  const one = createOneRunner(house, scriptedProvider());
  expect(await one.runOne(10)).toEqual({ processed: 1, jobId, status: "completed" });
  expect(await one.runOne(10)).toEqual({ processed: 0 });
  expect(await getJob(house, userId, jobId)).toMatchObject({ attempt: 2 });
});
