import { once } from "node:events";
import { createServer } from "node:net";
import { createS3Double, type S3Double } from "@lacquer/testing/doubles";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createS3Storage, type Storage, StorageError } from "../src/index.ts";

let double: S3Double;
let fresh = 0;

const bytes = Buffer.from("RIFF pretend picture \u0000\u0001 bytes");
const newKey = () => `results/job-${(fresh += 1)}/0/lease`;

function open(changes: Partial<Parameters<typeof createS3Storage>[0]> = {}): Storage {
  return createS3Storage({
    endpoint: double.origin,
    bucket: double.bucket,
    region: "auto",
    ...double.keys,
    timeoutMs: 5_000,
    ...changes,
  });
}

async function fault(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StorageError);
  const { message } = error as StorageError;
  expect(message).not.toContain(double.keys.secretAccessKey);
  return message;
}

beforeAll(async () => {
  double = await createS3Double();
});
beforeEach(() => {
  double.objects.clear();
  double.requests.length = 0;
});
afterAll(() => double.down());

test("bytes and type come back as they were put; a missing object is null; removing twice is fine", async () => {
  const storage = open();
  const key = newKey();
  await storage.put(key, bytes, "image/webp");
  const object = await storage.get(key);
  expect(Buffer.from(object?.bytes ?? [])).toEqual(bytes);
  expect(object?.contentType).toBe("image/webp");
  await storage.remove(key);
  await storage.remove(key);
  expect(await storage.get(key)).toBeNull();
  await storage.check();
});

test("a listing stops at the end of its prefix, and continues over several pages", async () => {
  const storage = open();
  const keys = Array.from({ length: 1_003 }, (_, i) => `results/job/1/lease${1000 + i}`);
  for (const key of [...keys, "results/job/10/lease"])
    double.objects.set(key, { bytes, contentType: "image/webp" });
  expect(await storage.list("results/job/1")).toEqual(keys);
  expect(await storage.list("results/job/7")).toEqual([]);
});

test("only our types and plain keys reach the store", async () => {
  const storage = open();
  expect(await fault(storage.put(newKey(), bytes, "text/html"))).toContain("text/html");
  expect(await fault(storage.get("results/../secret"))).toContain("storage key");
  expect(double.requests).toEqual([]);
});

test("a key is never rewritten; a put whose answer was lost counts as done", async () => {
  const storage = open();
  const key = newKey();
  double.losesNextAnswer = true;
  await storage.put(key, bytes, "image/webp");
  expect(double.requests.filter((line) => line.startsWith("PUT"))).toHaveLength(2);
  expect(await fault(storage.put(key, Buffer.from("other"), "image/webp"))).toContain("already");
  expect(double.objects.get(key)?.bytes).toEqual(bytes);
});

test("a store without conditional writes is asked for one once", async () => {
  double.withoutConditions = true;
  const storage = open();
  await storage.put(newKey(), bytes, "image/png");
  await storage.put(newKey(), bytes, "image/png");
  double.withoutConditions = false;
  expect(double.requests.filter((line) => line.startsWith("PUT"))).toHaveLength(3);
});

test("a presigned link answers with our type, name and caching, and expires with 400", async () => {
  const storage = open();
  const key = newKey();
  await storage.put(key, bytes, "image/webp");
  const link = { seconds: 60, contentType: "image/webp", fileName: 'look "1".webp' };
  const url = (await storage.presign?.(key, link)) ?? "";
  expect(url).not.toContain(double.keys.secretAccessKey);
  expect(url).not.toContain("checksum");
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
  expect(answer.headers.get("content-type")).toBe("image/webp");
  expect(answer.headers.get("content-disposition")).toBe(
    "inline; filename=\"look _1_.webp\"; filename*=UTF-8''look%20%221%22.webp",
  );
  expect(answer.headers.get("cache-control")).toBe("private, max-age=60");

  const saving = (await storage.presign?.(key, { ...link, isDownload: true })) ?? "";
  const saved = await fetch(saving);
  expect(saved.status).toBe(200);
  expect(saved.headers.get("content-disposition")).toMatch(/^attachment; filename="look/);

  expect((await fetch(url.replace(key, `${key}x`))).status).toBe(403);
  expect((await fetch(url.replace("X-Amz-Expires=60", "X-Amz-Expires=600"))).status).toBe(403);
  double.clockAhead = 61_000;
  const late = await fetch(url);
  double.clockAhead = 0;
  expect([late.status, await late.text()]).toEqual([400, expect.stringContaining("Expired")]);
  expect(
    await fault(storage.presign?.(key, { ...link, seconds: 601 }) ?? Promise.resolve()),
  ).toContain("600");
});

test("a check describes the fault in words", async () => {
  expect(await fault(open({ secretAccessKey: "wrong" }).check())).toContain("S3_SECRET_ACCESS_KEY");
  expect(await fault(open({ accessKeyId: "nobody" }).check())).toContain("S3_ACCESS_KEY_ID");
  expect(await fault(open({ bucket: "elsewhere" }).check())).toContain("no bucket named elsewhere");
  double.clockAhead = 3_600_000;
  expect(await fault(open().check())).toContain("clock");
  double.clockAhead = 0;
  await double.down();
  expect(await fault(open().check())).toContain("could not be reached");
  await double.up();
  await open().check();
});

test("a missing bucket is a fault for reading too, not a missing object", async () => {
  expect(await fault(open({ bucket: "elsewhere" }).get(newKey()))).toContain("no bucket");
});

test("a store that fails briefly is tried again, but not for ever", async () => {
  const storage = open();
  double.stumbles = 2;
  await storage.put(newKey(), bytes, "image/webp");
  double.requests.length = 0;
  double.stumbles = 10;
  expect(await fault(storage.put(newKey(), bytes, "image/webp"))).toContain("(500)");
  expect(double.requests).toHaveLength(3);
  double.stumbles = 0;
});

test("a store that accepts connections and never answers is given up", async () => {
  const silent = createServer(() => {}).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const address = silent.address();
  const port = typeof address === "object" ? address?.port : 0;
  const storage = open({ endpoint: `http://127.0.0.1:${port}`, timeoutMs: 200 });
  const began = performance.now();
  expect(await fault(storage.get(newKey()))).toContain("in time");
  expect(performance.now() - began).toBeLessThan(2_000);
  silent.close();
});
