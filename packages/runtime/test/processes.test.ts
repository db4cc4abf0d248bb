import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { livingProcesses } from "@lacquer/db/processes";
import { createMemoryLog, createTestDatabase, type TestDatabase, waitFor } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folderIdentity, secretFingerprint } from "../src/processes/fingerprints.ts";
import { compareProcesses } from "../src/processes/compare.ts";
import { recordProcess } from "../src/processes/record-process.ts";

const FACTS = {
  kind: "server" as const,
  version: "1.0.0",
  dataDir: "folder",
  authSecret: secretFingerprint("a".repeat(32)),
  provider: "renderer",
  store: "local",
};
const living = (changes: Partial<Parameters<typeof compareProcesses>[0][number]>) => ({
  ...FACTS,
  host: "salon",
  pid: 1,
  zone: "UTC",
  ...changes,
});
const worker = { kind: "worker" as const, pid: 2, authSecret: null };

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase({ connections: 2 });
});
afterAll(() => db.drop());

test("a living process is recorded, with its sessions' time zone", async () => {
  const log = createMemoryLog();
  const leave = await recordProcess(db.pool, log, FACTS);
  const processes = await livingProcesses(db.pool, 35);
  expect(processes).toEqual([expect.objectContaining({ ...FACTS, pid: process.pid, zone: "UTC" })]);
  await db.pool.query("update processes set seen_at = now() - interval '1 minute'");
  expect(await livingProcesses(db.pool, 35)).toEqual([]);
  await waitFor("a sign of life", async () => (await livingProcesses(db.pool, 35))[0]);
  await leave();
  expect((await db.pool.query("select from processes")).rowCount).toBe(0);
});

test("equal settings are not mentioned", () => {
  expect(compareProcesses([])).toEqual([]);
  expect(compareProcesses([living({}), living(worker)])).toEqual([]);
  const far = { store: "s3 https://store.example/pictures" };
  const elsewhere = { ...worker, host: "cellar", dataDir: "another" };
  expect(compareProcesses([living(far), living({ ...far, ...elsewhere })])).toEqual([]);
});

test.each([
  [
    { ...worker, dataDir: "another" },
    "wrong",
    /different DATA_DIRs.*the server on salon \(process 1\); the worker on salon \(process 2\)/,
  ],
  [{ authSecret: "00000000" }, "wrong", /different secrets.*AUTH_SECRET/],
  [{ ...worker, provider: "openai" }, "wrong", /different providers .*: renderer; .*: openai/],
  [{ ...worker, zone: "America/New_York" }, "wrong", /different time zones/],
  [{ ...worker, store: "s3 https://store.example/pictures" }, "wrong", /different stores/],
  [{ ...worker, version: "2.0.0" }, "note", /different versions/],
])("a difference is reported: %j", (changes, sign, words) => {
  const found = compareProcesses([living({}), living(changes)]);
  expect(found).toEqual([{ sign, words: expect.stringMatching(words) }]);
});

test("a folder is recognised under any path, and a secret by a digest that does not reveal it", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "lacquer-folder-"));
  const [one, two] = await Promise.all([folderIdentity(folder), folderIdentity(folder)]);
  expect(one).toMatch(/^[0-9a-f-]{36}$/);
  expect(await folderIdentity(path.join(folder, "..", path.basename(folder)))).toBe(one);
  expect(two).toBe(one);
  expect(await folderIdentity(path.join(folder, "folder-id", "below"))).toBeNull();
  expect(secretFingerprint("a".repeat(32))).toMatch(/^[0-9a-f]{8}$/);
  expect(secretFingerprint("a".repeat(32))).not.toBe(secretFingerprint("b".repeat(32)));
  await rm(folder, { recursive: true });
});
