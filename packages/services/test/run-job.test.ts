import { LacquerError } from "@lacquer/contracts";
import { assertInvariants, createGate, scriptedProvider, waitFor } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { cancelJob, getJob, listDesigns, openFile } from "../src/index.ts";
import { endPauses, openTestHouse, type TestHouse } from "./house.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
});
afterEach(() => assertInvariants(house.db));
afterAll(() => house.close());

/** Works everything off, and lets jobs that pause before their next try go on at once. */
async function workOffWithoutPauses(
  imageProvider: ReturnType<typeof scriptedProvider>,
): Promise<void> {
  const hurrying = setInterval(() => void endPauses(house), 20);
  try {
    await house.workOff(imageProvider);
  } finally {
    clearInterval(hurrying);
  }
}

test("a job is charged when it starts, and completes with its images in the collection", async () => {
  const userId = await house.newUser(6);
  const jobId = await house.create(userId, {
    imageCount: 2,
    designSettings: { nailShape: "almond", finish: "cateye" },
  });
  await house.workOff();
  const job = await getJob(house, userId, jobId);
  expect(job).toMatchObject({
    status: "completed",
    creditsDeducted: true,
    refunded: 0,
    attempt: 1,
    progress: 100,
    errorCode: null,
    resultImages: [`/files/results/${jobId}/0`, `/files/results/${jobId}/1`],
  });
  expect(await house.balance(userId)).toBe(4);
  expect(await house.ledger(userId)).toEqual([
    { kind: "grant", amount: 6, jobId: null },
    { kind: "charge", amount: -2, jobId },
  ]);
  const { designs } = await listDesigns(house, userId, { limit: 10 });
  expect(designs.map((design) => [design.imageIndex, design.name])).toEqual([
    [1, "Almond, cat-eye"],
    [0, "Almond, cat-eye"],
  ]);
  const file = await openFile(house, { userId }, { kind: "result", jobId, imageIndex: 1 });
  expect(file.contentType).toBe("image/webp");
});

test("a job that cannot be paid when it starts fails uncharged, and the next one of that user runs", async () => {
  const userId = await house.newUser(4);
  const dear = await house.create(userId, { imageCount: 3 });
  const cheap = await house.create(userId, { imageCount: 1 });
  await house.db.pool.query(
    "with g as (insert into credit_ledger (user_id, kind, amount) values ($1, 'grant', -2)) update users set credits = 2 where id = $1",
    [userId],
  );
  await house.workOff();
  expect(await getJob(house, userId, dear)).toMatchObject({
    status: "failed",
    errorCode: "insufficient_credits",
    creditsDeducted: false,
    refunded: 0,
  });
  expect(await getJob(house, userId, cheap)).toMatchObject({ status: "completed" });
  expect(await house.balance(userId)).toBe(1);
});

test("an image that fails once is made by the next attempt, without a second charge", async () => {
  const userId = await house.newUser(6);
  const jobId = await house.create(userId, { imageCount: 2 });
  const imageProvider = scriptedProvider(({ imageIndex }) => {
    const tries = imageProvider.calls.filter((call) => call.imageIndex === imageIndex).length;
    if (imageIndex === 1 && tries === 1) throw new Error("the brush slipped");
  });
  await workOffWithoutPauses(imageProvider);
  expect(await getJob(house, userId, jobId)).toMatchObject({
    status: "completed",
    attempt: 2,
    refunded: 0,
  });
  expect(imageProvider.calls.filter((call) => call.imageIndex === 0)).toHaveLength(1);
  expect(await house.ledger(userId)).toHaveLength(2);
});

test("a job of which some images failed completes with the others and returns the price of the missing", async () => {
  const userId = await house.newUser(6);
  const jobId = await house.create(userId, { imageCount: 4 });
  const imageProvider = scriptedProvider(({ imageIndex }) => {
    if (imageIndex === 1) throw new LacquerError("photo_unreadable");
    if (imageIndex === 2) throw new Error("never works");
  });
  await workOffWithoutPauses(imageProvider);
  expect(await getJob(house, userId, jobId)).toMatchObject({
    status: "completed",
    attempt: 3,
    refunded: 2,
    errorCode: null,
    resultImages: [`/files/results/${jobId}/0`, `/files/results/${jobId}/3`],
  });
  expect(await house.balance(userId)).toBe(4);
});

test("a job of which every image failed is failed, with its sentence and all credits back", async () => {
  const userId = await house.newUser(6);
  const jobId = await house.create(userId, { imageCount: 2 });
  const imageProvider = scriptedProvider(() => {
    throw new Error("secret detail of the painter");
  });
  await workOffWithoutPauses(imageProvider);
  const job = await getJob(house, userId, jobId);
  expect(job).toMatchObject({
    status: "failed",
    errorCode: "render_failed",
    attempt: 3,
    refunded: 2,
    resultImages: [],
  });
  expect(job.errorMessage).not.toContain("secret detail");
  expect(await house.balance(userId)).toBe(6);
});

test("what another attempt would meet again ends the job at once", async () => {
  const userId = await house.newUser(6);
  const jobId = await house.create(userId, { imageCount: 1 });
  const imageProvider = scriptedProvider(() => {
    throw new LacquerError("photo_unreadable");
  });
  await house.workOff(imageProvider);
  expect(await getJob(house, userId, jobId)).toMatchObject({
    status: "failed",
    attempt: 1,
    errorCode: "photo_unreadable",
  });
  expect(imageProvider.calls).toHaveLength(1);
});

test("a call that outlasts its deadline is ended, and counts as a failure", async () => {
  const userId = await house.newUser(6);
  const jobId = await house.create(userId, { imageCount: 1 });
  const hurried = house.beside({ config: { attemptDeadlineSeconds: 0.05, maxAttempts: 1 } });
  const runner = await house.work(
    scriptedProvider((_request, signal) => createGate().pass(signal)),
    { as: hurried },
  );
  expect(await house.ended(userId, jobId)).toMatchObject({ status: "failed", refunded: 1 });
  await runner.drain(1);
});

test("draining gives running jobs back without using up their attempt", async () => {
  const userId = await house.newUser(6);
  const jobId = await house.create(userId, { imageCount: 2 });
  const gate = createGate();
  const runner = await house.work(
    scriptedProvider(({ imageIndex }, signal) =>
      imageIndex === 0 ? undefined : gate.pass(signal),
    ),
  );
  await waitFor("the first image", async () => (await getJob(house, userId, jobId)).previewImage);
  await runner.drain(0);
  expect(await getJob(house, userId, jobId)).toMatchObject({
    status: "pending",
    attempt: 0,
    creditsDeducted: true,
  });
  await assertInvariants(house.db);
  const second = scriptedProvider();
  await house.workOff(second);
  expect(await getJob(house, userId, jobId)).toMatchObject({ status: "completed", refunded: 0 });
  expect(second.calls.map((call) => call.imageIndex)).toEqual([1]);
});

test("a job canceled while it waits for another try gets its charge back", async () => {
  const userId = await house.newUser(6);
  const jobId = await house.create(userId, { imageCount: 2 });
  const runner = await house.work(
    scriptedProvider(({ imageIndex }) => {
      if (imageIndex === 1) throw new Error("not yet");
    }),
  );
  await waitFor("the pause", async () => {
    const { rowCount } = await house.db.pool.query(
      "select 1 from generation_jobs where id = $1 and parked",
      [jobId],
    );
    return rowCount === 1;
  });
  expect(await cancelJob(house, userId, jobId)).toMatchObject({ status: "canceled", refunded: 1 });
  expect(await house.balance(userId)).toBe(5);
  await runner.drain(1);
});
