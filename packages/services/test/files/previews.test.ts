import { randomUUID } from "node:crypto";
import { createOpenAiProvider } from "@lacquer/imaging";
import { assertInvariants, waitFor } from "@lacquer/testing";
import { createOpenAiDouble, type OpenAiDouble } from "@lacquer/testing/doubles";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runJob } from "../../src/generation/run/run-job.ts";
import { cancelJob, getJob, openFile } from "../../src/verbs.ts";
import { openTestServices, type TestServices, UNTRACED } from "../test-services.ts";

let services: TestServices;
let double: OpenAiDouble;

beforeAll(async () => {
  double = await createOpenAiDouble();
  services = await openTestServices({ provider: "openai" });
});
afterAll(async () => {
  await services.close();
  await double.close();
});

const imageProvider = () =>
  createOpenAiProvider({
    apiKey: double.apiKey,
    baseUrl: double.baseUrl,
    model: "gpt-image-2.6-flare",
    quality: "low",
  });

const stalling = () => ({ do: "stall" }) as const;

/** Waits for the job's preview and returns its address. */
const shown = (userId: number, jobId: string) =>
  waitFor("a preview", async () => (await getJob(services, userId, jobId)).previewImage);

test("only its owner sees an unfinished picture, and it is removed once the finished one is kept", async () => {
  const [userId, stranger] = [await services.newUser(6), await services.newUser(6)];
  const jobId = await services.create(userId);
  double.script = stalling;
  const runner = await services.work(imageProvider());
  const url = await shown(userId, jobId);
  expect(url).toMatch(new RegExp(`^/files/previews/${jobId}/[0-9a-f-]{36}$`));
  const previewId = url.split("/").at(-1) ?? "";
  const file = await openFile(services, { userId }, { ref: { kind: "preview", jobId, previewId } });
  const seen = await sharp(file.bytes).metadata();
  expect([file.contentType, seen.format, Math.max(seen.width, seen.height)]).toEqual([
    "image/webp",
    "webp",
    768,
  ]);
  await expect(
    openFile(services, { userId: stranger }, { ref: { kind: "preview", jobId, previewId } }),
  ).rejects.toThrow("does not exist");
  expect((await getJob(services, userId, jobId)).progress).toBeGreaterThan(0);

  double.release();
  const job = await services.ended(userId, jobId);
  expect(job).toMatchObject({ status: "completed", previewImage: `/files/results/${jobId}/0` });
  await waitFor("the previews to go", async () => {
    return (await services.storage.list(`previews/${jobId}`)).length === 0;
  });
  await runner.drain(1);
  await assertInvariants(services.db);
});

test("a canceled job shows no picture that was removed", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId);
  double.script = stalling;
  const runner = await services.work(imageProvider());
  await shown(userId, jobId);
  await cancelJob(services, userId, jobId);
  expect(await getJob(services, userId, jobId)).toMatchObject({
    status: "canceled",
    previewImage: null,
    refunded: 1,
  });
  await runner.drain(1);
  double.release();
});

test("a process that lost a job leaves the previews of the job's new process alone", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId);
  double.script = stalling;
  const runner = await services.work(imageProvider());
  const url = await shown(userId, jobId);
  const leaseToken = randomUUID();
  const attempt = { attempt: 1, deaths: 0, waitedSeconds: null, ...UNTRACED };
  const stale = { id: jobId, userId, leaseToken, ...attempt };
  await runJob(services, imageProvider(), stale, AbortSignal.abort("lease-lost"));
  const previewId = url.split("/").at(-1) ?? "";
  const file = await openFile(services, { userId }, { ref: { kind: "preview", jobId, previewId } });
  expect(file.bytes.length).toBeGreaterThan(0);
  await cancelJob(services, userId, jobId);
  await runJob(services, imageProvider(), stale, AbortSignal.abort("lease-lost"));
  expect(await services.storage.list(`previews/${jobId}`)).toEqual([]);
  await runner.drain(1);
  double.release();
});
