import { createOpenAiProvider } from "@lacquer/imaging";
import { assertInvariants, handPhoto, plainPicture, waitFor } from "@lacquer/testing";
import { createOpenAiDouble, FAULTS, type OpenAiDouble, type Play } from "@lacquer/testing/doubles";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createMetrics } from "../../src/verbs.ts";
import { cancelJob, getJob, readSystemStatus, type Runner, storeUpload } from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

/** A small picture, which the double returns at once because the content does not matter here. */
const tiny = (await plainPicture("webp")).toString("base64");
const PAINT: Play = {
  do: "body",
  status: 200,
  type: "application/json",
  body: JSON.stringify({ data: [{ b64_json: tiny }] }),
};
const KEY = "sk-double-0123456789";
let services: TestServices;
let double: OpenAiDouble;

beforeEach(async () => {
  double = await createOpenAiDouble({ apiKey: KEY });
  double.script = () => PAINT;
  services = await openTestServices({ provider: "openai", userRunningLimit: 8 });
});
afterEach(async () => {
  await assertInvariants(services.db);
  await services.close();
  await double.close();
});

const work = (slots = 4): Promise<Runner> =>
  services.work(
    createOpenAiProvider({
      apiKey: KEY,
      baseUrl: double.baseUrl,
      model: "gpt-image-2.6-flare",
      quality: "low",
    }),
    { slots },
  );

const fault = (what: ReturnType<typeof FAULTS.server>): Play => ({ do: "fault", fault: what });
const pauses = async () => (await services.db.prisma.providerPause.findMany())[0] ?? null;
const hurry = () => services.db.pool.query("update provider_pauses set until = now()");

/** Creates `count` jobs of one image each, for several users. */
async function queue(count: number): Promise<{ userId: number; jobId: string }[]> {
  const jobs: { userId: number; jobId: string }[] = [];
  for (let person = 0; person < 5; person += 1) {
    const userId = await services.newUser(60);
    for (let i = 0; i < count / 5; i += 1)
      jobs.push({ userId, jobId: await services.create(userId) });
  }
  return jobs;
}

test("fifty jobs meet a limit of two seconds: five calls at most until it ends, then all are painted", async () => {
  const jobs = await queue(50);
  let limitedUntil = 0;
  double.script = () => {
    limitedUntil ||= Date.now() + 2_000;
    return Date.now() < limitedUntil ? fault(FAULTS.rateLimit(2)) : PAINT;
  };
  const runner = await work();
  const [first] = jobs;
  if (!first) throw new Error("there are no jobs");
  const held = await waitFor("a job to be told that it waits", async () => {
    const job = await getJob(services, first.userId, first.jobId);
    return job.waitingFor && job;
  });
  expect(held).toMatchObject({ status: "pending", attempt: 0, creditsDeducted: true });
  expect(held.waitingFor).toMatchObject({ code: "provider_busy" });
  expect((await readSystemStatus(services)).providerPaused?.reason).toBe("rate_limit");
  for (const { userId, jobId } of jobs)
    expect(await services.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 1 });
  const inWindow = double.calls.filter(({ at }) => at < limitedUntil);
  expect(inWindow.length).toBeLessThanOrEqual(5);
  expect(double.billed).toHaveLength(50);
  expect(await pauses()).toBeNull();
  await runner.drain(1);
}, 120_000);

test("a refusal pauses everybody before anything else is recorded about its call", async () => {
  double.script = (call) =>
    call === 0 ? { ...fault(FAULTS.rateLimit(1)), afterMs: 20_000 } : PAINT;
  const userId = await services.newUser(6);
  const jobId = await services.create(userId);
  const runner = await work(1);
  await waitFor("the call", () => double.calls.length === 1);
  // Locks the call's row, so that nothing can be written about the call until the test allows it.
  const other = await services.db.pool.connect();
  await other.query("begin; select 1 from provider_calls for update");
  double.release();
  await waitFor("the pause", pauses);
  const texts = services.log.lines.map(({ message }) => message);
  await other.query("commit");
  other.release();
  // The pause was recorded before any other write about the call, so no such write failed.
  expect(texts).not.toContain("the end of a call could not be recorded");
  expect(await services.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 1 });
  const { rows } = await services.db.pool.query("select outcome from provider_calls order by id");
  expect(rows).toEqual([{ outcome: "busy" }, { outcome: "ok" }]);
  await runner.drain(1);
});

