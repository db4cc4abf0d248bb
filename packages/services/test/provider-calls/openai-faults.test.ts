import type { Job } from "@lacquer/contracts";
import { createOpenAiProvider, type ImageProvider } from "@lacquer/imaging";
import { assertInvariants, waitFor } from "@lacquer/testing";
import { createOpenAiDouble, FAULTS, type OpenAiDouble, type Play } from "@lacquer/testing/doubles";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { getJob } from "../../src/verbs.ts";
import { endPauses, openTestServices, type TestServices } from "../test-services.ts";

const KEY = "sk-canary-0123456789abcdef";
const PAINT: Play = { do: "paint" };

let services: TestServices;
let double: OpenAiDouble;

beforeAll(async () => {
  double = await createOpenAiDouble({ apiKey: KEY });
  services = await openTestServices({ provider: "openai" });
});
beforeEach(async () => {
  await services.db.pool.query("delete from provider_pauses");
  double.calls.length = 0;
  double.billed.length = 0;
  double.apiKey = KEY;
  double.script = () => PAINT;
});
afterEach(async () => {
  await assertInvariants(services.db);
  const written = JSON.stringify(services.log.lines, (_key, value: unknown) =>
    value instanceof Error ? `${value.stack} ${String(value.cause)}` : value,
  );
  if (written.includes(KEY)) throw new Error("the key stands in the log");
});
afterAll(async () => {
  await services.close();
  await double.close();
});

const imageProvider = (): ImageProvider =>
  createOpenAiProvider({
    apiKey: KEY,
    baseUrl: double.baseUrl,
    model: "gpt-image-2.6-sunburst",
    quality: "low",
  });

const fault = (what: ReturnType<typeof FAULTS.server>): Play => ({
  do: "fault",
  fault: what,
});

/** Runs one job through a worker and cuts all pauses short. */
async function run(
  options: { imageCount?: number; deadline?: number } = {},
): Promise<{ job: Job; userId: number }> {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId, { imageCount: options.imageCount ?? 1 });
  const as = services.beside({ config: { attemptDeadlineSeconds: options.deadline ?? 20 } });
  const runner = await services.work(imageProvider(), { as });
  const hurrying = setInterval(() => void endPauses(services), 20);
  try {
    const job = await services.ended(userId, jobId);
    expect(JSON.stringify(job)).not.toContain(KEY);
    return { job, userId };
  } finally {
    clearInterval(hurrying);
    await runner.drain(1);
  }
}

async function expectRefunded(userId: number, jobId: string, cost: number) {
  expect(await services.ledger(userId)).toEqual([
    { kind: "grant", amount: 6, jobId: null },
    { kind: "charge", amount: -cost, jobId },
    { kind: "refund", amount: cost, jobId },
  ]);
}

test("a refusal by moderation ends the whole job with one call, and says what was refused", async () => {
  double.script = () => fault(FAULTS.moderation("input"));
  const { job, userId } = await run({ imageCount: 3 });
  expect(job).toMatchObject({ status: "failed", errorCode: "moderation_refused", attempt: 1 });
  expect(job.errorMessage).toContain("refused the words");
  expect(double.calls).toHaveLength(1);
  await expectRefunded(userId, job.id, 3);

  double.calls.length = 0;
  double.script = () => fault(FAULTS.moderation("output"));
  const second = await run();
  expect(second.job.errorMessage).toContain("held back the finished picture");
  expect(double.calls).toHaveLength(1);
});

test("a server error is tried again up to three times, then refunded once", async () => {
  double.script = () => fault(FAULTS.server());
  const { job, userId } = await run();
  expect(job).toMatchObject({ status: "failed", errorCode: "provider_failed", attempt: 3 });
  expect(double.calls).toHaveLength(3);
  await expectRefunded(userId, job.id, 1);
});

test("an overload and a gateway's HTML page are temporary; the overload uses no attempt", async () => {
  const page: Play = {
    do: "body",
    status: 502,
    type: "text/html",
    body: "<html>Bad gateway</html>",
  };
  for (const [first, attempt] of [
    [fault(FAULTS.overloaded()), 1],
    [page, 2],
  ] as const) {
    double.calls.length = 0;
    double.script = (call) => (call === 0 ? first : PAINT);
    const { job } = await run();
    expect(job).toMatchObject({ status: "completed", attempt, refunded: 0 });
    expect(double.calls).toHaveLength(2);
  }
});

