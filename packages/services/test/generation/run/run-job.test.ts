import { LacquerError, PAINTER_EDITION } from "@lacquer/contracts";
import { assertInvariants, createGate, scriptedProvider, waitFor } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { cancelJob, getJob, listDesigns, openFile } from "../../../src/verbs.ts";
import { endPauses, openTestServices, type TestServices } from "../../test-services.ts";
import { runJob } from "../../../src/generation/run/run-job.ts";
import { claimOne } from "../claim-one.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});

afterEach(() => assertInvariants(services.db));

afterAll(() => services.close());

/** Runs all jobs. Jobs that are parked before their next attempt continue at once. */
async function workOffWithoutPauses(
  imageProvider: ReturnType<typeof scriptedProvider>,
): Promise<void> {
  const hurrying = setInterval(() => void endPauses(services), 20);
  try {
    await services.workOff(imageProvider);
  } finally {
    clearInterval(hurrying);
  }
}

test("a job is charged when it starts, and completes with its images in the collection", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId, {
    imageCount: 2,
    designSettings: { nailShape: "almond", finish: "cateye" },
  });
  await services.workOff();
  const job = await getJob(services, userId, jobId);
  expect(job).toMatchObject({
    status: "completed",
    creditsDeducted: true,
    refunded: 0,
    attempt: 1,
    progress: 100,
    errorCode: null,
    painterEdition: PAINTER_EDITION,
    resultImages: [`/files/results/${jobId}/0`, `/files/results/${jobId}/1`],
  });
  expect(await services.balance(userId)).toBe(4);
  expect(await services.ledger(userId)).toEqual([
    { kind: "grant", amount: 6, jobId: null },
    { kind: "charge", amount: -2, jobId },
  ]);
  const { designs } = await listDesigns(services, userId, { limit: 10 });
  expect(designs.map((design) => [design.imageIndex, design.name])).toEqual([
    [1, "Almond, cat-eye"],
    [0, "Almond, cat-eye"],
  ]);
  const file = await openFile(
    services,
    { userId },
    { ref: { kind: "result", jobId, imageIndex: 1 } },
  );
  expect(file.contentType).toBe("image/webp");
});

test("a job that cannot be paid for when it starts fails uncharged, and that user's next job runs", async () => {
  const userId = await services.newUser(4);
  const dear = await services.create(userId, { imageCount: 3 });
  const cheap = await services.create(userId, { imageCount: 1 });
  await services.db.pool.query(
    "with g as (insert into credit_ledger (user_id, kind, amount) values ($1, 'grant', -2)) update users set credits = 2 where id = $1",
    [userId],
  );
  await services.workOff();
  expect(await getJob(services, userId, dear)).toMatchObject({
    status: "failed",
    errorCode: "insufficient_credits",
    creditsDeducted: false,
    refunded: 0,
  });
  expect(await getJob(services, userId, cheap)).toMatchObject({ status: "completed" });
  expect(await services.balance(userId)).toBe(1);
});

test("an image that fails once is made by the next attempt, without a second charge", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId, { imageCount: 2 });
  const imageProvider = scriptedProvider(({ imageIndex }) => {
    const tries = imageProvider.calls.filter((call) => call.imageIndex === imageIndex).length;
    if (imageIndex === 1 && tries === 1) throw new Error("the brush slipped");
  });
  await workOffWithoutPauses(imageProvider);
  expect(await getJob(services, userId, jobId)).toMatchObject({
    status: "completed",
    attempt: 2,
    refunded: 0,
  });
  expect(imageProvider.calls.filter((call) => call.imageIndex === 0)).toHaveLength(1);
  expect(await services.ledger(userId)).toHaveLength(2);
});

