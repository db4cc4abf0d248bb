import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createLocalStorage } from "@lacquer/storage";
import { afterAll, beforeAll, expect, test } from "vitest";
import { measuredStorage } from "../../src/metrics/measured-storage.ts";
import { storageRequestSeconds } from "../../src/process-metrics.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lacquer-measured-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Returns how many requests were counted, by operation and outcome. */
async function counted(): Promise<Record<string, number>> {
  const { values } = await storageRequestSeconds.get();
  return Object.fromEntries(
    values
      .filter(({ metricName }) => metricName?.endsWith("_count"))
      .map(({ labels, value }) => [`${labels.operation} ${labels.outcome}`, value]),
  );
}

test("every request to the store is counted by operation and outcome, and answers as before", async () => {
  const storage = measuredStorage(createLocalStorage(folder));
  const bytes = new Uint8Array([1, 2, 3]);
  await storage.put("results/a/b", bytes, "image/png");
  expect((await storage.get("results/a/b"))?.bytes).toEqual(Buffer.from(bytes));
  expect(await storage.list("results/a")).toEqual(["results/a/b"]);
  const pages = [];
  for await (const page of storage.scan("results/")) pages.push(page.map(({ key }) => key));
  expect(pages).toEqual([["results/a/b"]]);
  await storage.remove("results/a/b");
  await expect(storage.put("results/a/c", bytes, "text/plain")).rejects.toThrow("text/plain");
  expect(await counted()).toEqual({
    "put ok": 1,
    "get ok": 1,
    "list ok": 1,
    // One request returns the page, and the other one the end of the scan.
    "scan ok": 2,
    "remove ok": 1,
    "put failed": 1,
  });
});