test("a call whose answer was lost is repeated once and never again", async () => {
  for (const play of [{ do: "reset" }, { do: "cut" }] as const) {
    double.calls.length = 0;
    double.script = () => play;
    const { job, userId } = await run();
    expect(job).toMatchObject({ status: "failed", errorCode: "outcome_unknown", attempt: 2 });
    expect(double.calls).toHaveLength(2);
    await expectRefunded(userId, job.id, 1);

    double.calls.length = 0;
    double.script = (call) => (call === 0 ? play : PAINT);
    expect((await run()).job).toMatchObject({ status: "completed", attempt: 2 });
    expect(double.calls).toHaveLength(2);
  }
});

test("silence before the headers or after them ends at the deadline", async () => {
  for (const after of ["order", "headers"] as const) {
    double.calls.length = 0;
    double.script = () => ({ do: "hang", after });
    const began = performance.now();
    const { job } = await run({ deadline: 0.4 });
    expect(job).toMatchObject({ status: "failed", errorCode: "outcome_unknown" });
    expect(double.calls).toHaveLength(2);
    expect(performance.now() - began).toBeLessThan(2 * 400 + 2_000);
  }
});

test("a result that is not a picture is never kept, and requested at most once more", async () => {
  const huge = await sharp({
    create: { width: 9_000, height: 5_000, channels: 3, background: "#fff" },
    limitInputPixels: false,
  })
    .png()
    .toBuffer();
  const json = (data: unknown) => ({
    do: "body" as const,
    status: 200,
    type: "application/json",
    body: typeof data === "string" ? data : JSON.stringify(data),
  });
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  const bodies: Record<string, Play> = {
    "HTML with 200": { do: "body", status: 200, type: "text/html", body: "<html>hello</html>" },
    "cut JSON": json('{"data":[{"b64_'),
    "no images": json({ data: [] }),
    "a link instead of bytes": json({ data: [{ url: "http://169.254.169.254/" }] }),
    "bad base64": json({ data: [{ b64_json: "%%%" }] }),
    "no picture": json({ data: [{ b64_json: Buffer.from("hello").toString("base64") }] }),
    "an SVG": json({ data: [{ b64_json: svg.toString("base64") }] }),
    "45 megapixels": json({ data: [{ b64_json: huge.toString("base64") }] }),
    "21 MB": json({ data: [{ b64_json: "A".repeat(22_000_000) }] }),
  };
  for (const [name, play] of Object.entries(bodies)) {
    double.calls.length = 0;
    double.script = () => play;
    const { job } = await run();
    expect([name, job.status, job.errorCode, double.calls.length]).toEqual([
      name,
      "failed",
      "result_unreadable",
      2,
    ]);
  }
}, 60_000);

test("an error inside an answer with status 200 counts by its own code", async () => {
  const error = { code: "moderation_blocked", type: "image_generation_user_error", message: "no" };
  const body = `event: error\ndata: ${JSON.stringify({ type: "error", error })}\n\n`;
  double.script = () => ({ do: "body", status: 200, type: "text/event-stream", body });
  const { job } = await run();
  expect(job).toMatchObject({ status: "failed", errorCode: "moderation_refused" });
  expect(double.calls).toHaveLength(1);
});

test("a call to an unreachable service was not paid, so every attempt may make one", async () => {
  const gone = await createOpenAiDouble({ apiKey: KEY });
  await gone.close();
  const userId = await services.newUser(6);
  const jobId = await services.create(userId);
  const runner = await services.work(
    createOpenAiProvider({
      apiKey: KEY,
      baseUrl: gone.baseUrl,
      model: "gpt-image-2",
      quality: "low",
    }),
  );
  const hurrying = setInterval(() => void endPauses(services), 20);
  const job = await services.ended(userId, jobId);
  clearInterval(hurrying);
  await runner.drain(1);
  expect(job).toMatchObject({ status: "failed", errorCode: "provider_failed", attempt: 3 });
});

test("a canceled or drained call is not a fault", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId);
  double.script = () => ({ do: "hang", after: "headers" });
  const runner = await services.work(imageProvider());
  await waitFor("the call", () => double.calls.length === 1);
  await runner.drain(0);
  expect(await getJob(services, userId, jobId)).toMatchObject({ status: "pending", attempt: 0 });
  double.script = () => PAINT;
  await services.workOff(imageProvider());
  expect(await getJob(services, userId, jobId)).toMatchObject({ status: "completed" });
});
