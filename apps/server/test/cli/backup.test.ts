import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { backUp, restore, verifyBackup } from "@lacquer/runtime/backup";
import { createLocalStorage, createS3Storage, StorageError } from "@lacquer/storage";
import {
  assertInvariants,
  createBody,
  createClient,
  form,
  newEmail,
  PASSWORD,
  plainPicture,
  startTestServer,
  type TestServer,
  waitFor,
} from "@lacquer/testing";
import { createS3Double } from "@lacquer/testing/doubles";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { command } from "./command.ts";

let server: TestServer;
let folder: string;
let file: string;
const databases: string[] = [];

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function emptyDatabase(): Promise<string> {
  const name = `lacquer_test_${process.pid}_${crypto.randomUUID().slice(0, 8)}`;
  await ask(inject("postgres").url, `create database ${name}`);
  databases.push(name);
  const url = new URL(inject("postgres").url);
  url.pathname = `/${name}`;
  return url.href;
}

/** Returns the settings for a restore into an empty database and an empty folder. */
async function place() {
  return { DATABASE_URL: await emptyDatabase(), DATA_DIR: path.join(folder, crypto.randomUUID()) };
}

async function run(name: "backup" | "restore", file: string, env: Record<string, string>) {
  const { code, output } = await command(name, [file], env);
  return { code, said: output };
}

async function pictures(dataDir: string): Promise<Map<string, Buffer>> {
  const root = path.join(dataDir, "storage");
  if (!existsSync(root)) return new Map();
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith("."));
  return new Map(
    await Promise.all(
      files.map(async ({ parentPath, name }) => {
        const at = path.join(parentPath, name);
        return [path.relative(root, at), await readFile(at)] as const;
      }),
    ),
  );
}

const tablesOf = (url: string) =>
  ask(url, "select tablename from pg_tables where schemaname = 'public'");

let email: string;
let backup: { code: number | undefined; said: string };
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lacquer-backup-"));
  file = path.join(folder, "studio.tar");
  // The lease is short, because the restored studio requeues jobs that ran during the backup only after their lease has
  // ended.
  server = await startTestServer({ LEASE_SECONDS: "4", HEARTBEAT_SECONDS: "1" });
  const worker = await server.worker({ WORKER_CONCURRENCY: "1" });
  email = newEmail();
  const person = await server.account(email);
  const picture = await plainPicture("jpeg");
  await person.send("/api/uploads?kind=photo", { form: form(picture) });
  const first = await person.send<{ jobId: string }>("/api/generate-nail-design-job", {
    json: createBody({ prompt: "tabs\tand\nlines \\ and ü 💅" }),
  });
  await server.ended(person, first.body.jobId);
  await ask(server.db.url, "create table of_another_app as select 1 as a");
  for (let i = 0; i < 6; i += 1)
    await person.send("/api/generate-nail-design-job", { json: createBody() });
  const env = { DATABASE_URL: server.db.url, DATA_DIR: server.dataDir };
  // Stops the worker in the middle of a job, so that the job is still running when the backup reads its row.
  await waitFor("a job to run", async () => {
    worker.child.kill("SIGSTOP");
    const running = await ask(
      server.db.url,
      "select from generation_jobs where status = 'processing'",
    );
    if (running.length > 0) return true;
    worker.child.kill("SIGCONT");
    return false;
  });
  backup = await run("backup", file, env);
  worker.child.kill("SIGCONT");
  await worker.end();
}, 120_000);
afterAll(async () => {
  await server.close();
  for (const name of databases)
    await ask(inject("postgres").url, `drop database if exists ${name} with (force)`);
  await rm(folder, { recursive: true, force: true });
});

