import { createOpenAiProvider } from "@lacquer/imaging";
import { assertInvariants, waitFor } from "@lacquer/testing";
import { createOpenAiDouble, FAULTS, type OpenAiDouble } from "@lacquer/testing/doubles";
import { afterEach, beforeEach, expect, test } from "vitest";
import { reserveBudget } from "../../src/provider-calls/budget.ts";
import { getJob, readSystemStatus, type Runner } from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

const KEY = "sk-double-0123456789";
const MODEL = "gpt-image-2";
/** A picture of this model is quoted at just over six cents: 2,000 output tokens at 30 millionths of a dollar each. */
const RATES = { [MODEL]: { textIn: 5, imageIn: 8, out: 30, outputTokens: { low: 2_000 } } };
let services: TestServices;
let double: OpenAiDouble;

beforeEach(async () => {
  double = await createOpenAiDouble({ apiKey: KEY });
  services = await openTestServices({
    provider: "openai",
    openai: { model: MODEL, quality: "low", rates: RATES },
    providerDailyUsd: 0.2,
    userRunningLimit: 8,
  });
});
afterEach(async () => {
  await assertInvariants(services.db);
  await services.close();
  await double.close();
});

const work = (slots: number): Promise<Runner> =>
  services.work(
    createOpenAiProvider({
      apiKey: KEY,
      baseUrl: double.baseUrl,
      model: MODEL,
      quality: "low",
      rates: RATES,
    }),
    { slots },
  );

const spent = async () =>
  Number((await services.db.prisma.providerDay.findFirstOrThrow()).microdollars);

test("past the day's budget paid calls raise an alarm, wait for the next day, and then continue", async () => {
  const userId = await services.newUser(20);
  const jobs: string[] = [];
  for (let job = 0; job < 6; job += 1) jobs.push(await services.create(userId, { imageCount: 1 }));
  const runners = [await work(4), await work(4)];
  await waitFor("the budget to be spent", async () => {
    const { rowCount } = await services.db.pool.query(
      "select 1 from provider_pauses where reason = 'budget'",
    );
    return rowCount === 1;
  });
  await waitFor("calls under way to end", async () => {
    const { rowCount } = await services.db.pool.query(
      "select 1 from generation_jobs where status = 'processing'",
    );
    return rowCount === 0;
  });
  expect(await spent()).toBeLessThanOrEqual(200_000);
  const states = await Promise.all(jobs.map((id) => getJob(services, userId, id)));
  const waiting = states.filter((job) => job.status === "pending");
  expect(waiting.length).toBeGreaterThanOrEqual(3);
  for (const job of waiting)
    expect(job).toMatchObject({ waitingFor: { code: "provider_budget" }, refunded: 0 });
  expect(await readSystemStatus(services)).toMatchObject({ providerPaused: { reason: "budget" } });
  expect(
    services.log.lines.filter(
      ({ level, fields }) =>
        level === "error" && "code" in fields && fields.code === "provider_budget",
    ),
  ).toHaveLength(1);
  const billed = double.billed.length;

  await services.db.pool.query("update provider_days set day = day - 1");
  await services.db.pool.query("update provider_pauses set until = now()");
  await waitFor("the next day's pictures", () => double.billed.length > billed);
  for (const runner of runners) await runner.drain(1);
});

test("a refused call, or one that cost less, gives back what was reserved", async () => {
  const userId = await services.newUser(20);
  const first = await services.create(userId, { imageCount: 1 });
  const runner = await work(1);
  expect(await services.ended(userId, first)).toMatchObject({ status: "completed" });
  const [call] = await services.db.prisma.providerCall.findMany();
  expect(await spent()).toBe(Number(call?.costMicrodollars ?? call?.quotedMicrodollars));
  await runner.drain(1);
});

test("a refusal gives back all that was reserved, so refusals alone never spend the day's budget", async () => {
  const userId = await services.newUser(20);
  double.script = () => ({ do: "fault", fault: FAULTS.moderation("input") });
  const runner = await work(1);
  for (let job = 0; job < 4; job += 1) {
    const refused = await services.create(userId, { imageCount: 1 });
    expect(await services.ended(userId, refused)).toMatchObject({
      status: "failed",
      errorCode: "moderation_refused",
    });
  }
  expect(await spent()).toBe(0);
  await runner.drain(1);
});

test("a day's first call must fit the budget too, and waits until midnight (UTC)", async () => {
  const { pool } = services.db;
  const wait = await reserveBudget(pool, "openai", 200_001, 0.2);
  const leftOfDay = 86_400 - ((Date.now() / 1_000) % 86_400);
  expect(Math.abs(wait - leftOfDay)).toBeLessThan(30);
  expect(await services.db.prisma.providerDay.count()).toBe(0);
  expect(await reserveBudget(pool, "openai", 200_000, 0.2)).toBe(0);
  expect(await reserveBudget(pool, "openai", 1, 0.2)).toBeGreaterThan(0);
  expect(await spent()).toBe(200_000);
});