test("two workers obey a limit that only the message names", async () => {
  const jobs = await queue(10);
  const told = { ...FAULTS.rateLimit(1), headers: {} };
  let refused = 0;
  double.script = () => {
    refused += 1;
    return refused === 1 ? fault(told) : PAINT;
  };
  const [one, two] = [await work(1), await work(1)];
  for (const { userId, jobId } of jobs)
    expect((await services.ended(userId, jobId)).status).toBe("completed");
  const [first = 0, ...later] = double.calls.map(({ at }) => at);
  // The other worker may have sent its own call before the refusal arrived.
  expect(later.filter((time) => time - first < 1_000).length).toBeLessThanOrEqual(1);
  await Promise.all([one.drain(1), two.drain(1)]);
}, 60_000);

test("pictures sent along count against a known limit; calls without pictures continue", async () => {
  const userId = await services.newUser(60);
  const photo = (await storeUpload(services, userId, { kind: "photo", bytes: await handPhoto() }))
    .url;
  const reference = (
    await storeUpload(services, userId, { kind: "reference", bytes: await handPhoto() })
  ).url;
  // The limit is five pictures a minute, and three have been sent. One more call with two pictures fits. After that, no
  // further call with pictures fits within the minute.
  await services.db.pool.query(
    "insert into provider_limits (provider, input_images_per_minute) values ('openai', 5)",
  );
  const earlier = await services.create(userId);
  await services.db.pool.query(
    `insert into provider_calls (job_id, image_index, attempt, provider, model, quality, size, outcome, input_images, started_at)
     values ($1, 0, 1, 'openai', 'm', 'low', 'auto', 'ok', 3, now() - interval '50 seconds')`,
    [earlier],
  );
  const runner = await work();
  await services.ended(userId, earlier);
  const design = { originalImage: photo, selectedDesignImages: [reference] };
  const first = await services.create(userId, design);
  expect((await services.ended(userId, first)).status).toBe("completed");
  const second = await services.create(userId, design);
  await waitFor("the limit to be met", pauses);
  const { until = new Date(0) } = (await pauses()) ?? {};
  // The three pictures were sent 50 seconds ago, so they leave the one-minute window in about ten seconds.
  expect(until.getTime() - Date.now()).toBeGreaterThan(0);
  expect(until.getTime() - Date.now()).toBeLessThan(15_000);
  expect(double.calls.filter(({ endpoint }) => endpoint === "edits")).toHaveLength(1);
  await waitFor("the job to wait", async () => {
    const { status, attempt } = await getJob(services, userId, second);
    return status === "pending" && attempt === 0;
  });

  // Moves all calls back by a minute, as if the window had passed.
  await services.db.pool.query(
    "update provider_calls set started_at = started_at - interval '1 minute'",
  );
  await hurry();
  expect(await services.ended(userId, second)).toMatchObject({ status: "completed", attempt: 1 });
  await runner.drain(1);
});

test.each([
  ["insufficient_quota", 429],
  ["credit_balance_exhausted", 429],
  ["organization_spend_limit_exceeded", 429],
  ["project_spend_limit_exceeded", 429],
  ["organization_usage_limit_exceeded", 429],
  ["billing_hard_limit_reached", 400],
] as const)(
  "%s: one call, a pause for all, an alarm, and recovery by itself",
  async (code, status) => {
    double.script = () => fault({ ...FAULTS.quota(code), status });
    const userId = await services.newUser(6);
    const jobId = await services.create(userId, { imageCount: 2 });
    const runner = await work(1);
    const paused = await waitFor("the pause", pauses);
    expect(paused.reason).toBe("billing");
    const job = await waitFor("the job to wait", async () => {
      const now = await getJob(services, userId, jobId);
      return now.status === "pending" && now;
    });
    expect(job).toMatchObject({ attempt: 0, creditsDeducted: true, refunded: 0 });
    expect(job.waitingFor?.code).toBe("provider_paused");
    expect(job.waitingFor?.message).not.toMatch(/quota|billing|key|limit/i);
    const later = await services.create(userId);
    expect(double.calls).toHaveLength(1);
    const alarms = services.log.lines.filter(({ level }) => level === "error");
    expect(alarms).toHaveLength(1);
    expect(alarms[0]?.fields).toMatchObject({ code: "provider_paused", reason: "billing" });
    const metrics = await createMetrics(services).metrics();
    expect(metrics).toContain('lacquer_provider_paused{provider="openai",reason="billing"} 1');

    double.script = () => PAINT;
    await hurry();
    expect(await services.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 1 });
    expect((await services.ended(userId, later)).status).toBe("completed");
    expect(await pauses()).toBeNull();
    expect((await readSystemStatus(services)).providerPaused).toBeNull();
    await runner.drain(1);
  },
);

