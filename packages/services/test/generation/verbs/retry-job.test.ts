import { assertInvariants } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { cancelJob, getJob, retryJob } from "../../../src/verbs.ts";
import { openTestServices, type TestServices } from "../../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});

afterEach(() => assertInvariants(services.db));

afterAll(() => services.close());

describe("retrying", () => {
  test("makes a new linked job of a canceled one, once for each key", async () => {
    const userId = await services.newUser(6);
    const old = await services.create(userId, {
      prompt: "with care",
      imageCount: 2,
      tabId: "tab-9",
    });
    await cancelJob(services, userId, old);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        retryJob(services, userId, { jobId: old, idempotencyKey: "again" }),
      ),
    );
    expect(new Set(answers.map((answer) => answer.jobId)).size).toBe(1);
    const jobId = answers[0]?.jobId ?? "";
    expect(jobId).not.toBe(old);
    expect(await getJob(services, userId, jobId)).toMatchObject({
      status: "pending",
      retryOf: old,
      prompt: "with care",
      imageCount: 2,
      tabId: "tab-9",
    });
    const other = await services.create(userId);
    await cancelJob(services, userId, other);
    await expect(
      retryJob(services, userId, { jobId: other, idempotencyKey: "again" }),
    ).rejects.toMatchObject({
      code: "idempotency_conflict",
    });
  });

  test("is refused while a job waits or runs, after it completed, and without credits", async () => {
    const userId = await services.newUser(1);
    const jobId = await services.create(userId);
    await expect(retryJob(services, userId, { jobId })).rejects.toMatchObject({
      code: "job_not_retryable",
      status: 409,
    });
    await services.workOff();
    await expect(retryJob(services, userId, { jobId })).rejects.toMatchObject({ status: 409 });
    const poor = await services.newUser(1);
    const canceled = await services.create(poor);
    await cancelJob(services, poor, canceled);
    await services.create(poor);
    await expect(retryJob(services, poor, { jobId: canceled })).rejects.toMatchObject({
      status: 402,
    });
  });
});
