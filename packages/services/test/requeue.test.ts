import { claimJobs } from "@lacquer/db/queue";
import { assertBooks } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { requeue, type RequeueReason } from "../src/generation/transitions/requeue.ts";
import { openTestHouse, type TestHouse } from "./house.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ maxAttempts: 2 });
});
afterEach(() => assertBooks(house.db));
afterAll(() => house.close());

async function claimOne(leaseSeconds = 60) {
  const claim = { owner: "1", slots: 1, leaseSeconds, provider: "renderer", unpaidMessage: "" };
  const [job] = (await claimJobs(house.db.pool, claim)).jobs;
  if (!job) throw new Error("there was nothing to claim");
  return job;
}

const stored = (id: string) =>
  house.db.prisma.generationJob.findUniqueOrThrow({
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
  ["database away", { attempt: 0, deaths: 0, parked: true }],
  ["failed attempt", { attempt: 1, deaths: 0, parked: true }],
])("why a job is requeued decides what it costs it: %s", async (why, costs) => {
  const userId = await house.newUser(6);
  const jobId = await house.create(userId);
  const job = await claimOne(why === "lease expired" ? -1 : 60);
  expect(await requeue(house, job, why)).toEqual({ status: "pending", attempt: 1 });
  expect(await stored(jobId)).toEqual({ status: "pending", errorCode: null, ...costs });
  // Its lease token opens nothing any more.
  expect(await requeue(house, job, why)).toBeNull();
  await house.db.pool.query("update generation_jobs set run_at = now() where parked");
  await house.workOff();
});

test("a lease that was extended meanwhile has not expired", async () => {
  const userId = await house.newUser(6);
  const jobId = await house.create(userId);
  const job = await claimOne();
  expect(await requeue(house, job, "lease expired")).toBeNull();
  expect(await stored(jobId)).toMatchObject({ status: "processing", attempt: 1 });
  await requeue(house, job, "drained");
  await house.workOff();
});

test("without attempts left a job ends with what went wrong, unless the attempt is given back", async () => {
  const userId = await house.newUser(6);
  const jobId = await house.create(userId);
  await requeue(house, await claimOne(), "run broke off");
  await requeue(house, await claimOne(), "drained");
  expect(await stored(jobId)).toMatchObject({ status: "pending", attempt: 1 });
  const last = await claimOne();
  expect(await requeue(house, last, "failed attempt", { code: "render_failed" })).toEqual({
    status: "failed",
    attempt: 2,
  });
  expect(await stored(jobId)).toMatchObject({ status: "failed", errorCode: "render_failed" });
  expect(await house.balance(userId)).toBe(6);
});
