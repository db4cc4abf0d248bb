import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createTestDatabase, type TestDatabase } from "@lacquer/testing";
import { createS3Double } from "@lacquer/testing/doubles";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { command } from "./command.ts";

const SECRET = "q9Xw2LkzT7vB4nRc8sYdF1gHjM5pAeUo";
let dataDir: string;
let db: TestDatabase;

beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "lacquer-doctor-"));
  db = await createTestDatabase();
});
afterEach(async () => {
  await db.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Runs the doctor on a studio that is healthy except for the fault that a test adds. */
const doctor = (env: Record<string, string> = {}, words: string[] = []) =>
  command("doctor", words, {
    DATABASE_URL: db.url,
    DATA_DIR: dataDir,
    AUTH_SECRET: SECRET,
    ...env,
  });

/** Starts a server that accepts connections and never answers. Returns its port. */
async function silentServer(): Promise<number> {
  const server = createServer(() => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("no port");
  return address.port;
}

async function addWorker() {
  await db.pool.query(
    "insert into workers (kind, host, pid, slots, last_seen_at) values ('worker', 'salon', 1, 4, now() + interval '1 minute')",
  );
}

const addProcess = (changes: Record<string, string | null>) => {
  const row = {
    kind: "server",
    host: "salon",
    pid: "1",
    version: "0.1.0",
    data_dir: "one",
    auth_secret: "11111111",
    provider: "renderer",
    store: "local",
    zone: "UTC",
    ...changes,
  };
  return db.pool.query(
    `insert into processes (${Object.keys(row).join(", ")}) values (${Object.keys(row).map((_, i) => `$${i + 1}`)})`,
    Object.values(row),
  );
};

test("a healthy studio: the doctor names every subject and exits with 0", async () => {
  await addWorker();
  await addProcess({});
  await addProcess({ kind: "worker", pid: "2", auth_secret: null });
  const { code, output } = await doctor();
  for (const line of [
    /^✓ Database: Postgres \d+ answers$/m,
    /^✓ Migrations: all have run$/m,
    /^✓ Storage: the folder .* can be read and written$/m,
    /^✓ Images: made by the built-in renderer/m,
    /^✓ Sessions: signed with AUTH_SECRET$/m,
    /^✓ Addresses: /m,
    /^✓ Proxies: none seen/m,
    /^✓ Workers: 1 alive$/m,
    /^✓ Waiting jobs: none$/m,
    /^✓ Processes: 2 alive, all with the same settings$/m,
    /^✓ Books: credits, jobs and pictures agree$/m,
    /^Everything is well\.$/m,
  ])
    expect(output).toMatch(line);
  expect(code).toBe(0);
});

test("the doctor answers programs in JSON, and reports the missing worker as wrong", async () => {
  const { code, output } = await doctor({}, ["--json"]);
  const { well, diagnoses } = JSON.parse(output);
  expect(well).toBe(false);
  expect(code).toBe(1);
  expect(diagnoses.filter(({ sign }: { sign: string }) => sign === "wrong")).toEqual([
    { sign: "wrong", subject: "Workers", words: expect.stringMatching(/^none is alive; run npm/) },
  ]);
});

test("the doctor lists all faults in the settings, each by its name", async () => {
  const { code, output } = await doctor({
    PORT: "none",
    OPENAI_BASE_URL: "https://user:word@gateway.example/v1",
    OPENAI_API_KEY: "sk-\u200bcanary",
  });
  expect(output).toMatch(/^✗ Environment: PORT: /m);
  expect(output).toMatch(/^✗ Environment: OPENAI_BASE_URL: must not contain a user and password/m);
  expect(output).toMatch(/^✗ Environment: OPENAI_API_KEY: has a character/m);
  expect(output).not.toContain("canary");
  expect(code).toBe(1);
});

test("in production the doctor names a missing secret", async () => {
  const { code, output } = await doctor({ NODE_ENV: "production", AUTH_SECRET: "" });
  expect(output).toMatch(/^✗ Environment: AUTH_SECRET is required in production/m);
  expect(code).toBe(1);
});

test("in production, a studio open to other machines needs its address, and the doctor names PUBLIC_URL", async () => {
  const { code, output } = await doctor({ NODE_ENV: "production", HOST: "0.0.0.0" });
  expect(output).toMatch(/^✗ Environment: PUBLIC_URL: is not set, but HOST 0\.0\.0\.0/m);
  expect(code).toBe(1);
});

test("the doctor names unsafe and misspelt settings beside the rest", async () => {
  const { code, output } = await doctor({
    AUTH_SECRET: "a".repeat(32),
    S3_BUKET: "pictures",
    HOST: "0.0.0.0",
  });
  expect(output).toMatch(/^✗ Safety: AUTH_SECRET: can be guessed/m);
  expect(output).toMatch(/^✗ Environment: S3_BUKET is not read: did you mean S3_BUCKET\?$/m);
  expect(output).toMatch(
    /^· Addresses: PUBLIC_URL: is not set, but HOST 0\.0\.0\.0 lets other machines in/m,
  );
  expect(output).toMatch(/^✓ Database: /m);
  expect(code).toBe(1);
});

test("the doctor reports a database that does not exist", async () => {
  const { code, output } = await doctor({ DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none" });
  expect(output).toMatch(/^✗ Database: does not answer \(.+\); check DATABASE_URL/m);
  expect(output).toMatch(/^✓ Storage: /m);
  expect(code).toBe(1);
});

test("the doctor ends in time when every service accepts connections and stays silent", async () => {
  const port = await silentServer();
  const began = performance.now();
  const { code, output } = await doctor({
    DATABASE_URL: `postgresql://nobody:word@127.0.0.1:${port}/none`,
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    S3_BUCKET: "pictures",
    S3_ACCESS_KEY_ID: "key",
    S3_SECRET_ACCESS_KEY: "secret",
    OPENAI_API_KEY: "sk-test",
    OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
  });
  expect(performance.now() - began).toBeLessThan(20_000);
  expect(output).toMatch(/^✗ Database: did not answer within [\d.]+ s; check DATABASE_URL/m);
  expect(output).toMatch(/^✗ Storage: /m);
  expect(output).toMatch(/^✗ Images: .*did not answer in time/m);
  expect(output).toMatch(/^· Addresses: .*does not answer from here/m);
  expect(code).toBe(1);
});

test("when only the store is silent, the doctor reports only the store", async () => {
  await addWorker();
  const { output } = await doctor({
    S3_ENDPOINT: `http://127.0.0.1:${await silentServer()}`,
    S3_BUCKET: "pictures",
    S3_ACCESS_KEY_ID: "key",
    S3_SECRET_ACCESS_KEY: "secret",
  });
  expect(output.match(/^✗ .*$/gm)).toEqual([expect.stringMatching(/^✗ Storage: /)]);
  expect(output).toMatch(/^✓ Workers: 1 alive$/m);
});

test("the doctor reports a foreign Postgres in DATA_DIR in one sentence, without a stack", async () => {
  const folder = path.join(dataDir, "postgres", "cluster");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "PG_VERSION"), "9\n");
  const { code, output } = await doctor({ DATABASE_URL: "" });
  expect(output).toMatch(
    /^✗ Database: The data in .* was written by Postgres 9\. .*npm run backup.*$/m,
  );
  expect(output).not.toMatch(/^\s+at /m);
  expect(code).toBe(1);
});

test("the doctor reports missing migrations and a changed one", async () => {
  const last = "(select max(migration_name) from _prisma_migrations)";
  await db.pool.query(
    `update _prisma_migrations set checksum = 'x' where migration_name = ${last}`,
  );
  expect((await doctor()).output).toMatch(/^✗ Migrations: .*(changed|edited)/m);
  await db.pool.query(`delete from _prisma_migrations where migration_name = ${last}`);
  const { code, output } = await doctor();
  expect(output).toMatch(/^✗ Migrations: not run: \d+_\w+; run pnpm db:push/m);
  expect(code).toBe(1);
});

test("the doctor reports migrations of a newer version, which this version may not understand", async () => {
  await db.pool.query(
    `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
     values (gen_random_uuid(), 'x', '29990101000000_later', now(), 1)`,
  );
  expect((await doctor()).output).toMatch(/^[✗·] Migrations: .*29990101000000_later/m);
});

test("the doctor reports a folder that cannot be written", async () => {
  writeFileSync(path.join(dataDir, "storage"), "a file stands in the way");
  const { code, output } = await doctor();
  expect(output).toMatch(/^✗ Storage: .*make DATA_DIR writable for this user/m);
  expect(code).toBe(1);
});

test("the doctor reports a wrong bucket, and a bucket whose pictures browsers may not read", async () => {
  const store = await createS3Double();
  onTestFinished(() => store.down());
  const bucket = {
    S3_ENDPOINT: store.origin,
    S3_BUCKET: store.bucket,
    S3_ACCESS_KEY_ID: store.keys.accessKeyId,
    S3_SECRET_ACCESS_KEY: store.keys.secretAccessKey,
    PUBLIC_URL: "http://127.0.0.1:1",
  };
  const closed = await doctor(bucket);
  expect(closed.output).toMatch(
    /^✗ Storage: the bucket's CORS rule does not let browsers of http:\/\/127\.0\.0\.1:1 read/m,
  );
  store.allowsOrigins = true;
  const open = await doctor(bucket);
  expect(open.output).toMatch(/^✓ Storage: the bucket pictures at .* can be read and written$/m);
  expect(open.output).toMatch(
    /^✓ Storage: browsers of http:\/\/127\.0\.0\.1:1 may read pictures$/m,
  );
  expect([...store.objects.keys()]).toEqual([]);
  const other = await doctor({ ...bucket, S3_BUCKET: "none" });
  expect(other.output).toMatch(/^✗ Storage: /m);
});

test("the doctor reports a proxy that refuses photos because of their size", async () => {
  const proxy = createHttpServer((request, response) => {
    const isLarge = Number(request.headers["content-length"]) > 1_048_576;
    response.writeHead(isLarge ? 413 : 401, { connection: "close" }).end();
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void proxy.close());
  const { port } = proxy.address() as { port: number };
  const { output } = await doctor({ PUBLIC_URL: `http://127.0.0.1:${port}` });
  expect(output).toMatch(
    /^✗ Addresses: .*refuses photos of 10 MB \(413\).*client_max_body_size 32m/m,
  );
});

test("the doctor reports forwarded headers from a proxy that is not trusted", async () => {
  await db.pool.query("insert into sightings (name) values ('untrusted_proxy')");
  expect((await doctor()).output).toMatch(/^· Proxies: .*TRUST_PROXY is 0/m);
});

test("the doctor reports processes with different folders, secrets, providers, stores and time zones", async () => {
  await addProcess({});
  await addProcess({ pid: "2", data_dir: "two", auth_secret: "22222222", zone: "Asia/Tokyo" });
  await addProcess({ pid: "3", provider: "openai m q", store: "s3 x/y" });
  const { code, output } = await doctor();
  for (const what of [
    "different stores",
    "different DATA_DIRs",
    "different secrets",
    "different providers",
    "different time zones",
  ])
    expect(output).toMatch(new RegExp(`^✗ Processes: .*${what}`, "m"));
  expect(code).toBe(1);
});

test("the doctor reports waiting jobs without a worker", async () => {
  const { rows } = await db.pool.query<{ id: number }>(
    "insert into users (name, email) values ('A person', 'waits@example.test') returning id",
  );
  await db.pool.query(
    `insert into generation_jobs (id, user_id, prompt, influence_weights, design_settings, image_count, cost, version, created_at)
     values (gen_random_uuid(), $1, '', '{}', '{}', 1, 1, nextval('job_version_seq'), now() - interval '10 minutes')`,
    [rows[0]?.id],
  );
  await db.pool.query(
    `insert into user_lanes (user_id, waiting, held) values ($1, 1, 1)
     on conflict (user_id) do update set waiting = 1, held = 1`,
    [rows[0]?.id],
  );
  const { output } = await doctor();
  expect(output).toMatch(
    /^✗ Waiting jobs: the oldest waiting job has waited 6\d\d.* s; it starts/m,
  );
});

test("the doctor reports a ledger that does not add up, with an affected id", async () => {
  const { rows } = await db.pool.query<{ id: number }>(
    "insert into users (name, email, credits) values ('A person', 'odd@example.test', 5) returning id",
  );
  const { code, output } = await doctor();
  expect(output).toMatch(
    new RegExp(
      `^✗ Books: broken rule: a balance is the sum of its ledger.* \\(1, among them ${rows[0]?.id}\\)`,
      "m",
    ),
  );
  expect(code).toBe(1);
});

test("the doctor answers an unknown word with its usage", async () => {
  expect(await doctor({}, ["--jsn"])).toEqual({
    code: 1,
    output: "Usage: pnpm lacquer doctor [--json]\n",
  });
});
