import { assertInvariants, createGate, scriptedProvider, waitFor } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { cancelJob, cancelWaiting, getJob, listDesigns, retryJob } from "../src/index.ts";
import { openTestHouse, type TestHouse } from "./house.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
});
afterEach(() => assertInvariants(house.db));
afterAll(() => house.close());

describe("canceling", () => {
  test("a waiting job is free and gives back what it held", async () => {
    const userId = await house.newUser(3);
    const jobId = await house.create(userId, { imageCount: 3 });
    expect(await cancelJob(house, userId, jobId)).toMatchObject({
      status: "canceled",
      refunded: 0,
      creditsDeducted: false,
    });
    expect(await house.ledger(userId)).toHaveLength(1);
    await expect(house.create(userId, { imageCount: 3 })).resolves.toBeTypeOf("string");
    await cancelWaiting(house, userId);
  });

  test("a running job keeps its finished images, returns the rest and stops its worker", async () => {
    const userId = await house.newUser(6);
    const jobId = await house.create(userId, { imageCount: 4 });
    const gate = createGate();
    let stopped = false;
    const imageProvider = scriptedProvider(async ({ imageIndex }, signal) => {
      if (imageIndex < 1) return;
      await gate.pass(signal).catch((reason: unknown) => {
        stopped = reason === "lease-lost";
        throw reason;
      });
    });
    const runner = await house.work(imageProvider);
    await waitFor("the second image to be in the making", () => imageProvider.calls.length === 2);
    const job = await cancelJob(house, userId, jobId);
    expect(job).toMatchObject({
      status: "canceled",
      refunded: 3,
      creditsDeducted: true,
      resultImages: [`/files/results/${jobId}/0`],
    });
    expect(await house.balance(userId)).toBe(5);
    await waitFor("the worker to stop", () => stopped && runner.busy === 0);
    await runner.drain(1);
    expect(imageProvider.calls).toHaveLength(2);
    expect((await listDesigns(house, userId, { limit: 10 })).designs).toHaveLength(1);
    expect(await getJob(house, userId, jobId)).toEqual(job);
  });

  test("an ended job stays as it is, and many cancels at once refund once", async () => {
    const userId = await house.newUser(6);
    const jobId = await house.create(userId, { imageCount: 2 });
    const imageProvider = scriptedProvider((_request, signal) => createGate().pass(signal));
    const runner = await house.work(imageProvider);
    await waitFor("the job to run", () => imageProvider.calls.length > 0);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => cancelJob(house, userId, jobId)),
    );
    expect(new Set(answers.map((job) => job.version)).size).toBe(1);
    await runner.drain(1);
    expect(await house.ledger(userId)).toHaveLength(3);
    const done = await house.create(userId);
    await house.workOff();
    expect(await cancelJob(house, userId, done)).toMatchObject({
      status: "completed",
      refunded: 0,
    });
  });

  test("all waiting jobs at once leaves the running one alone", async () => {
    const userId = await house.newUser(6);
    const gate = createGate();
    const imageProvider = scriptedProvider((_request, signal) => gate.pass(signal));
    const first = await house.create(userId);
    const runner = await house.work(imageProvider, { slots: 1 });
    await waitFor("the first job to run", () => imageProvider.calls.length === 1);
    for (let i = 0; i < 4; i += 1) await house.create(userId);
    expect(await cancelWaiting(house, userId)).toEqual({ canceled: 4 });
    gate.open();
    expect(await house.ended(userId, first)).toMatchObject({ status: "completed" });
    await runner.drain(1);
    expect(await house.balance(userId)).toBe(5);
  });
});

describe("retrying", () => {
  test("makes a new linked job of a canceled one, once for each key", async () => {
    const userId = await house.newUser(6);
    const old = await house.create(userId, { prompt: "with care", imageCount: 2, tabId: "tab-9" });
    await cancelJob(house, userId, old);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        retryJob(house, { userId, jobId: old, idempotencyKey: "again" }),
      ),
    );
    expect(new Set(answers.map((answer) => answer.jobId)).size).toBe(1);
    const jobId = answers[0]?.jobId ?? "";
    expect(jobId).not.toBe(old);
    expect(await getJob(house, userId, jobId)).toMatchObject({
      status: "pending",
      retryOf: old,
      prompt: "with care",
      imageCount: 2,
      tabId: "tab-9",
    });
    const other = await house.create(userId);
    await cancelJob(house, userId, other);
    await expect(
      retryJob(house, { userId, jobId: other, idempotencyKey: "again" }),
    ).rejects.toMatchObject({
      code: "idempotency_conflict",
    });
  });

  test("is refused while a job waits, runs or has completed, and without credits", async () => {
    const userId = await house.newUser(1);
    const jobId = await house.create(userId);
    await expect(retryJob(house, { userId, jobId })).rejects.toMatchObject({
      code: "job_not_retryable",
      status: 409,
    });
    await house.workOff();
    await expect(retryJob(house, { userId, jobId })).rejects.toMatchObject({ status: 409 });
    const poor = await house.newUser(1);
    const canceled = await house.create(poor);
    await cancelJob(house, poor, canceled);
    await house.create(poor);
    await expect(retryJob(house, { userId: poor, jobId: canceled })).rejects.toMatchObject({
      status: 402,
    });
  });
});