test(
  "a backup made while jobs ran is restored elsewhere with its credits, pictures and people",
  { timeout: 180_000 },
  async () => {
    const there = await place();
    const { code, said } = await run("restore", file, there);
    expect(said).toMatch(/^Restored \d+ rows and \d+ pictures\.\n$/);
    expect(code).toBe(0);
    const pool = new pg.Pool({ connectionString: there.DATABASE_URL, max: 1 });
    await assertInvariants({ pool });
    const { rows } = await pool.query<{ key: string }>(
      "select storage_key as key from job_images union all select storage_key from uploads",
    );
    const kept = await pictures(there.DATA_DIR);
    const original = await pictures(server.dataDir);
    expect(kept.size).toBeGreaterThanOrEqual(rows.length);
    for (const [name, bytes] of kept) expect(original.get(name)?.equals(bytes)).toBe(true);
    for (const { key } of rows)
      expect([...kept.keys()].some((name) => name.startsWith(`${key}.`))).toBe(true);
    const running = await pool.query("select from generation_jobs where status = 'processing'");
    expect(running.rowCount).toBe(1);

    const restored = await server.another(there);
    await server.worker({ ...there, WORKER_CONCURRENCY: "4" });
    const person = createClient(restored.origin);
    const signedIn = await person.send("/api/auth/sign-in/email", {
      json: { email, password: PASSWORD },
    });
    expect(signedIn.status).toBe(200);
    const made = await person.send<{ jobId: string }>("/api/generate-nail-design-job", {
      json: createBody(),
    });
    expect(made.status).toBe(201);
    expect((await server.ended(person, made.body.jobId))["status"]).toBe("completed");
    const left = await pool.query<{ id: string }>("select id from generation_jobs");
    for (const { id } of left.rows)
      expect((await server.ended(person, id))["status"]).toBe("completed");
    await assertInvariants({ pool });
    await pool.end();

    const again = await run("restore", file, there);
    expect(again.code).toBe(1);
    expect(again.said).toMatch(/^The database is not empty/);
  },
);

test("a backup lists what it holds and what it left out, and overwrites no file", async () => {
  expect(backup.said).toMatch(/studio\.tar holds \d+ rows and \d+ pictures\..*of_another_app/);
  expect(backup.code).toBe(0);
  const env = { DATABASE_URL: server.db.url, DATA_DIR: server.dataDir };
  const { code, said } = await run("backup", file, env);
  expect(said).toMatch(/already exists; name a new file/);
  expect(code).toBe(1);
});

test("a restore refuses a store that holds other pictures", async () => {
  const there = await place();
  const storage = createLocalStorage(path.join(there.DATA_DIR, "storage"));
  await storage.put("uploads/other", await plainPicture("png"), "image/png");
  const { code, said } = await run("restore", file, there);
  expect(code).toBe(1);
  expect(said).toMatch(/^The store is not empty/);
  expect(await tablesOf(there.DATABASE_URL)).toEqual([]);
});

test("a restore refuses a broken file and leaves nothing behind", async () => {
  const whole = await readFile(file);
  const flipped = Buffer.from(whole);
  const at = whole.indexOf("tabs\\tand");
  expect(at).toBeGreaterThan(0);
  flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
  const broken: [Buffer, RegExp][] = [
    [whole.subarray(0, whole.length >> 1), /damaged, or not a backup|not complete/],
    [flipped, /is damaged: database\/generation_jobs\/000001\.copy/],
    [Buffer.from("<html>"), /damaged, or not a backup|not a Lacquer backup/],
    [Buffer.alloc(0), /not a Lacquer backup/],
  ];
  for (const [bytes, words] of broken) {
    const there = await place();
    const bad = path.join(folder, "broken.tar");
    await writeFile(bad, bytes);
    const { code, said } = await run("restore", bad, there);
    expect(said).toMatch(words);
    expect(code).toBe(1);
    expect(await tablesOf(there.DATABASE_URL)).toEqual([]);
    expect(existsSync(there.DATA_DIR)).toBe(false);
  }
});

