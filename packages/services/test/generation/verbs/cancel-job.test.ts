import { assertInvariants, createGate, scriptedProvider, waitFor } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { cancelJob, cancelWaiting, getJob, listDesigns } from "../../../src/verbs.ts";
import { openTestServices, type TestServices } from "../../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});

afterEach(() => assertInvariants(services.db));

afterAll(() => services.close());

describe("canceling", () => {
  test("a waiting job is free and releases the price it held", async () => {
    const userId = await services.newUser(3);
    const jobId = await services.create(userId, { imageCount: 3 });
    expect(await cancelJob(services, userId, jobId)).toMatchObject({
      status: "canceled",
      refunded: 0,
      creditsDeducted: false,
    });
    expect(await services.ledger(userId)).toHaveLength(1);
    await expect(services.create(userId, { imageCount: 3 })).resolves.toBeTypeOf("string");
    await cancelWaiting(services, userId);
  });

  test("a running job keeps its finished images, returns the other credits and stops its worker", async () => {
    const userId = await services.newUser(6);
    const jobId = await services.create(userId, { imageCount: 4 });
    const gate = createGate();
    let stopped = false;
    const imageProvider = scriptedProvider(async ({ imageIndex }, signal) => {
      if (imageIndex < 1) return;
      await gate.pass(signal).catch((reason: unknown) => {
        stopped = reason === "lease-lost";
        throw reason;
      });
    });
    const runner = await services.work(imageProvider);
    await waitFor("the second image to be in the making", () => imageProvider.calls.length === 2);
    const job = await cancelJob(services, userId, jobId);
    expect(job).toMatchObject({
      status: "canceled",
      refunded: 3,
      creditsDeducted: true,
      resultImages: [`/files/results/${jobId}/0`],
    });
    expect(await services.balance(userId)).toBe(5);
    await waitFor("the worker to stop", () => stopped && runner.busy === 0);
    await runner.drain(1);
    expect(imageProvider.calls).toHaveLength(2);
    expect((await listDesigns(services, userId, { limit: 10 })).designs).toHaveLength(1);
    expect(await getJob(services, userId, jobId)).toEqual(job);
  });

  test("leaves an ended job as it is, and many simultaneous cancels refund once", async () => {
    const userId = await services.newUser(6);
    const jobId = await services.create(userId, { imageCount: 2 });
    const imageProvider = scriptedProvider((_request, signal) => createGate().pass(signal));
    const runner = await services.work(imageProvider);
    await waitFor("the job to run", () => imageProvider.calls.length > 0);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => cancelJob(services, userId, jobId)),
    );
    expect(new Set(answers.map((job) => job.version)).size).toBe(1);
    await runner.drain(1);
    expect(await services.ledger(userId)).toHaveLength(3);
    const done = await services.create(userId);
    await services.workOff();
    expect(await cancelJob(services, userId, done)).toMatchObject({
      status: "completed",
      refunded: 0,
    });
  });

  test("all waiting jobs leaves the running one alone", async () => {
    const userId = await services.newUser(6);
    const gate = createGate();
    const imageProvider = scriptedProvider((_request, signal) => gate.pass(signal));
    const first = await services.create(userId);
    const runner = await services.work(imageProvider, { slots: 1 });
    await waitFor("the first job to run", () => imageProvider.calls.length === 1);
    for (let i = 0; i < 4; i += 1) await services.create(userId);
    expect(await cancelWaiting(services, userId)).toEqual({ canceled: 4 });
    gate.open();
    expect(await services.ended(userId, first)).toMatchObject({ status: "completed" });
    await runner.drain(1);
    expect(await services.balance(userId)).toBe(5);
  });
});
