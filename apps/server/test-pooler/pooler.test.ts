import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  type AppProcess,
  assertInvariants,
  createBody,
  createClient,
  freePort,
  type HttpClient,
  startApp,
  waitFor,
} from "@lacquer/testing";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { type Pooler, startPgBouncer } from "./pgbouncer.ts";

const ELSEWHERE = "America/New_York";
let pooler: Pooler;
let dataDir: string;
let direct: string;
let processes: AppProcess[] = [];

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Creates an empty database whose time zone is five hours from UTC, like that of a server in New York. */
async function makeDatabase(): Promise<string> {
  const admin = inject("postgres").url;
  const name = `lacquer_test_${process.pid}_${crypto.randomUUID().slice(0, 8)}`;
  await ask(admin, `create database ${name}`);
  await ask(admin, `alter database ${name} set timezone to '${ELSEWHERE}'`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return url.href;
}

async function start(app: "server" | "worker", changes: Record<string, string> = {}) {
  const port = await freePort();
  const started = await startApp(app, {
    DATABASE_URL: pooler.url(direct),
    DATABASE_DIRECT_URL: direct,
    DATA_DIR: dataDir,
    AUTH_SECRET: "canary-auth-secret-0123456789abcdef",
    TRUST_PROXY: "1",
    LOG_LEVEL: "info",
    ...(app === "server" ? { PORT: String(port) } : {}),
    ...changes,
  });
  processes.push(started);
  return `http://127.0.0.1:${port}`;
}

beforeAll(async () => {
  pooler = await startPgBouncer(inject("postgres").url);
});
afterAll(() => pooler.close());
beforeEach(async () => {
  direct = await makeDatabase();
  dataDir = await mkdtemp(path.join(tmpdir(), "lacquer-pooler-"));
});
afterEach(async () => {
  await Promise.all(processes.map(({ child, end }) => (child.exitCode === null ? end() : null)));
  processes = [];
  const name = new URL(direct).pathname.slice(1);
  await ask(inject("postgres").url, `drop database if exists ${name} with (force)`);
  await rm(dataDir, { recursive: true, force: true });
});

async function guest(origin: string): Promise<HttpClient> {
  const client = createClient(origin);
  expect((await client.send("/api/auth/sign-in/anonymous", { json: {} })).status).toBe(200);
  return client;
}

test("two servers and two workers run their jobs through a pooler, and every timestamp that they store is right", async () => {
  const [one, two] = await Promise.all([
    start("server"),
    start("server"),
    start("worker"),
    start("worker"),
  ]);
  const origins = [one, two];
  const visitors = await Promise.all([...origins, ...origins].map(guest));
  const began = Date.now();
  const made = await Promise.all(
    visitors.flatMap((visitor) =>
      Array.from({ length: 5 }, async () => {
        const json = createBody();
        const answer = await visitor.send<{ jobId: string }>("/api/generate-nail-design-job", {
          json,
        });
        expect(answer.status).toBe(201);
        return { visitor, id: answer.body.jobId };
      }),
    ),
  );
  for (const { visitor, id } of made) {
    const job = await waitFor(
      `job ${id} to end`,
      async () => {
        const { status, body } = await visitor.send<Record<string, unknown>>(
          `/api/generation-job/${id}`,
        );
        expect(status).toBe(200);
        return body["completedAt"] ? body : null;
      },
      { seconds: 120 },
    );
    expect(job["status"]).toBe("completed");
    for (const name of ["createdAt", "startedAt", "completedAt", "updatedAt"]) {
      const at = Date.parse(String(job[name]));
      expect(at).toBeGreaterThan(began - 5_000);
      expect(at).toBeLessThan(Date.now() + 5_000);
    }
  }
  // Times that an earlier session or Prisma wrote must be right too.
  const off = await ask<{ table: string }>(
    direct,
    ["generation_jobs", "credit_ledger", "job_images", "designs", "users", "sessions", "processes"]
      .map(
        (table) =>
          `select '${table}' as "table" from ${table} where ${table === "processes" ? "started_at" : "created_at"} not between now() - interval '10 minutes' and now() + interval '1 minute'`,
      )
      .join(" union all "),
  );
  expect(off).toEqual([]);
  const ends = await ask<{ days: number }>(
    direct,
    "select extract(epoch from expires_at - created_at)::float8 / 86400 as days from sessions",
  );
  for (const { days } of ends) expect(days).toBeCloseTo(Math.round(days), 2);
  const books = new pg.Pool({ connectionString: direct, max: 1 });
  await assertInvariants({ pool: books });
  await books.end();
  for (const { output } of processes) {
    expect(output()).not.toMatch(/"level":(50|60)/);
    expect(output()).not.toMatch(/prepared statement|startup parameter/);
  }
  for (const { end } of processes) expect(await end()).toBe(0);
});

/**
 * A visitor behind a load balancer, whose requests go to each server in turn. Refused or cut requests are sent again
 * with the same key.
 */
async function rollingGuest(origins: string[]) {
  const clients = origins.map((origin) => createClient(origin));
  const first = await guest(origins[0] ?? "");
  for (const { cookies } of clients)
    for (const [name, value] of first.cookies) cookies.set(name, value);
  let turn = 0;
  return {
    create: (key: string) =>
      waitFor(
        `create ${key}`,
        async () => {
          const client = clients[(turn += 1) % clients.length];
          const answer = await client
            ?.send("/api/generate-nail-design-job", {
              json: createBody(),
              headers: { "idempotency-key": key },
            })
            .catch(() => null);
          if (answer && answer.status !== 201 && answer.status !== 503)
            throw new Error(`create ${key}: ${answer.status} ${answer.bytes.toString()}`);
          return answer?.status === 201;
        },
        { seconds: 60 },
      ),
  };
}

test("two hundred jobs survive a rolling restart of both servers and both workers", async () => {
  const env = {
    GUEST_CREDITS: "60",
    CREATES_PER_MINUTE: "1000",
    FREE_CREDITS_PER_RANGE: "0",
    FREE_CREDITS_PER_DAY: "0",
  };
  const ports = [await freePort(), await freePort()];
  const starts = [
    ...ports.map((port) => () => start("server", { ...env, PORT: String(port) })),
    () => start("worker", env),
    () => start("worker", env),
  ];
  for (const begin of starts) await begin();
  const before = processes.slice();
  const visitors = await Promise.all(
    Array.from({ length: 5 }, () => rollingGuest(ports.map((port) => `http://127.0.0.1:${port}`))),
  );
  const creating = Promise.all(
    visitors.map(async (visitor, person) => {
      for (let job = 0; job < 40; job += 1) await visitor.create(`${person}-${job}`);
    }),
  );
  for (const [index, begin] of starts.entries()) {
    expect(await before[index]?.end()).toBe(0);
    await begin();
  }
  await creating;
  const counted = () =>
    ask<{ jobs: number; completed: number; late: number }>(
      direct,
      `select count(*)::int as jobs, count(*) filter (where status = 'completed')::int as completed,
              count(*) filter (where completed_at not between now() - interval '10 minutes' and now())::int as late
       from generation_jobs`,
    );
  await waitFor("all jobs to be painted", async () => (await counted())[0]?.completed === 200, {
    seconds: 400,
  });
  expect(await counted()).toEqual([{ jobs: 200, completed: 200, late: 0 }]);
  const books = new pg.Pool({ connectionString: direct, max: 1 });
  await assertInvariants({ pool: books });
  await books.end();
  for (const { output } of processes) expect(output()).not.toMatch(/"level":(50|60)/);
});

test("a start is refused when the database's time zone cannot be set, and the refusal says what to do", async () => {
  await start("worker");
  await Promise.all(processes.splice(0).map(({ end }) => end()));
  await ask(
    direct,
    `alter role ${new URL(direct).username} in database ${new URL(direct).pathname.slice(1)} set timezone to '${ELSEWHERE}'`,
  );
  const other = await startPgBouncer(direct);
  try {
    await expect(start("worker", { DATABASE_URL: other.url(direct) })).rejects.toThrow(
      /in the time zone America\/New_York.*must be UTC.*alter database/,
    );
  } finally {
    await other.close();
  }
});

test("the start refuses a pooler as the direct address, and a missing direct address, in one sentence", async () => {
  const words = /need a session of their own.*Set DATABASE_DIRECT_URL/;
  const alias = pooler.url(direct).replace("127.0.0.1", "localhost");
  await expect(start("worker", { DATABASE_DIRECT_URL: alias })).rejects.toThrow(words);
  await expect(start("worker", { DATABASE_DIRECT_URL: "" })).rejects.toThrow(words);
});

test("a pooler in session mode may serve sessions, but is refused as the only address", async () => {
  const sessions = await startPgBouncer(direct, "session");
  try {
    const url = sessions.url(direct);
    await start("worker", { DATABASE_DIRECT_URL: url });
    const alive = "select from workers where locked";
    await waitFor("the worker's lock", async () => (await ask(direct, alive)).length === 1);
    await expect(start("worker", { DATABASE_URL: url, DATABASE_DIRECT_URL: "" })).rejects.toThrow(
      /accepts no startup options.*Set DATABASE_DIRECT_URL/,
    );
    await Promise.all(processes.splice(0).map(({ end }) => end()));
  } finally {
    await sessions.close();
  }
});

test("the start refuses two addresses of different databases, in one sentence", async () => {
  await expect(start("worker", { DATABASE_DIRECT_URL: inject("postgres").url })).rejects.toThrow(
    /Both must lead to the same database/,
  );
});

test("the doctor checks time zone, pooler and addresses", async () => {
  const doctor = async (changes: Record<string, string>) => {
    const script = path.join(import.meta.dirname, "..", "src", "cli", "doctor.ts");
    const addresses = { DATABASE_URL: pooler.url(direct), DATABASE_DIRECT_URL: direct };
    const env = { DATA_DIR: dataDir, ...addresses, ...changes };
    const child = spawn(process.execPath, [script], { env });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    await once(child, "close");
    return said;
  };
  await start("worker");
  expect(await doctor({})).toMatch(/✓ Database: .* through a pooler, in UTC.*\n✓ Migrations/);
  const alias = pooler.url(direct).replace("127.0.0.1", "localhost");
  expect(await doctor({ DATABASE_DIRECT_URL: alias })).toMatch(
    /✗ Migrations: Locks and migrations/,
  );
  expect(await doctor({ DATABASE_DIRECT_URL: inject("postgres").url })).toMatch(
    /✗ Database: .*Both must lead to the same database/,
  );
});
