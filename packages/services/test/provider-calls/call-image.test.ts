import { once } from "node:events";
import { createServer } from "node:net";
import { ERRORS, type ErrorCode } from "@lacquer/contracts";
import {
  ABILITIES,
  createOpenAiProvider,
  createRenderer,
  type ImageProvider,
} from "@lacquer/imaging";
import { type Storage, StorageError } from "@lacquer/storage";
import { assertInvariants, plainPicture, waitFor } from "@lacquer/testing";
import {
  type ApiFault,
  createOpenAiDouble,
  FAULTS,
  type OpenAiDouble,
  type Play,
} from "@lacquer/testing/doubles";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createMetrics } from "../../src/verbs.ts";
import { getJob, listJobs, storeUpload } from "../../src/verbs.ts";
import { endPauses, openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
let double: OpenAiDouble;
let paint: Play;

beforeAll(async () => {
  double = await createOpenAiDouble();
  services = await openTestServices({ provider: "openai" });
  const body = JSON.stringify({
    data: [{ b64_json: (await plainPicture("webp")).toString("base64") }],
    usage: {
      input_tokens: 120,
      output_tokens: 1_372,
      total_tokens: 1_492,
      input_tokens_details: { text_tokens: 100, image_tokens: 20 },
    },
  });
  paint = { do: "body", status: 200, type: "application/json", body };
});
beforeEach(() => {
  double.calls.length = 0;
  double.script = () => paint;
});
afterEach(() => assertInvariants(services.db));
afterAll(async () => {
  await services.close();
  await double.close();
});

const imageProvider = (model = "gpt-image-2"): ImageProvider =>
  createOpenAiProvider({ apiKey: double.apiKey, baseUrl: double.baseUrl, model, quality: "low" });

async function finish(
  userId: number,
  jobId: string,
  by = imageProvider(),
  as = services.beside({}),
) {
  const runner = await services.work(by, { as });
  const hurrying = setInterval(() => void endPauses(services), 20);
  try {
    return await services.ended(userId, jobId);
  } finally {
    clearInterval(hurrying);
    await runner.drain(1);
  }
}

const callsOf = async (jobId: string) => {
  const rows = await services.db.prisma.providerCall.findMany({
    where: { jobId },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => [row.imageIndex, row.attempt, row.outcome, row.errorCode]);
};

test("lost answers are counted for each image: one image's loss does not use up another's retry", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId, { imageCount: 2 });
  // For each image, the answer to the first call is lost.
  double.script = (call) => (call === 0 || call === 2 ? { do: "reset" } : paint);
  expect(await finish(userId, jobId)).toMatchObject({ status: "completed", refunded: 0 });
  expect(await callsOf(jobId)).toEqual([
    [0, 1, "unknown", "outcome_unknown"],
    [0, 2, "ok", null],
    [1, 2, "unknown", "outcome_unknown"],
    [1, 3, "ok", null],
  ]);
  const metrics = await createMetrics(services).metrics();
  expect(metrics).toMatch(/lacquer_provider_calls_total\{provider="openai",outcome="unknown"\} \d/);
});

test("an image that lost two answers is never requested again; a worker's death is not a lost answer", async () => {
  const userId = await services.newUser(6);
  const [lost, died] = [await services.create(userId), await services.create(userId)];
  const write = (jobId: string, outcome: string) =>
    services.db.pool.query(
      `insert into provider_calls (job_id, image_index, attempt, provider, model, quality, size, outcome)
       select $1, 0, n, 'openai', 'm', 'low', 'auto', $2 from generate_series(1, 2) n`,
      [jobId, outcome],
    );
  await write(lost, "unknown");
  await write(died, "open");
  expect(await finish(userId, lost)).toMatchObject({
    status: "failed",
    errorCode: "outcome_unknown",
    refunded: 1,
  });
  expect(await finish(userId, died)).toMatchObject({ status: "completed", attempt: 1 });
  expect(double.calls).toHaveLength(1);
});

test("an image provider that ignores its signal holds its slot no longer than the deadline", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId);
  let calls = 0;
  const deaf: ImageProvider = {
    name: "openai",
    can: ABILITIES.openai,
    edition: null,
    aiSystem: null,
    async make(_request, _signal, _onProgress, watch) {
      calls += 1;
      const call = { model: "m", quality: "low", size: "auto", inputImages: 0 };
      await watch?.before({ ...call, quotedMicrodollars: null });
      return new Promise(() => {});
    },
  };
  const as = services.beside({ config: { attemptDeadlineSeconds: 0.3 } });
  expect(await finish(userId, jobId, deaf, as)).toMatchObject({
    status: "failed",
    errorCode: "outcome_unknown",
    refunded: 1,
  });
  expect(calls).toBe(2);
  const { rows } = await services.db.pool.query<{ seconds: number }>(
    "select extract(epoch from ended_at - started_at)::float8 as seconds from provider_calls where job_id = $1",
    [jobId],
  );
  for (const { seconds } of rows) expect(seconds).toBeLessThan(0.3 + 1);
});

test("calls that do not leave before their deadline are failures, and none counts as paid", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId);
  // This server accepts the connection but never completes its greeting.
  const mute = createServer((socket) => socket.on("error", () => {}));
  mute.listen(0, "127.0.0.1");
  await once(mute, "listening");
  const address = mute.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const baseUrl = `https://127.0.0.1:${port}/v1`;
  const options = { apiKey: "sk-canary", baseUrl, model: "gpt-image-2", quality: "low" } as const;
  const as = services.beside({ config: { attemptDeadlineSeconds: 0.3 } });
  expect(await finish(userId, jobId, createOpenAiProvider(options), as)).toMatchObject({
    status: "failed",
    errorCode: "provider_failed",
    refunded: 1,
  });
  const outcomes = (await callsOf(jobId)).map(([, , outcome, code]) => [outcome, code]);
  expect(new Set(outcomes.flat())).toEqual(new Set(["failed", "provider_failed"]));
  mute.close();
});

