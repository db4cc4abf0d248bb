import { handPhoto, startTestServer, type TestServer, waitFor } from "@lacquer/testing";
import { createOpenAiDouble, FAULTS, type OpenAiDouble } from "@lacquer/testing/doubles";
import { afterAll, beforeAll, expect, test } from "vitest";
import { command } from "./cli/command.ts";

const KEY = "sk-canary-0123456789abcdef";
let double: OpenAiDouble;
let server: TestServer;

beforeAll(async () => {
  double = await createOpenAiDouble({ apiKey: KEY });
  server = await startTestServer({ OPENAI_API_KEY: KEY, OPENAI_BASE_URL: double.baseUrl });
});
afterAll(async () => {
  await server.close();
  await double.close();
});

/** Runs `pnpm lacquer doctor`, as an operator does. */
const doctor = () =>
  command("doctor", [], {
    DATABASE_URL: server.db.url,
    DATA_DIR: server.dataDir,
    OPENAI_API_KEY: KEY,
    OPENAI_BASE_URL: double.baseUrl,
  });

test("with an OpenAI key, OpenAI paints the photo, and the key stays out of every log", async () => {
  const worker = await server.worker();
  const owner = await server.guest();
  const form = new FormData();
  form.set("file", new Blob([await handPhoto()], { type: "image/jpeg" }), "hand.jpg");
  const upload = await owner.send<{ url: string }>("/api/uploads?kind=photo", { form });
  const design = { prompt: "cherry red", originalImage: upload.body.url, imageCount: 1 };
  const send = { json: design };
  const created = await owner.send<{ jobId: string }>("/api/generate-nail-design-job", send);
  const job = await server.ended(owner, created.body.jobId);
  expect(job).toMatchObject({ status: "completed", provider: "openai", refunded: 0 });
  expect(double.broken).toEqual([]);
  expect(double.billed.map((call) => [call.endpoint, call.images.length])).toEqual([["edits", 1]]);

  double.script = () => ({ do: "fault", fault: FAULTS.quota(`billing ${KEY}`) });
  const second = await owner.send<{ jobId: string }>("/api/generate-nail-design-job", send);
  const path = `/api/generation-job/${second.body.jobId}`;
  const waiting = await waitFor("the job to wait for its provider", async () => {
    const { body } = await owner.send<Record<string, unknown>>(path);
    return body["waitingFor"] ? body : null;
  });
  expect(waiting).toMatchObject({
    status: "pending",
    attempt: 0,
    creditsDeducted: true,
    waitingFor: { code: "provider_paused" },
    usage: { calls: 1, costUsd: null },
  });
  expect(worker.output()).toContain("check its key, billing and model");
  const texts = [worker.output(), server.process.output(), JSON.stringify(waiting)];

  // Billing cannot be checked for free, so the doctor reports the fault and lets one job try. This must not change the
  // recorded time at which the trouble began.
  const pause = async () => (await server.db.prisma.providerPause.findMany())[0];
  const begun = (await pause())?.since;
  const sick = await doctor();
  expect([sick.code, sick.output]).toEqual([1, expect.stringContaining("asks for payment")]);
  await waitFor(
    "the one try to be refused in the same way",
    async () => (await pause())?.failures === 2,
  );
  expect(begun && (await pause())?.since).toEqual(begun);
  double.script = () => ({ do: "paint" });
  await doctor();
  const done = await server.ended(owner, second.body.jobId);
  expect(done).toMatchObject({ status: "completed", refunded: 0, usage: { calls: 3 } });
  expect((await doctor()).output).not.toContain("Pause");
  for (const text of [...texts, sick.output]) expect(text).not.toContain(KEY);
  await worker.end();
});

test("a worker killed between OpenAI's answer and the job's end pays for no picture twice", async () => {
  const owner = await server.guest();
  const before = double.billed.length;
  // The second picture stalls after OpenAI has accepted the order. By then, the first picture is stored.
  let ordered = 0;
  double.script = () => {
    ordered += 1;
    return ordered === 2 ? { do: "stall" } : { do: "paint" };
  };
  const worker = await server.worker();
  // The two images have different prompts, so the test can tell them apart.
  const json = { prompt: "cherry red", imageCount: 2, variation: "colours" };
  const created = await owner.send<{ jobId: string }>("/api/generate-nail-design-job", { json });
  await waitFor("the second order", () => ordered === 2);
  const [kept] = double.billed.slice(before);
  worker.child.kill("SIGKILL");
  await server.worker();
  const job = await server.ended(owner, created.body.jobId);
  double.release();
  expect(job).toMatchObject({ status: "completed", attempt: 2, refunded: 0 });
  const paid = double.billed.slice(before);
  expect(paid).toHaveLength(3);
  const first = kept?.fields["prompt"];
  expect(paid.filter((call) => call.fields["prompt"] === first)).toHaveLength(1);
  const { rows } = await server.db.pool.query<{ index: number; outcome: string }>(
    `select image_index as index, outcome from provider_calls where job_id = $1 order by id`,
    [created.body.jobId],
  );
  expect(rows).toEqual([
    { index: 0, outcome: "ok" },
    { index: 1, outcome: "open" },
    { index: 1, outcome: "ok" },
  ]);
});

test("four images of the variation Same are four calls of one wish", async () => {
  const owner = await server.guest();
  double.script = () => ({ do: "paint" });
  const before = double.billed.length;
  const worker = await server.worker();
  const json = { prompt: "cherry red, four times", imageCount: 4, variation: "same" };
  const created = await owner.send<{ jobId: string }>("/api/generate-nail-design-job", { json });
  const job = await server.ended(owner, created.body.jobId);
  expect(job).toMatchObject({ status: "completed", usage: { calls: 4 } });
  const calls = double.billed.slice(before);
  expect(calls).toHaveLength(4);
  expect(
    new Set(calls.map(({ endpoint, fields }) => JSON.stringify([endpoint, fields]))).size,
  ).toBe(1);
  expect(double.broken).toEqual([]);
  await worker.end();
});
