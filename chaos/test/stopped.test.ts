import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { waitFor } from "@lacquer/testing";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";

const script = path.resolve(import.meta.dirname, "../src/main.ts");
const PATIENT = { seconds: 90 };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lacquer-stopped-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test("a killed rig leaves neither its Postgres nor its folder behind", async () => {
  const run = execa(process.execPath, [script, "--short", "--only", "19"], {
    env: { TMPDIR: folder },
    reject: false,
  });
  const postmaster = await waitFor(
    "the rig's Postgres to run",
    async () => {
      const [own] = await readdir(folder);
      const file = path.join(folder, own ?? "", "postgres", "cluster", "postmaster.pid");
      return existsSync(file) ? Number.parseInt(await readFile(file, "utf8"), 10) : null;
    },
    PATIENT,
  );
  expect(isRunning(postmaster)).toBe(true);
  run.kill("SIGKILL");
  await run;
  await waitFor("Postgres to end", () => !isRunning(postmaster), PATIENT);
  await waitFor(
    "the folder to be removed",
    async () => (await readdir(folder)).length === 0,
    PATIENT,
  );
}, 300_000);
