import { claimJobs } from "@lacquer/db/queue";
import { createOpenAiProvider } from "@lacquer/imaging";
import { assertInvariants, madeImage } from "@lacquer/testing";
import { createOpenAiDouble, FAULTS, type OpenAiDouble } from "@lacquer/testing/doubles";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { runJob } from "../../src/generation/run/run-job.ts";
import { reclaimExpired } from "../../src/generation/worker/reclaim-expired.ts";
import { cancelJob, openFile } from "../../src/verbs.ts";
import { endPauses, openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
let double: OpenAiDouble;

beforeAll(async () => {
  double = await createOpenAiDouble();
  services = await openTestServices({ provider: "openai" });
});
beforeEach(() => {
  double.billed.length = 0;
  double.calls.length = 0;
  double.script = () => ({ do: "paint" });
});
afterAll(async () => {
  await services.close();
  await double.close();
});

function openAiProvider() {
  const { apiKey, baseUrl } = double;
  return createOpenAiProvider({ apiKey, baseUrl, model: "gpt-image-2", quality: "low" });
}

async function claimOne() {
  const { jobs } = await claimJobs(services.db.pool, {
    slots: 1,
    owner: "1",
    leaseSeconds: 60,
    provider: "openai",
    unpaidMessage: "",
    limitMessage: "over the limit",
  });
  const [job] = jobs;
  if (!job) throw new Error("there was nothing to claim");
  return job;
}

async function run(userId: number, jobId: string) {
  const runner = await services.work(openAiProvider());
  const hurrying = setInterval(() => void endPauses(services), 20);
  const job = await services.ended(userId, jobId);
  clearInterval(hurrying);
  await runner.drain(1);
  await assertInvariants(services.db);
  return job;
}

test("a picture stored by a worker that died before recording it is not paid for again", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId, { imageCount: 2 });
  const { bytes, contentType } = await madeImage();
  await services.storage.put(`results/${jobId}/1/lease-of-the-dead`, bytes, contentType);
  expect(await run(userId, jobId)).toMatchObject({ status: "completed", refunded: 0 });
  expect(double.billed).toHaveLength(1);
  const adopted = await openFile(
    services,
    { userId },
    { ref: { kind: "raw", jobId, imageIndex: 1 } },
  );
  expect(Buffer.from(adopted.bytes)).toEqual(Buffer.from(bytes));
});

test("images already kept are not made again when a later one fails and is retried", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId, { imageCount: 3 });
  double.script = (call) =>
    call === 1 || call === 2 ? { do: "fault", fault: FAULTS.server() } : { do: "paint" };
  expect(await run(userId, jobId)).toMatchObject({ status: "completed", attempt: 3, refunded: 0 });
  expect(double.calls).toHaveLength(5);
  expect(double.billed).toHaveLength(3);
});

test("when an image is refused, earlier images stay, no further one is tried, and the rest is refunded", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId, { imageCount: 3 });
  double.script = (call) =>
    call === 1 ? { do: "fault", fault: FAULTS.moderation("output") } : { do: "paint" };
  const job = await run(userId, jobId);
  expect(job).toMatchObject({ status: "completed", refunded: 2 });
  expect(job.resultImages).toEqual([`/files/results/${jobId}/0`]);
  expect(double.calls).toHaveLength(2);
});

test("no call is made for a canceled or reclaimed job, even before its worker learns of it", async () => {
  const userId = await services.newUser(6);
  const unaware = new AbortController().signal;
  const canceled = await services.create(userId, { imageCount: 2 });
  const held = await claimOne();
  await cancelJob(services, userId, canceled);
  await runJob(services, openAiProvider(), held, unaware);

  const taken = await services.create(userId);
  const stale = await claimOne();
  await services.db.pool.query(
    "update generation_jobs set lease_until = now() - interval '1 second' where id = $1",
    [taken],
  );
  expect(await reclaimExpired(services)).toBe(1);
  const fresh = await claimOne();
  await runJob(services, openAiProvider(), stale, unaware);
  expect(double.calls).toHaveLength(0);
  const written = "select 1 from provider_calls where job_id = any($1)";
  expect((await services.db.pool.query(written, [[canceled, taken]])).rowCount).toBe(0);

  await runJob(services, openAiProvider(), fresh, unaware);
  expect(double.billed).toHaveLength(1);
  await assertInvariants(services.db);
});
