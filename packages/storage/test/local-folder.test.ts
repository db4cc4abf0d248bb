import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLocalStorage, type Storage, StorageError } from "../src/index.ts";

let folder: string;
let storage: Storage;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lacquer-store-"));
  storage = createLocalStorage(path.join(folder, "store"));
  await storage.check();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("an object comes back byte for byte with its type, is listed, and can be removed", async () => {
  const bytes = Buffer.from([1, 2, 3, 4]);
  await storage.put("results/job/0/lease", bytes, "image/webp");
  await storage.put("results/job/1/lease", bytes, "image/png");
  const stored = await storage.get("results/job/0/lease");
  expect(stored?.contentType).toBe("image/webp");
  expect(Buffer.from(stored?.bytes ?? [])).toEqual(bytes);
  expect(await storage.list("results/job")).toEqual(["results/job/0/lease", "results/job/1/lease"]);
  expect(await storage.list("results/job/1")).toEqual(["results/job/1/lease"]);
  await storage.remove("results/job/0/lease");
  expect(await storage.get("results/job/0/lease")).toBeNull();
  await storage.remove("results/job/0/lease");
  expect(await storage.list("results/other")).toEqual([]);
});

test("a type the store does not keep is refused and leaves nothing behind", async () => {
  await expect(storage.put("uploads/html", Buffer.from("<p>"), "text/html")).rejects.toThrow(
    StorageError,
  );
  expect(await storage.get("uploads/html")).toBeNull();
});

test("no key leaves the folder", async () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc
      .array(fc.constantFrom("..", ".", "a", "%2e%2e", "\u0000", "", "…", "~", "C:", "\\"), {
        maxLength: 6,
      })
      .map((parts) => parts.join("/")),
  );
  await fc.assert(
    fc.asyncProperty(hostile, async (key) => {
      const plain =
        /^[A-Za-z0-9][A-Za-z0-9_-]*(\.[a-z0-9]+)?(\/[A-Za-z0-9][A-Za-z0-9_-]*(\.[a-z0-9]+)?)+$/.test(
          key,
        );
      if (plain) return;
      await expect(storage.put(key, Buffer.from("x"), "image/png")).rejects.toThrow(StorageError);
      await expect(storage.get(key)).rejects.toThrow(StorageError);
    }),
    { numRuns: 2_000 },
  );
  expect(await readdir(folder)).toEqual(["store"]);
});
