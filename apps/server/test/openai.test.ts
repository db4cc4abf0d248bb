import { handPhoto, startTestServer, type TestServer } from "@lacquer/testing";
import { createOpenAiDouble, FAULTS, type OpenAiDouble } from "@lacquer/testing/doubles";
import { afterAll, beforeAll, expect, test } from "vitest";

const KEY = "sk-canary-0123456789abcdef";
let double: OpenAiDouble;
let server: TestServer;

beforeAll(async () => {
  double = await createOpenAiDouble(KEY);
  server = await startTestServer({ OPENAI_API_KEY: KEY, OPENAI_BASE_URL: double.baseUrl });
});
afterAll(async () => {
  await server.close();
  await double.close();
});

test("with a key, a worker has the photo painted by OpenAI, and the key stays out of every log", async () => {
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
  expect(double.billed.map((call) => [call.door, call.images.length])).toEqual([["edits", 1]]);

  double.script = () => ({ do: "fault", fault: FAULTS.quota(`billing ${KEY}`) });
  const second = await owner.send<{ jobId: string }>("/api/generate-nail-design-job", send);
  const failed = await server.ended(owner, second.body.jobId);
  expect(failed).toMatchObject({ status: "failed", errorCode: "provider_unavailable" });
  expect(worker.output()).toContain("check its key, billing and model");
  for (const text of [worker.output(), server.process.output(), JSON.stringify(failed)])
    expect(text).not.toContain(KEY);
});
