import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
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

test("a type that the store does not accept is refused and leaves nothing behind", async () => {
  await expect(storage.put("uploads/html", Buffer.from("<p>"), "text/html")).rejects.toThrow(
    StorageError,
  );
  expect(await storage.get("uploads/html")).toBeNull();
});

test("no key leads out of the folder", async () => {
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
      const tried = await Promise.allSettled([
        storage.put(key, Buffer.from("x"), "image/png"),
        storage.get(key),
        storage.remove(key),
      ]);
      if (tried.some((one) => one.status === "fulfilled" || !(one.reason instanceof StorageError)))
        throw new Error(`${JSON.stringify(key)} was taken for a key`);
    }),
    { numRuns: 10_000 },
  );
  expect(await readdir(folder)).toEqual(["store"]);
});

/** Makes a disk of one megabyte and returns its path; null where this user may not mount one. */
async function smallDisk(): Promise<string | null> {
  const place = path.join(folder, "disk");
  await mkdir(place);
  const mount = ["-t", "tmpfs", "-o", "size=1m", "tmpfs", place];
  if (spawnSync("mount", mount).status === 0) return place;
  await rm(place, { recursive: true });
  return null;
}

test("a full disk refuses the whole object, never stores a part of it, and keeps the next one that fits", async ({
  skip,
}) => {
  const disk = await smallDisk();
  if (!disk) return skip("only root may mount a small disk");
  onTestFinished(() => void spawnSync("umount", ["-l", disk]));
  const small = createLocalStorage(disk);
  const bytes = Buffer.alloc(300 * 1024, 7);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 8 }, (_, i) => small.put(`results/job/${i}/lease`, bytes, "image/webp")),
  );
  const kept = outcomes.filter(({ status }) => status === "fulfilled").length;
  expect(kept).toBeLessThanOrEqual(3);
  const faults = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(faults.every((fault) => fault instanceof StorageError)).toBe(true);
  const listed = await small.list("results/job");
  expect(listed).toHaveLength(kept);
  for (const key of listed)
    expect(Buffer.from((await small.get(key))?.bytes ?? []).equals(bytes)).toBe(true);
  const files = await readdir(disk, { recursive: true, withFileTypes: true });
  expect(files.filter((file) => file.isFile())).toHaveLength(kept);

  for (const key of listed) await small.remove(key);
  await small.put("results/job/9/lease", bytes, "image/webp");
  expect((await small.get("results/job/9/lease"))?.bytes).toHaveLength(bytes.length);
});
