import { type ChildProcess, execFile, spawn } from "node:child_process";
import {
  chownSync,
  copyFileSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { packageFolder } from "@lacquer/db";
import { createClient, freePort, waitFor } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { makeDatabase, makeImage } from "./studio.ts";

/** The user "nobody", who owns nothing in the repository. Only root may switch to another user. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const MOST_BYTES = 120 * 1024 * 1024;

const root = path.resolve(packageFolder(), "..", "..");
const home = mkdtempSync(path.join(tmpdir(), "lacquer-bundle-"));
const folder = path.join(home, "lacquer");
const node = path.join(home, "node");
let env: Record<string, string>;
let origin: string;
let running: ChildProcess[] = [];

beforeAll(async () => {
  const made = await promisify(execFile)(
    process.execPath,
    ["tooling/bundle/make-bundle.mjs", folder],
    { cwd: root },
  );
  // The last lines of the output are the sizes of the whole bundle and of each of its layers.
  console.log(made.stdout.slice(made.stdout.indexOf(folder)).replaceAll(folder, "bundle").trim());
  copyFileSync(process.execPath, node);
  const data = path.join(home, "data");
  mkdirSync(data);
  if (NOBODY.uid !== undefined)
    for (const one of [home, data]) chownSync(one, NOBODY.uid, NOBODY.gid);
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  env = {
    DATABASE_URL: await makeDatabase(inject("postgres").url),
    DATA_DIR: data,
    AUTH_SECRET: "canary-auth-secret-0123456789abcdef",
    PORT: String(port),
    METRICS_PORT: String(await freePort()),
  };
});

afterEach(async () => {
  await Promise.all(running.map((child) => end(child)));
  running = [];
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function end(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  return ended;
}

/**
 * Runs `node lacquer.mjs <words>` in the bundle's folder, as the user "nobody" if possible, with only the test's
 * settings.
 */
function lacquer(words: string[], changes: Record<string, string | undefined> = {}) {
  const child = spawn(node, ["lacquer.mjs", ...words], {
    ...NOBODY,
    cwd: folder,
    env: { ...env, ...changes },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(child);
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  }
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, ended, output: () => text };
}

async function untilPrinted(command: ReturnType<typeof lacquer>, words: string): Promise<void> {
  const { child, output } = command;
  await waitFor(words, () => child.exitCode !== null || output().includes(words), { seconds: 60 });
  expect(output()).toContain(words);
}

test("a bundle has at most 120 MB and refers to nothing outside its folder", () => {
  const files = globSync("**/*", { cwd: folder }).map((file) => path.join(folder, file));
  const bytes = files.map((file) => statSync(file)).filter((file) => file.isFile());
  expect(bytes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(MOST_BYTES);
  const programs = files.filter((file) => /\.m?js$/.test(file));
  expect(programs.length).toBeGreaterThan(10);
  expect(programs.filter((file) => readFileSync(file, "utf8").includes(root))).toEqual([]);
});

test("without a database it says so and ends", async () => {
  const command = lacquer(["start"], { DATABASE_URL: undefined });
  expect(await command.ended).toBe(1);
  expect(command.output()).toMatch(/^Set DATABASE_URL to a Postgres database/);
});

test("started by another user, it brings the database up to date, and a job becomes an image", async () => {
  const began = performance.now();
  const command = lacquer(["start"]);
  await untilPrinted(command, "Lacquer is ready at");
  console.log(`ready after ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  const page = await createClient(origin).send("/");
  expect(page.bytes.toString()).toContain("<title>Lacquer");
  const asked = performance.now();
  expect((await makeImage(origin)).length).toBeGreaterThan(10_000);
  console.log(`a job done ${((performance.now() - asked) / 1_000).toFixed(1)} s later`);
  expect(await end(command.child)).toBe(0);
});

test("a server and a worker run apart", async () => {
  const server = lacquer(["server"]);
  const worker = lacquer(["worker"], { METRICS_PORT: "0" });
  await untilPrinted(server, "server is listening");
  await untilPrinted(worker, "worker is running pending jobs");
  expect((await makeImage(origin)).length).toBeGreaterThan(10_000);
  expect([await end(server.child), await end(worker.child)]).toEqual([0, 0]);
});

test("the operator's commands work on its database", async () => {
  const doctor = lacquer(["doctor"]);
  await doctor.ended;
  expect(doctor.output()).toMatch(/✓ Migrations: all have run/);
  const backup = lacquer(["backup", path.join(home, "data", "studio.tar")]);
  expect(await backup.ended).toBe(0);
  expect(backup.output()).toMatch(/studio\.tar holds \d+ rows/);
  const restored = lacquer(["restore", path.join(home, "data", "studio.tar")], {
    DATABASE_URL: await makeDatabase(inject("postgres").url),
    DATA_DIR: path.join(home, "restored"),
  });
  expect(await restored.ended).toBe(0);
  expect(restored.output()).toMatch(/Restored \d+ rows/);
  const credits = lacquer(["credits", "grant", "nobody@example.com", "5"]);
  expect(await credits.ended).toBe(1);
  expect(credits.output()).toMatch(/There is no account/);
  const unknown = lacquer(["dance"]);
  expect(await unknown.ended).toBe(1);
  expect(unknown.output()).toMatch(
    /There is no command named "dance"[^]*node lacquer\.mjs <command>/,
  );
});