test("a job shows its tokens, estimate and price, alone and in the list", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId, { imageCount: 2 });
  const as = services.beside({});
  const job = await finish(userId, jobId, imageProvider(), as);
  expect(job.usage).toMatchObject({ calls: 2, inputTokens: 240, outputTokens: 2_744 });
  expect(job.usage?.costUsd).toBeCloseTo((2 * (100 * 5 + 20 * 8 + 1_372 * 30)) / 1e6, 9);
  // The quote covers two pictures of 158 tokens, two unfinished pictures of 100 tokens for each, and the words.
  expect(job.usage?.quotedUsd).toBeGreaterThan((2 * 358 * 30) / 1e6);
  expect(job.usage?.quotedUsd).toBeLessThan(0.03);
  const { jobs } = await listJobs(services, userId, { limit: 5 });
  expect(jobs[0]?.usage).toEqual(job.usage);

  const second = await services.create(userId);
  const unknown = await finish(userId, second, imageProvider("gpt-image-2.6-flare"));
  expect(unknown.usage).toMatchObject({ calls: 1, quotedUsd: null });
  expect(unknown.usage?.costUsd).toBeGreaterThan(0.04);

  const third = await services.create(userId);
  const painted = services.beside({ config: { provider: "renderer" } });
  expect((await finish(userId, third, createRenderer(), painted)).usage).toBeNull();
});

/** A store that refuses finished pictures while `down` returns true. */
function stumbling(down: () => boolean): Storage {
  return {
    ...services.storage,
    put: (key, bytes, contentType) =>
      key.startsWith("results/") && down()
        ? Promise.reject(new StorageError("The store is down."))
        : services.storage.put(key, bytes, contentType),
  };
}

test("a paid picture waits in memory for a store that is down, and is not paid for again", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId);
  let refused = 0;
  const as = services.beside({ storage: stumbling(() => (refused += 1) <= 2) });
  expect(await finish(userId, jobId, imageProvider(), as)).toMatchObject({
    status: "completed",
    attempt: 1,
  });
  expect(double.calls).toHaveLength(1);
});

test("a drain ends the wait for the store: the job goes back without using its attempt", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId);
  let refused = 0;
  const as = services.beside({ storage: stumbling(() => (refused += 1) > 0) });
  const runner = await services.work(imageProvider(), { as });
  await waitFor("the store to refuse", () => refused > 0);
  await runner.drain(0);
  expect(await getJob(services, userId, jobId)).toMatchObject({ status: "pending", attempt: 0 });
  expect(await finish(userId, jobId)).toMatchObject({ status: "completed", refunded: 0 });
});

const answered = (status: number, type: string, code: string, message: string): ApiFault => ({
  status,
  type,
  code,
  message,
});
const user = "image_generation_user_error";

test.each<[string, Play, ErrorCode, number, RegExp | null]>([
  [
    "moderation of what came",
    { do: "fault", fault: FAULTS.moderation("input") },
    "moderation_refused",
    1,
    /refused the words or one of the pictures. Try other words first, then another photo/,
  ],
  [
    "moderation of the picture",
    { do: "fault", fault: FAULTS.moderation("output") },
    "moderation_refused",
    1,
    /held back the finished picture/,
  ],
  [
    "a size it does not make",
    { do: "fault", fault: answered(400, user, "invalid_value", "Invalid size '9x9'.") },
    "provider_refused",
    1,
    null,
  ],
  [
    "a wrong type",
    {
      do: "fault",
      fault: answered(400, "invalid_request_error", "invalid_type", "Invalid type for 'image[0]'."),
    },
    "provider_refused",
    1,
    null,
  ],
  [
    "a picture it cannot read",
    {
      do: "fault",
      fault: answered(400, user, "invalid_image_file", "Invalid image file or mode for image 1."),
    },
    "photo_unreadable",
    1,
    null,
  ],
  ["an internal error", { do: "fault", fault: FAULTS.server() }, "provider_failed", 3, null],
  ["a reset", { do: "reset" }, "outcome_unknown", 2, null],
  ["a cut stream", { do: "cut" }, "outcome_unknown", 2, null],
  [
    "no picture",
    { do: "body", status: 200, type: "application/json", body: "{}" },
    "result_unreadable",
    2,
    null,
  ],
  [
    "an answer shorter than it says",
    { do: "body", status: 200, type: "application/json", body: '{"data":[', cut: true },
    "outcome_unknown",
    2,
    null,
  ],
  [
    "a broken event",
    { do: "body", status: 200, type: "text/event-stream", body: "data: {]\n\n" },
    "result_unreadable",
    2,
    null,
  ],
])(
  "%s: calls are counted, credits come back, and the designer gets a sentence",
  async (_, play, code, calls, words) => {
    const userId = await services.newUser(6);
    const photo = (
      await storeUpload(services, userId, { kind: "photo", bytes: await plainPicture() })
    ).url;
    const jobId = await services.create(userId, { originalImage: photo });
    double.script = () => play;
    const job = await finish(userId, jobId);
    expect(job).toMatchObject({ status: "failed", errorCode: code, refunded: 1, resultImages: [] });
    expect(job.errorMessage).toMatch(words ?? ERRORS[code].message);
    expect(double.calls).toHaveLength(calls);
    expect(job.usage?.calls).toBe(calls);
    expect(await services.balance(userId)).toBe(6);
  },
);