test("a studio moves from a folder into a bucket, and from one bucket into another", async () => {
  const [one, two] = await Promise.all([createS3Double(), createS3Double()]);
  const storeOf = (double: typeof one) =>
    createS3Storage({
      endpoint: double.origin,
      bucket: double.bucket,
      region: "auto",
      ...double.keys,
    });
  one.objects.set("somebody/elses.bin", { bytes: Buffer.of(1), contentType: "image/png" });
  const there = await place();
  await restore({
    backup: await verifyBackup(file),
    directUrl: there.DATABASE_URL,
    storage: storeOf(one),
  });
  const moved = path.join(folder, "moved.tar");
  const source = { directUrl: there.DATABASE_URL, storage: storeOf(one), version: "test" };
  const { pictures: count } = await backUp({ file: moved, ...source });
  const again = await place();
  await restore({
    backup: await verifyBackup(moved),
    directUrl: again.DATABASE_URL,
    storage: storeOf(two),
  });
  expect(two.objects.size).toBe(count);
  for (const [key, { bytes, contentType }] of two.objects) {
    expect(one.objects.get(key)).toMatchObject({ contentType });
    expect(one.objects.get(key)?.bytes.equals(bytes)).toBe(true);
  }
  const sums = "select count(*), sum(amount) from credit_ledger";
  expect(await ask(again.DATABASE_URL, sums)).toEqual(await ask(there.DATABASE_URL, sums));
  await Promise.all([one.down(), two.down()]);
});

test("a stopped backup leaves no file and no session behind", async () => {
  const stopping = new AbortController();
  const stopped = path.join(folder, "stopped.tar");
  const store = createLocalStorage(path.join(server.dataDir, "storage"));
  const get = (key: string) => {
    stopping.abort(new Error("enough"));
    return store.get(key);
  };
  const options = { file: stopped, directUrl: server.db.url, version: "test" };
  await expect(
    backUp({ ...options, storage: { ...store, get }, signal: stopping.signal }),
  ).rejects.toThrow("enough");
  const failing = { ...store, get: () => Promise.reject(new StorageError("away")) };
  await expect(backUp({ ...options, storage: failing })).rejects.toThrow("away");
  const nowhere = path.join(folder, "none", "stopped.tar");
  await expect(backUp({ ...options, file: nowhere, storage: store })).rejects.toThrow("ENOENT");
  expect((await readdir(folder)).filter((name) => name.startsWith("stopped"))).toEqual([]);
  await waitFor("the sessions to be gone", async () => {
    const found = await ask(
      server.db.url,
      "select from pg_stat_activity where application_name = 'lacquer-backup'",
    );
    return found.length === 0;
  });
});

test("the backup holds every table, except those that only describe what runs now", async () => {
  const known = await verifyBackup(file);
  const passing = [
    "mails",
    "open_streams",
    "password_tries",
    "phone_links",
    "processes",
    "rate_limits",
    "request_counts",
    "sightings",
    "workers",
  ];
  const ours = ["_prisma_migrations", "additive_migrations", "of_another_app"];
  const all = await ask<{ tablename: string }>(
    server.db.url,
    "select tablename from pg_tables where schemaname = 'public'",
  );
  const kept = known.header.tables.map(({ name }) => name);
  expect([...kept, ...passing, ...ours].toSorted()).toEqual(
    all.map(({ tablename }) => tablename).toSorted(),
  );
});

test("a restore that fails half-way leaves nothing behind and can be repeated", async () => {
  const there = await place();
  const store = createLocalStorage(path.join(there.DATA_DIR, "storage"));
  let puts = 0;
  const failing = {
    ...store,
    put: (...words: Parameters<typeof store.put>) =>
      (puts += 1) === 2 ? Promise.reject(new StorageError("full")) : store.put(...words),
  };
  const known = await verifyBackup(file);
  const target = { backup: known, directUrl: there.DATABASE_URL };
  await expect(restore({ ...target, storage: failing })).rejects.toThrow("full");
  expect(await ask(there.DATABASE_URL, "select id from users")).toEqual([]);
  expect((await pictures(there.DATA_DIR)).size).toBe(0);
  // Puts a picture into the target folder, as if an earlier restore had been killed after copying some pictures.
  const [key] = Object.keys(known.manifest.sha256).filter((name) => name.startsWith("pictures/"));
  const left = await pictures(server.dataDir);
  const name = key?.slice("pictures/".length) ?? "";
  const bytes = left.get(name);
  const types: Record<string, string> = { ".jpg": "image/jpeg", ".png": "image/png" };
  const type = types[path.extname(name)] ?? "image/webp";
  await store.put(name.replace(/\.[a-z]+$/, ""), bytes ?? Buffer.of(), type);
  await restore({ ...target, storage: store });
  expect((await pictures(there.DATA_DIR)).size).toBe(known.manifest.pictures);
});
