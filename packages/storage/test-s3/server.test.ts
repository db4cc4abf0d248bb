import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import {
  assertInvariants,
  form,
  handPhoto,
  startTestServer,
  type TestServer,
  type Visitor,
  waitFor,
} from "@lacquer/testing";
import { createOpenAiDouble, type OpenAiDouble } from "@lacquer/testing/doubles";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import type { S3Options } from "../src/s3.ts";
import { type Gate, openGate } from "./gate.ts";
import { newBucket, storeEnv } from "./store.ts";

const KEY = "sk-test-0123456789abcdef";
/** When this module is loaded before an app, it moves the app's clock by one hour. */
const LATE = pathToFileURL(path.join(import.meta.dirname, "late-clock.mjs")).href;
const ROOT = path.join(import.meta.dirname, "..", "..", "..");

let store: S3Options;
let gate: Gate;
let double: OpenAiDouble;
let server: TestServer;
let openAi: Record<string, string>;

beforeAll(async () => {
  store = await newBucket();
  gate = await openGate(store.endpoint);
  double = await createOpenAiDouble({ apiKey: KEY });
  openAi = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: double.baseUrl };
  server = await startTestServer({ ...storeEnv({ ...store, endpoint: gate.endpoint }) });
});
afterAll(async () => {
  await server.close();
  await gate.close();
  await double.close();
});

async function upload(owner: Visitor, bytes: Buffer): Promise<string> {
  const answer = await owner.send<{ url: string }>("/api/uploads?kind=photo", {
    form: form(bytes),
  });
  expect(answer.status).toBe(201);
  return answer.body.url;
}

async function create(owner: Visitor, json: object): Promise<string> {
  const send = { json: { prompt: "cherry red", imageCount: 1, ...json } };
  const answer = await owner.send<{ jobId: string }>("/api/generate-nail-design-job", send);
  expect(answer.status).toBe(201);
  return answer.body.jobId;
}

async function storedBytes(jobId: string): Promise<number | undefined> {
  const { rows } = await server.db.pool.query<{ bytes: number }>(
    "select bytes from job_images where job_id = $1",
    [jobId],
  );
  return rows[0]?.bytes;
}

/** Waits until an unfinished picture has arrived. The call to the provider is still open at that time. */
async function preview(owner: Visitor, jobId: string): Promise<void> {
  await waitFor("a preview", async () => {
    const { body } = await owner.send<{ previewImage: string | null }>(
      `/api/generation-job/${jobId}`,
    );
    return body.previewImage;
  });
}