test("a job with some failed images completes with the others and refunds the missing ones", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId, { imageCount: 4 });
  const imageProvider = scriptedProvider(({ imageIndex }) => {
    if (imageIndex === 1) throw new LacquerError("photo_unreadable");
    if (imageIndex === 2) throw new Error("never works");
  });
  await workOffWithoutPauses(imageProvider);
  expect(await getJob(services, userId, jobId)).toMatchObject({
    status: "completed",
    attempt: 3,
    refunded: 2,
    errorCode: null,
    resultImages: [`/files/results/${jobId}/0`, `/files/results/${jobId}/3`],
  });
  expect(await services.balance(userId)).toBe(4);
});

test("a job whose images all failed fails, with its sentence and all credits back", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId, { imageCount: 2 });
  const imageProvider = scriptedProvider(() => {
    throw new Error("secret detail of the painter");
  });
  await workOffWithoutPauses(imageProvider);
  const job = await getJob(services, userId, jobId);
  expect(job).toMatchObject({
    status: "failed",
    errorCode: "render_failed",
    attempt: 3,
    refunded: 2,
    resultImages: [],
  });
  expect(job.errorMessage).not.toContain("secret detail");
  expect(await services.balance(userId)).toBe(6);
});

test("a fault that another attempt would meet again ends the job at once", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId, { imageCount: 1 });
  const imageProvider = scriptedProvider(() => {
    throw new LacquerError("photo_unreadable");
  });
  await services.workOff(imageProvider);
  expect(await getJob(services, userId, jobId)).toMatchObject({
    status: "failed",
    attempt: 1,
    errorCode: "photo_unreadable",
  });
  expect(imageProvider.calls).toHaveLength(1);
});

test("a call that exceeds its deadline is ended, and counts as a failure", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId, { imageCount: 1 });
  const hurried = services.beside({ config: { attemptDeadlineSeconds: 0.05, maxAttempts: 1 } });
  const runner = await services.work(
    scriptedProvider((_request, signal) => createGate().pass(signal)),
    { as: hurried },
  );
  expect(await services.ended(userId, jobId)).toMatchObject({ status: "failed", refunded: 1 });
  await runner.drain(1);
});

test("draining gives running jobs back without using their attempt", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId, { imageCount: 2 });
  const gate = createGate();
  const runner = await services.work(
    scriptedProvider(({ imageIndex }, signal) =>
      imageIndex === 0 ? undefined : gate.pass(signal),
    ),
  );
  await waitFor(
    "the first image",
    async () => (await getJob(services, userId, jobId)).previewImage,
  );
  await runner.drain(0);
  expect(await getJob(services, userId, jobId)).toMatchObject({
    status: "pending",
    attempt: 0,
    creditsDeducted: true,
  });
  await assertInvariants(services.db);
  const second = scriptedProvider();
  await services.workOff(second);
  expect(await getJob(services, userId, jobId)).toMatchObject({ status: "completed", refunded: 0 });
  expect(second.calls.map((call) => call.imageIndex)).toEqual([1]);
});

test("a job canceled while it waits for another attempt gets its charge back", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId, { imageCount: 2 });
  const runner = await services.work(
    scriptedProvider(({ imageIndex }) => {
      if (imageIndex === 1) throw new Error("not yet");
    }),
  );
  await waitFor("the pause", async () => {
    const { rowCount } = await services.db.pool.query(
      "select 1 from generation_jobs where id = $1 and parked",
      [jobId],
    );
    return rowCount === 1;
  });
  expect(await cancelJob(services, userId, jobId)).toMatchObject({
    status: "canceled",
    refunded: 1,
  });
  expect(await services.balance(userId)).toBe(5);
  await runner.drain(1);
});

test("after a cancel, the image in progress is the last one made", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId, { imageCount: 3 });
  const job = await claimOne(services);
  const imageProvider = scriptedProvider(async () => {
    await cancelJob(services, userId, jobId);
  });
  await runJob(services, imageProvider, job, new AbortController().signal);
  expect(imageProvider.calls).toHaveLength(1);
  expect(await getJob(services, userId, jobId)).toMatchObject({ status: "canceled", refunded: 3 });
});
