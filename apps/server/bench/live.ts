/**
 * Measures what live streams cost one server. Usage: `node bench/live.ts [--users <n>] [--streams <n of each>]
 * [--seconds <n>]`. A real server process runs with its own Postgres; the readers run in the process of the bench.
 * Linux only, because the server's memory and processor time are read from /proc. Prints lines of `what | figure | aim
 * | ok`.
 */
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createChangeNotifier } from "@lacquer/db/wake";
import {
  createBody,
  createClient,
  type HttpClient,
  startBenchServer,
  waitFor,
} from "@lacquer/testing";
import { openReader, type Reader } from "./reader.ts";

const { values } = parseArgs({
  options: {
    users: { type: "string", default: "200" },
    streams: { type: "string", default: "5" },
    seconds: { type: "string", default: "20" },
  },
});
const [USERS, STREAMS, SECONDS] = [
  Number(values.users),
  Number(values.streams),
  Number(values.seconds),
];

let failed = false;
function print(what: string, figure: number, aim: number, unit: string): void {
  const ok = figure <= aim;
  failed ||= !ok;
  console.log(
    `${what} | ${figure.toFixed(1)} ${unit} | ≤ ${aim} ${unit} | ${ok ? "ok" : "MISSED"}`,
  );
}

/** Returns a process's resident memory in MB and its processor time in seconds. */
async function usage(pid: number): Promise<{ memory: number; cpu: number }> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const stat = (await readFile(`/proc/${pid}/stat`, "utf8")).split(") ")[1]?.split(" ") ?? [];
  const ticks = Number(stat[11]) + Number(stat[12]);
  return { memory: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024, cpu: ticks / 100 };
}

const percentile = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const { origin, db, process: server, close } = await startBenchServer();
const pid = server.child.pid ?? 0;
const readers: Reader[] = [];

interface User {
  client: HttpClient;
  id: number;
  jobId: string;
}

async function newUser(): Promise<User> {
  const client = createClient(origin);
  const signed = await client.send<{ user: { id: string } }>("/api/auth/sign-in/anonymous", {
    json: {},
  });
  const created = await client.send<{ jobId: string }>("/api/generate-nail-design-job", {
    json: createBody(),
  });
  return { client, id: Number(signed.body.user.id), jobId: created.body.jobId };
}

/** Measures the memory and processor time of idle streams. */
async function measureIdle(users: User[]): Promise<{ memory: number }> {
  // The first streams also load code, which must not be counted.
  const warm = await Promise.all(users.slice(0, 50).map(({ client }) => openReader(client)));
  await waitFor("the first snapshots", () => warm.every((reader) => reader.snapshots > 0));
  for (const reader of warm) reader.close();
  await pause(5_000);
  const idle = await usage(pid);

  for (const user of users) {
    readers.push(
      ...(await Promise.all(Array.from({ length: STREAMS }, () => openReader(user.client)))),
    );
  }
  await waitFor("all snapshots", () => readers.every((reader) => reader.snapshots > 0));
  await pause(5_000);
  const before = await usage(pid);
  await pause(SECONDS * 1000);
  const after = await usage(pid);
  const what = `${readers.length} idle streams of ${users.length} users`;
  print(`memory above idle, ${what}`, after.memory - idle.memory, 60, "MB");
  print(`processor, ${what}`, ((after.cpu - before.cpu) / SECONDS) * 100, 5, "% of a core");
  const { rows } = await db.pool.query<{ sessions: number }>(
    "select count(*)::int as sessions from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  console.log(`sessions of the server and of this bench (up to 4) | ${rows[0]?.sessions} | | `);
  return idle;
}

/**
 * Sends every user one event a second. Measures the milliseconds from the commit until each stream delivers the event.
 */
async function measureEvents(users: User[]): Promise<void> {
  const notify = createChangeNotifier(db.pool, (error) => {
    throw error;
  });
  const latencies: number[] = [];
  const committed = new Map<string, number>();
  for (const reader of readers) {
    reader.onJob = (jobId, version, at) => {
      const since = committed.get(`${jobId} ${version}`);
      if (since !== undefined) latencies.push(at - since);
    };
  }
  const start = performance.now();
  const loud = await usage(pid);
  let sent = 0;
  for (let round = 0; round < SECONDS; round += 1) {
    for (const [index, { jobId }] of users.entries()) {
      const due = start + round * 1000 + (index * 1000) / users.length;
      if (due > performance.now()) await pause(due - performance.now());
      const changed = await db.pool.query<{ version: string }>(
        `update generation_jobs set progress = $2, updated_at = now(), version = nextval('job_version_seq')
         where id = $1 returning version`,
        [jobId, round],
      );
      committed.set(`${jobId} ${changed.rows[0]?.version}`, performance.now());
      notify();
      sent += 1;
    }
  }
  const quiet = await usage(pid);
  await waitFor("the last events", () => latencies.length >= sent * STREAMS, { seconds: 10 }).catch(
    () => {},
  );
  reportEvents(sent, latencies);
  const share = ((quiet.cpu - loud.cpu) / SECONDS) * 100;
  console.log(
    `processor while every user has an event a second | ${share.toFixed(1)} % of a core | | `,
  );
}

function reportEvents(sent: number, latencies: number[]): void {
  const sorted = latencies.toSorted((a, b) => a - b);
  console.log(
    `events: ${sent} in ${SECONDS} s to ${STREAMS} streams each, p50 | ${percentile(sorted, 0.5).toFixed(1)} ms | | `,
  );
  print("commit → every stream of its user, p99", percentile(sorted, 0.99), 500, "ms");
  print("commit → every stream of its user, worst", sorted.at(-1) ?? Number.NaN, 500, "ms");
  print("events that did not arrive", sent * STREAMS - latencies.length, 0, "");
  const foreign = readers.reduce((sum, reader) => sum + reader.foreign, 0);
  print("events that reached somebody else", foreign, 0, "");
}

async function main(): Promise<void> {
  const users: User[] = [];
  while (users.length < USERS) {
    users.push(...(await Promise.all(Array.from({ length: 10 }, newUser))));
  }
  const idle = await measureIdle(users);
  await measureEvents(users);
  const most = await usage(pid);
  console.log(
    `memory above idle after the events | ${(most.memory - idle.memory).toFixed(1)} MB | | `,
  );
  const left = performance.now();
  await server.end("SIGTERM");
  print(`SIGTERM with ${readers.length} open streams`, (performance.now() - left) / 1000, 2, "s");
}

try {
  await main();
} finally {
  for (const reader of readers) reader.close();
  await close();
}
process.exit(failed ? 1 : 0);
