import { randomBytes } from "node:crypto";
import { beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { createS3Storage, type Storage, StorageError, type StoredKey } from "../src/index.ts";
import type { S3Options } from "../src/s3.ts";
import { openGate } from "./gate.ts";
import { newBucket } from "./store.ts";

let store: S3Options;
let storage: Storage;
let fresh = 0;

const newKey = () => `results/job-${(fresh += 1)}/0/lease`;
const open = (changes: Partial<S3Options>) => createS3Storage({ ...store, ...changes });

async function fault(work: Promise<unknown> | undefined): Promise<string> {
  const error = await work?.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StorageError);
  const { message } = error as StorageError;
  expect(message).not.toContain(store.secretAccessKey);
  return message;
}

/** Runs `work` while this machine's clock is moved by `milliseconds`. */
async function atTime<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + milliseconds });
  try {
    return await work();
  } finally {
    vi.useRealTimers();
  }
}

beforeAll(async () => {
  store = await newBucket();
  storage = createS3Storage(store);
  await storage.check();
});

test.each([1, 70_000, 12 * 1024 * 1024])(
  "%i bytes and their type come back as they were put",
  async (size) => {
    const bytes = randomBytes(size);
    const key = newKey();
    await storage.put(key, bytes, "image/webp");
    const object = await storage.get(key);
    expect(object?.contentType).toBe("image/webp");
    expect(Buffer.compare(Buffer.from(object?.bytes ?? []), bytes)).toBe(0);
    await storage.remove(key);
    await storage.remove(key);
    expect(await storage.get(key)).toBeNull();
  },
);

test("a listing names what lies below a prefix and nothing beside it", async () => {
  const keys = ["results/list/1/a", "results/list/1/b"];
  for (const key of [...keys, "results/list/10/c"])
    await storage.put(key, randomBytes(8), "image/png");
  expect(await storage.list("results/list/1")).toEqual(keys);
  expect(await storage.list("results/list/2")).toEqual([]);
  const scanned: StoredKey[] = [];
  for await (const page of storage.scan("results/")) scanned.push(...page);
  const found = scanned.find(({ key }) => key === "results/list/10/c");
  expect(Math.abs((found?.writtenAt.getTime() ?? 0) - Date.now())).toBeLessThan(600_000);
});

test("a store without conditional writes is asked for one once, and bodies are sent whole", async () => {
  const gate = await openGate(store.endpoint);
  onTestFinished(() => gate.close());
  const through = open({ endpoint: gate.endpoint });
  await through.put(newKey(), randomBytes(100), "image/webp");
  await through.put(newKey(), randomBytes(100), "image/webp");
  expect(gate.requests.filter((line) => line.startsWith("PUT"))).toHaveLength(3);
  expect(gate.sent().match(/if-none-match: \*/gi)).toHaveLength(1);
  expect(gate.sent()).not.toMatch(/aws-chunked|x-amz-checksum|x-amz-trailer/i);
});

test("a presigned link answers with our type, name and caching; a changed or expired link is refused", async () => {
  const bytes = randomBytes(5_000);
  const key = newKey();
  await storage.put(key, bytes, "image/webp");
  const link = { seconds: 60, contentType: "image/webp", fileName: "look.webp" };
  const url = (await storage.presign?.(key, link)) ?? "";
  expect(url).not.toContain("checksum");
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  expect(Buffer.compare(Buffer.from(await answer.arrayBuffer()), bytes)).toBe(0);
  expect(answer.headers.get("content-type")).toBe("image/webp");
  expect(answer.headers.get("content-disposition")).toBe('inline; filename="look.webp"');
  expect(answer.headers.get("cache-control")).toBe("private, max-age=60");

  const other = newKey();
  await storage.put(other, bytes, "image/webp");
  for (const tampered of [
    url.replace(key, other),
    url.replace("X-Amz-Expires=60", "X-Amz-Expires=600"),
    url.replace("image%2Fwebp", "text%2Fhtml"),
    url.replace(/Signature=./, (found) => `${found.slice(0, -1)}${found.endsWith("0") ? 1 : 0}`),
  ]) {
    expect(tampered).not.toBe(url);
    expect((await fetch(tampered)).status).toBe(403);
  }
  const late = await atTime(-61_000, async () => (await storage.presign?.(key, link)) ?? "");
  const refused = await fetch(late);
  expect(refused.status).toBe(403);
  expect(Buffer.from(await refused.arrayBuffer()).includes(bytes)).toBe(false);
  expect(await fault(storage.presign?.(key, { ...link, seconds: 601 }))).toContain("600");
});

test("faults are described in words, without the secret", async () => {
  expect(await fault(open({ secretAccessKey: "wrong" }).check())).toContain("S3_SECRET_ACCESS_KEY");
  expect(await fault(open({ accessKeyId: "studio:nobody" }).check())).toContain("S3_ACCESS_KEY_ID");
  expect(await fault(open({ bucket: "nowhere" }).check())).toContain("no bucket named nowhere");
  expect(await fault(open({ region: "eu-central-1" }).check())).toContain("S3_REGION");
  expect(await fault(open({ endpoint: "http://127.0.0.1:1" }).check())).toContain("S3_ENDPOINT");
  for (const hours of [-1, 1])
    expect(await fault(atTime(hours * 3_600_000, () => storage.check()))).toContain("clock");
  expect(await fault(open({ bucket: "nowhere" }).get(newKey()))).toContain("no bucket");
});

test("a store that is down briefly is tried again; one that stays down is reported in words", async () => {
  const gate = await openGate(store.endpoint);
  onTestFinished(() => gate.close());
  const through = open({ endpoint: gate.endpoint });
  const key = newKey();
  const bytes = randomBytes(2_000);
  gate.shut();
  expect(await fault(through.put(key, bytes, "image/webp"))).toContain("could not be reached");
  const before = gate.refused();
  const putting = through.put(key, bytes, "image/webp");
  await vi.waitUntil(() => gate.refused() > before, { timeout: 30_000, interval: 1 });
  gate.open();
  await putting;
  expect(Buffer.from((await storage.get(key))?.bytes ?? [])).toEqual(bytes);
});
