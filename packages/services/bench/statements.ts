import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "@lacquer/db";
import { registerWorker, setWorkerLocked } from "@lacquer/db/queue";
import { openWorkerSession } from "@lacquer/db/wake";
import { startApp } from "@lacquer/testing";
import { startPostgresProxy } from "@lacquer/testing/postgres-proxy";
import type { createReport } from "./report.ts";

const SECONDS = 15;

/**
 * Measures how many SQL statements a second a real worker process runs: while it is idle, and while another worker runs
 * a job. All other jobs are ended first.
 */
export async function measureStatements(
  report: ReturnType<typeof createReport>,
  options: { url: string; dataDir: string; db: Database; userId: number },
): Promise<void> {
  const { url, dataDir, db, userId } = options;
  await db.pool.query(
    `update generation_jobs set status = 'canceled', completed_at = now(), lease_token = null, lease_owner = null,
       lease_until = null where status in ('pending', 'processing')`,
  );
  await db.pool.query("update user_lanes set waiting = 0, held = 0, running = 0");
  const proxy = await startPostgresProxy({ target: url });
  let statements = 0;
  proxy.onStatement = () => {
    statements += 1;
  };
  const worker = await startApp("worker", { DATABASE_URL: proxy.url, DATA_DIR: dataDir });
  const perSecond = async () => {
    await pause(2_000);
    const [from, begun] = [statements, performance.now()];
    await pause(SECONDS * 1_000);
    return (statements - from) / ((performance.now() - begun) / 1_000);
  };
  try {
    report.line("statements of an idle worker", await perSecond(), 2, { unit: "/s" });
    const other = await registerWorker(db.pool, { kind: "worker", host: "x", pid: 1, slots: 1 });
    const session = openWorkerSession({ url, lock: true, onNudge: () => {}, onError: () => {} });
    await new Promise<void>((held) => session.setWorker(other, () => held()));
    await setWorkerLocked(db.pool, other, true);
    await db.pool.query(
      `with job as (
         insert into generation_jobs (id, user_id, status, prompt, influence_weights, design_settings, image_count, cost,
           attempt, lease_token, lease_owner, lease_until)
         values (gen_random_uuid(), $2, 'processing', '', '{}', '{}', 1, 0, 1, gen_random_uuid(), $1, now() + interval '1 hour')
         returning user_id
       ) update user_lanes l set running = 1 from job where l.user_id = job.user_id`,
      [other, userId],
    );
    report.line("statements while another's job runs", await perSecond(), 6, { unit: "/s" });
    await session.close();
  } finally {
    await worker.end("SIGKILL");
    await proxy.close();
  }
}
