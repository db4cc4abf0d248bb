import { assertInvariants } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { requeue, type RequeueReason } from "../../../src/generation/transitions/requeue.ts";
import { openTestServices, type TestServices } from "../../test-services.ts";
import { claimOne } from "../claim-one.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices({ maxAttempts: 2 });
});
afterEach(() => assertInvariants(services.db));
afterAll(() => services.close());

const stored = (id: string) =>
  services.db.prisma.generationJob.findUniqueOrThrow({
    where: { id },
    select: { status: true, attempt: true, deaths: true, parked: true, errorCode: true },
  });

test.each<[RequeueReason, { attempt: number; deaths: number; parked: boolean }]>([
  ["worker died", { attempt: 1, deaths: 1, parked: false }],
  ["lease expired", { attempt: 1, deaths: 1, parked: false }],
  ["run broke off", { attempt: 1, deaths: 0, parked: false }],
  ["never begun", { attempt: 0, deaths: 0, parked: false }],
  ["drained", { attempt: 0, deaths: 0, parked: false }],
  ["provider waits", { attempt: 0, deaths: 0, parked: false }],
  ["database unavailable", { attempt: 0, deaths: 0, parked: true }],
  ["failed attempt", { attempt: 1, deaths: 0, parked: true }],
])("the reason for requeueing decides what it costs the job: %s", async (why, costs) => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId);
  const job = await claimOne(services, why === "lease expired" ? -1 : 60);
  expect(await requeue(services, job, why)).toMatchObject({ status: "pending", attempt: 1 });
  expect(await stored(jobId)).toEqual({ status: "pending", errorCode: null, ...costs });
  // After the requeue, the old lease token must not change the job again.
  expect(await requeue(services, job, why)).toBeNull();
  await services.db.pool.query("update generation_jobs set run_at = now() where parked");
  await services.workOff();
});

test("a lease that was extended in the meantime does not count as expired", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId);
  const job = await claimOne(services);
  expect(await requeue(services, job, "lease expired")).toBeNull();
  expect(await stored(jobId)).toMatchObject({ status: "processing", attempt: 1 });
  await requeue(services, job, "drained");
  await services.workOff();
});

test("without attempts left a job ends with its error, unless the attempt is given back", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId);
  await requeue(services, await claimOne(services), "run broke off");
  await requeue(services, await claimOne(services), "drained");
  expect(await stored(jobId)).toMatchObject({ status: "pending", attempt: 1 });
  const last = await claimOne(services);
  expect(await requeue(services, last, "failed attempt", { code: "render_failed" })).toMatchObject({
    status: "failed",
    attempt: 2,
  });
  expect(await stored(jobId)).toMatchObject({ status: "failed", errorCode: "render_failed" });
  expect(await services.balance(userId)).toBe(6);
});