/** Runs the `doctor` command as a person would. */
async function doctor(changes: Record<string, string>) {
  const script = path.join(ROOT, "apps", "server", "src", "cli", "doctor.ts");
  const child = spawn(process.execPath, [script], {
    env: { DATABASE_URL: server.db.url, DATA_DIR: server.dataDir, ...storeEnv(store), ...changes },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  await once(child, "close");
  return { code: child.exitCode, output };
}

test("upload, job, result, presigned link, download: bytes are equal, and the link expires", async () => {
  const worker = await server.worker({ IMAGE_PROVIDER: "renderer" });
  const owner = await server.guest();
  const photo = await upload(owner, await handPhoto());
  const jobId = await create(owner, { originalImage: photo });
  const job = await server.ended(owner, jobId);
  expect(job).toMatchObject({ status: "completed", resultImages: [`/files/results/${jobId}/0`] });

  const answer = await owner.send(`/files/results/${jobId}/0`);
  expect(answer.status).toBe(302);
  const link = answer.headers.get("location") ?? "";
  expect(Number(new URL(link).searchParams.get("X-Amz-Expires"))).toBeLessThanOrEqual(600);
  const first = await fetch(link);
  expect([first.status, first.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
  const bytes = Buffer.from(await first.arrayBuffer());
  expect(bytes.length).toBe(await storedBytes(jobId));
  const again = await fetch(
    (await owner.send(`/files/results/${jobId}/0`)).headers.get("location") ?? "",
  );
  expect(Buffer.compare(Buffer.from(await again.arrayBuffer()), bytes)).toBe(0);

  const stranger = await server.guest();
  expect((await stranger.send(`/files/results/${jobId}/0`)).status).toBe(404);
  expect((await fetch(link.replace("/0/", "/1/"))).status).toBe(403);
  for (const { output } of [worker, server.process]) {
    expect(output()).not.toContain("X-Amz-Signature");
    expect(output()).not.toContain(store.secretAccessKey);
  }
  await worker.end();
  await assertInvariants(server.db);
});

test("a store that is down for a minute while a picture is painted costs no second call and loses nothing", async () => {
  const worker = await server.worker(openAi);
  onTestFinished(() => gate.open());
  double.script = () => ({ do: "stall" });
  const owner = await server.guest();
  const jobId = await create(owner, {});
  await preview(owner, jobId);
  gate.shut();
  const before = gate.refused();
  double.release();
  // The outage really lasts this long, because the promised recovery is from an outage of this length.
  const outage = pause(60_000);
  await waitFor("several tries", () => gate.refused() - before >= 5, { seconds: 60 });
  await waitFor("the server to notice", async () => (await owner.send("/readyz")).status === 503);
  await outage;
  gate.open();
  expect(await server.ended(owner, jobId)).toMatchObject({ status: "completed", refunded: 0 });
  expect(double.billed).toHaveLength(1);
  const answer = await owner.send(`/files/results/${jobId}/0`);
  const picture = await fetch(answer.headers.get("location") ?? "");
  expect((await picture.arrayBuffer()).byteLength).toBe(await storedBytes(jobId));
  await worker.end();
  await assertInvariants(server.db);
});

test("a picture that was stored but not recorded is found in the store, not painted again", async () => {
  double.script = () => ({ do: "stall" });
  const owner = await server.guest();
  const calls = double.billed.length;
  const jobId = await create(owner, {});
  const first = await server.worker(openAi);
  await preview(owner, jobId);
  // With this lock the row cannot be written. The worker therefore dies after the store has answered and before the row
  // exists.
  const session = await server.db.pool.connect();
  await session.query("begin; lock table job_images in exclusive mode");
  double.release();
  await waitFor("the object", () =>
    gate.requests.some((line) => line.startsWith("PUT") && line.includes(`results/${jobId}/0/`)),
  );
  await waitFor("a session that waits for the row", async () => {
    const { rowCount } = await session.query(
      "select 1 from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%job_images%' and datname = current_database()",
    );
    return rowCount;
  });
  await first.end("SIGKILL");
  await session.query("rollback");
  session.release();
  const second = await server.worker(openAi);
  expect(await server.ended(owner, jobId)).toMatchObject({ status: "completed", refunded: 0 });
  expect(double.billed).toHaveLength(calls + 1);
  await second.end();
  await assertInvariants(server.db);
});

test.each([
  ["a wrong secret", () => ({ S3_SECRET_ACCESS_KEY: "wrong" }), /S3_SECRET_ACCESS_KEY/],
  ["an unknown key", () => ({ S3_ACCESS_KEY_ID: "studio:nobody" }), /S3_ACCESS_KEY_ID/],
  ["a missing bucket", () => ({ S3_BUCKET: "nowhere" }), /no bucket named nowhere/],
  ["another region", () => ({ S3_REGION: "eu-central-1" }), /S3_REGION/],
  ["no store there", () => ({ S3_ENDPOINT: "http://127.0.0.1:1" }), /could not be reached/],
  ["a clock an hour off", () => ({ NODE_OPTIONS: `--import ${LATE}` }), /clock/],
])("the start and the doctor report %s in one sentence", async (_, changes, sentence) => {
  await expect(server.another(changes())).rejects.toThrow(sentence);
  await expect(server.worker(changes())).rejects.toThrow(sentence);
  const { code, output } = await doctor(changes());
  expect(code).toBe(1);
  const line = output.split("\n").find((text) => text.includes("Storage:"));
  expect(line).toMatch(sentence);
  expect(output).not.toContain(store.secretAccessKey);
});

test("the doctor names the bucket that answers", async () => {
  const { output } = await doctor({});
  expect(output).toMatch(
    new RegExp(`✓ Storage: the bucket ${store.bucket} at .* can be read and written`),
  );
});
