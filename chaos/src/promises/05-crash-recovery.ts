import { setTimeout as pause } from "node:timers/promises";
import { type AppProcess } from "@lacquer/testing";
import { DEFAULT_TIMES, type Deployment } from "../rig/deployment.ts";
import type { Env } from "../rig/processes.ts";
import type { PromiseTest, Rig } from "../rig/rig.ts";
import { median, seconds, worst } from "../rig/statistics.ts";
import { waitUntil } from "../rig/waits.ts";

const JOBS = 4;

/**
 * A chain of kills. The only worker holds four jobs. A second worker starts, the first is killed, and the second takes
 * over all four jobs. Returns for each kill the milliseconds until the last of the four jobs was claimed again.
 */
async function killChain(deployment: Deployment, kills: number, env: Env, random: Rig["random"]) {
  const times: number[] = [];
  const userId = await deployment.newUser(kills * JOBS);
  deployment.provider.plan = () => ({ do: "paint", afterMs: 120_000 });
  let holder = await deployment.worker(env);
  for (let kill = 0; kill < kills; kill += 1) {
    for (let job = 0; job < JOBS; job += 1) await deployment.create(userId);
    await waitUntil("four calls", () => deployment.provider.inFlight >= JOBS);
    const other = await deployment.worker(env);
    // The pause lets the second worker begin its checks. Its length is random, so that kills come at different moments.
    await pause(random.int(600, 1_100));
    await deployment.newStarts();
    const at = Date.now();
    await holder.end("SIGKILL");
    const starts = new Map<string, number>();
    await waitUntil("the other to take all four", async () => {
      for (const start of await deployment.newStarts())
        if (start.at > at && !starts.has(start.jobId)) starts.set(start.jobId, start.at);
      return starts.size >= JOBS;
    });
    times.push(worst([...starts.values()]) - at);
    await waitUntil("the jobs to end", async () => {
      deployment.provider.release();
      const { pending = 0, processing = 0 } = await deployment.statuses();
      return pending + processing === 0;
    });
    holder = other;
  }
  await holder.end("SIGKILL");
  return times;
}

/** Returns the number of jobs taken from living workers while Postgres restarts and sessions are dropped. */
async function falseAlarms(rig: Rig, restarts: number, drops: number) {
  const deployment = await rig.openDeployment({ ...DEFAULT_TIMES, USER_RUNNING_LIMIT: "8" });
  const { pool } = deployment.db;
  deployment.provider.plan = () => ({ do: "paint", afterMs: 120_000 });
  const workers: AppProcess[] = [await deployment.worker(), await deployment.worker()];
  const userId = await deployment.newUser(8);
  for (let job = 0; job < 8; job += 1) await deployment.create(userId);
  await waitUntil("eight calls", () => deployment.provider.inFlight === 8);
  const locks =
    "from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())";
  const bothLocked = () =>
    waitUntil("both workers to hold their locks", async () => {
      const { rows } = await pool.query<{ locks: number }>(
        `select count(*)::int as locks ${locks} and objsubid = 2`,
      );
      return (rows[0]?.locks ?? 0) >= 2;
    });
  await bothLocked();
  for (let drop = 0; drop < drops; drop += 1) {
    await pause(rig.random.int(100, 700));
    await pool.query(
      `select pg_terminate_backend(pid) from (select pid ${locks} and objsubid = 2 order by random() limit 1) one`,
    );
    // This pause is long enough for a check, its confirmation and the taking of the jobs.
    await pause(900);
    await bothLocked();
  }
  for (let restart = 0; restart < restarts; restart += 1) {
    await rig.cluster.restart(restart % 2 === 0 ? "fast" : "immediate", rig.random.int(0, 1_000));
    await bothLocked();
    await pause(rig.random.int(300, 1_200));
  }
  // This pause is the sum of the grace period after a lost session, a check, and its confirmation.
  await pause(6_000);
  const stolen = (await deployment.newStarts()).filter((start) => start.attempt > 1).length;
  await waitUntil("the jobs to end", async () => {
    deployment.provider.release();
    const { pending = 0, processing = 0 } = await deployment.statuses();
    return pending + processing === 0;
  });
  await Promise.all(workers.map((worker) => worker.end("SIGKILL")));
  return stolen;
}

export const crashRecovery: PromiseTest = {
  number: 5,
  title: "Crash recovery",
  alone: "postgres",
  async run(rig) {
    const kills = rig.count({ short: 1, default: 20, long: 20 });
    const deployment = await rig.openDeployment(DEFAULT_TIMES);
    const byLock = await killChain(deployment, kills, {}, rig.random);
    const leaseKills = rig.count({ short: 1, default: 5, long: 20 });
    const leased = await rig.openDeployment({ LEASE_SECONDS: "4" });
    const byLease = await killChain(leased, leaseKills, { WORKER_LOCK: "off" }, rig.random);
    const restarts = rig.count({ short: 1, default: 10, long: 10 });
    const drops = rig.count({ short: 1, default: 10, long: 10 });
    const stolen = await falseAlarms(rig, restarts, drops);
    return {
      trials: kills + leaseKills + restarts + drops,
      pass:
        median(byLock) <= rig.limit(600) &&
        worst(byLock) <= rig.limit(1_500) &&
        worst(byLease) <= leased.leaseMs + rig.limit(3_000) &&
        stolen === 0,
      figure: `${kills} kills: all 4 jobs claimed by the other worker after ${seconds(median(byLock))} median, ${seconds(worst(byLock))} worst; without the lock and with a lease of ${seconds(leased.leaseMs)}: ${seconds(worst(byLease))} worst in ${leaseKills} kills; ${restarts} restarts and ${drops} dropped sessions: ${stolen} jobs taken from living workers`,
    };
  },
};
