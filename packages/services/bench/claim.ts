/**
 * Measures the cost of the queue. Usage: `node bench/claim.ts [--claims <n>]`. The bench starts its own Postgres with
 * 10,000 waiting and 100,000 ended jobs. It runs only on Linux, because the processor time of a Postgres process is
 * read from /proc. It prints lines of `what | figure | aim | ok`.
 */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs, promisify } from "node:util";
import { createDatabase, type Database } from "@lacquer/db";
import { applyMigrations } from "@lacquer/db/migrate";
import { claimJobs, surveyQueue, watchLeases } from "@lacquer/db/queue";
import { startOwnPostgres } from "@lacquer/testing";
import { fillStudio } from "./crowd.ts";
import { measureCap } from "./cap.ts";
import { createReport, percentile } from "./report.ts";
import { measureStatements } from "./statements.ts";

const { values } = parseArgs({ options: { claims: { type: "string", default: "300" } } });
const run = promisify(execFile);
const report = createReport();
const postgres = await startOwnPostgres("bench");
const { dataDir } = postgres;
const ask = {
  owner: "1",
  leaseSeconds: 60,
  provider: "renderer",
  unpaidMessage: "",
  limitMessage: "over the limit",
};

async function claimTimes(processes: number): Promise<number[]> {
  const outputs = await Promise.all(
    Array.from({ length: processes }, (_, i) =>
      run(process.execPath, [
        path.join(import.meta.dirname, "claimer.ts"),
        postgres.url,
        String(100 + i),
        values.claims,
      ]),
    ),
  );
  return outputs.flatMap(({ stdout }) => JSON.parse(stdout) as number[]);
}

/** Returns the milliseconds of processor time that Postgres spends on one call of `work`, in a session of its own. */
async function backendMs(work: (db: Database) => Promise<unknown>, calls = 1_000): Promise<number> {
  const db = createDatabase({ url: postgres.url, connections: 1, genericPlans: true });
  try {
    const { rows } = await db.pool.query<{ pid: number }>("select pg_backend_pid() as pid");
    for (let call = 0; call < 20; call += 1) await work(db);
    const before = await processorMs(rows[0]?.pid ?? 0);
    for (let call = 0; call < calls; call += 1) await work(db);
    return ((await processorMs(rows[0]?.pid ?? 0)) - before) / calls;
  } finally {
    await db.close();
  }
}

async function processorMs(pid: number): Promise<number> {
  const stat = (await readFile(`/proc/${pid}/stat`, "utf8")).split(") ")[1]?.split(" ") ?? [];
  return (Number(stat[11]) + Number(stat[12])) * 10;
}

/** Returns the number of claims until a newcomer's only job starts, while one user has thousands of jobs waiting. */
async function newcomerWaits(db: Database, userId: number): Promise<number> {
  const { rows } = await db.pool.query<{ id: string }>(
    `insert into generation_jobs (id, user_id, prompt, influence_weights, design_settings, image_count, cost)
     values (gen_random_uuid(), $1, '', '{}', '{}', 1, 1) returning id`,
    [userId],
  );
  await db.pool.query(
    "update user_lanes set waiting = waiting + 1, held = held + 1 where user_id = $1",
    [userId],
  );
  for (let claims = 0; ; claims += 1) {
    const { jobs } = await claimJobs(db.pool, { ...ask, slots: 1 });
    if (jobs.some((job) => job.id === rows[0]?.id)) return claims;
    if (claims > 1_000) return claims;
  }
}

try {
  await applyMigrations({ url: postgres.url });
  const first = await fillStudio(postgres.url);
  const one = await claimTimes(1);
  report.line("claim, one process, p50", percentile(one, 0.5), 5, { unit: "ms" });
  report.line("claim, one process, p95", percentile(one, 0.95), 5, { unit: "ms" });
  const two = await claimTimes(2);
  report.line("claim, two processes, p95", percentile(two, 0.95), 5, { unit: "ms" });

  const db = createDatabase({ url: postgres.url, connections: 2 });
  // Now only the first user has jobs waiting: thousands of them, and all may run at once.
  await db.pool.query(
    `update generation_jobs set status = 'canceled', completed_at = now() where status = 'pending' and user_id <> $1`,
    [first],
  );
  await db.pool.query("update user_lanes set waiting = 0, held = 0 where user_id <> $1", [first]);
  await db.pool.query("update user_lanes set running_limit = 1000 where user_id = $1", [first]);
  const waits: number[] = [];
  for (let i = 0; i < 20; i += 1) waits.push(await newcomerWaits(db, 500 + i));
  report.line("claims before a newcomer's turn, worst of 20", Math.max(...waits), 1);

  // Now the user has reached the limit of running jobs, so nothing can be claimed.
  await db.pool.query("update user_lanes set running_limit = greatest(running, 1)");
  await db.pool.query("vacuum analyze");
  const idle = (label: string, work: (own: Database) => Promise<unknown>) =>
    backendMs(work).then((ms) => report.line(label, ms, 1, { unit: "ms" }));
  await idle("backend time of a claim of nothing", (own) =>
    claimJobs(own.pool, { ...ask, slots: 4 }),
  );
  await idle("backend time of a tick", (own) =>
    surveyQueue(own.pool, {
      workerId: "1",
      provider: "renderer",
      heldTokens: [],
      hasClaimed: false,
    }),
  );
  await idle("backend time of a look at leases", (own) =>
    watchLeases(own.pool, { held: [], workerId: "1", provider: "renderer" }),
  );
  await measureStatements(report, { url: postgres.url, dataDir, db, userId: first });
  await db.close();
  await measureCap(report, postgres.url, dataDir);
} finally {
  await postgres.close();
}
process.exitCode = report.missed === 0 ? 0 : 1;