test("one job at a time probes a lasting fault, and each pause is twice as long", async () => {
  const jobs = await queue(10);
  double.apiKey = "sk-another";
  // Calls are counted by their rows, because the double does not count calls with a wrong key.
  const runner = await work(4);
  const first = await waitFor("the pause", pauses);
  expect(first).toMatchObject({ reason: "key", failures: 1 });
  const length = async () => {
    const row = await pauses();
    return row ? (row.until.getTime() - Date.now()) / 1000 : 0;
  };
  expect(await length()).toBeGreaterThan(40);
  const refused = () =>
    services.db.prisma.providerCall.count({ where: { errorCode: "provider_unavailable" } });
  await waitFor("the slots to be free", () => runner.busy === 0);
  for (const [round, seconds] of [120, 240, 480, 600, 600].entries()) {
    const before = await refused();
    await hurry();
    await waitFor("the probe to be refused", async () => (await pauses())?.failures === round + 2);
    await waitFor("the slots to be free", () => runner.busy === 0);
    expect(await refused()).toBe(before + 1);
    const found = await length();
    expect(found).toBeGreaterThan(seconds - 30);
    expect(found).toBeLessThanOrEqual(seconds);
  }
  double.apiKey = KEY;
  await hurry();
  for (const { userId, jobId } of jobs)
    expect(await services.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 1 });
  await runner.drain(1);
}, 60_000);

test("a design that waited a day within one pause ends with its credits back; later ones keep waiting", async () => {
  double.script = () => fault(FAULTS.quota());
  const userId = await services.newUser(6);
  const old = await services.create(userId, { imageCount: 2 });
  const runner = await work(1);
  await waitFor("the pause", pauses);
  const fresh = await services.create(userId);
  const older = await services.create(userId);
  await services.db.pool.query(
    "update generation_jobs set created_at = now() - interval '25 hours' where id = any($1::uuid[])",
    [[old, older]],
  );
  await services.db.pool.query("update provider_pauses set since = now() - interval '25 hours'");
  await hurry();
  const sentence = { status: "failed", errorCode: "provider_unavailable" };
  expect(await services.ended(userId, older)).toMatchObject({
    ...sentence,
    creditsDeducted: false,
  });
  expect(await services.ended(userId, old)).toMatchObject({ ...sentence, refunded: 2 });
  // For a moment, this design may be the one that asks whether the pause is over.
  await expect.poll(async () => (await getJob(services, userId, fresh)).status).toBe("pending");
  expect(await services.balance(userId)).toBe(6);
  await runner.drain(1);
});

test("when the provider refuses the probing design itself, the pause is over", async () => {
  const jobs = await queue(10);
  double.script = (call) =>
    call === 0
      ? fault(FAULTS.overloaded())
      : call === 1
        ? fault(FAULTS.moderation("input"))
        : PAINT;
  const runner = await work(1);
  expect(await waitFor("the pause", pauses)).toMatchObject({ reason: "overloaded" });
  await hurry();
  const ends = await Promise.all(jobs.map(({ userId, jobId }) => services.ended(userId, jobId)));
  expect(ends.filter((job) => job.errorCode === "moderation_refused")).toHaveLength(1);
  expect(ends.filter((job) => job.status === "completed")).toHaveLength(9);
  expect(double.calls).toHaveLength(11);
  await runner.drain(1);
});

test("a probe whose job is gone blocks nobody", async () => {
  const jobs = await queue(5);
  double.script = (call) =>
    call === 0 ? fault(FAULTS.overloaded()) : call === 1 ? { do: "hang", after: "order" } : PAINT;
  const runner = await work(1);
  await waitFor("the pause", pauses);
  await hurry();
  const held = await waitFor("the probe", async () => {
    const pause = await pauses();
    return pause?.probeJob ? pause : null;
  });
  for (const { userId, jobId } of jobs)
    if (jobId === held.probeJob) await cancelJob(services, userId, jobId);
  const ends = await Promise.all(jobs.map(({ userId, jobId }) => services.ended(userId, jobId)));
  expect(ends.map((job) => job.status).toSorted()).toEqual([
    "canceled",
    ...Array.from({ length: 4 }, () => "completed"),
  ]);
  // The other jobs ended before the probe's time was over, so none of them waited for the canceled job's answer.
  for (const { completedAt } of ends)
    expect(Date.parse(completedAt ?? "")).toBeLessThan(held.until.getTime());
  await runner.drain(1);
});
