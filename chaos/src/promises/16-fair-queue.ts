import { setTimeout as pause } from "node:timers/promises";
import { bulkJobs } from "../rig/bulk.ts";
import type { Deployment } from "../rig/deployment.ts";
import type { PromiseTest, Rig } from "../rig/rig.ts";
import { seconds, worst } from "../rig/statistics.ts";
import { waitUntil } from "../rig/waits.ts";

const CALL_MS = 1_000;
const LIMIT = 4;

/**
 * Returns the highest number of jobs that one user had running at once, and the number of starts over the limit. Both
 * are as seen by the transaction of each start.
 */
async function mostRunning(
  deployment: Deployment,
): Promise<{ most: number; over: number; starts: number }> {
  const { rows } = await deployment.db.pool.query<{
    most: number;
    over: number;
    starts: number;
  }>(
    `select max(running)::int as most, count(*)::int as starts,
            count(*) filter (where running > running_limit)::int as over from chaos_starts`,
  );
  return rows[0] ?? { most: 0, over: 0, starts: 0 };
}

/**
 * One user fills the queue, and newcomers arrive one after another. Returns the milliseconds until each newcomer's job
 * started.
 */
async function newcomers(rig: Rig, crowd: number, count: number) {
  const deployment = await rig.openDeployment({ USER_RUNNING_LIMIT: String(LIMIT) });
  deployment.provider.plan = () => ({ do: "paint", afterMs: CALL_MS });
  const heavy = await deployment.newUser(crowd + 1);
  await deployment.create(heavy);
  await bulkJobs(deployment, heavy, crowd, "crowd");
  const worker = await deployment.worker({ WORKER_CONCURRENCY: String(LIMIT) });
  await waitUntil("the crowd to fill every slot", () => deployment.provider.inFlight === LIMIT);
  const waits: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const userId = await deployment.newUser(1);
    await pause(rig.random.int(0, 400));
    const asked = Date.now();
    const jobId = await deployment.create(userId);
    const start = await waitUntil("the newcomer to start", async () =>
      (await deployment.newStarts()).find((one) => one.jobId === jobId),
    );
    waits.push(start.at - asked);
  }
  await worker.end("SIGKILL");
  return { waits, ...(await mostRunning(deployment)) };
}

/**
 * Runs two workers with room for eight jobs, and one user with a limit of four. Returns the share of the time in which
 * all four jobs run.
 */
async function saturation(rig: Rig, jobs: number) {
  const deployment = await rig.openDeployment({ USER_RUNNING_LIMIT: String(LIMIT) });
  deployment.provider.plan = () => ({ do: "paint", afterMs: CALL_MS });
  const userId = await deployment.newUser(jobs);
  for (let job = 0; job < jobs; job += 1) await deployment.create(userId);
  const workers = await Promise.all([deployment.worker(), deployment.worker()]);
  const userQueue = async () => {
    const { rows } = await deployment.db.pool.query<{ running: number; waiting: number }>(
      "select running, waiting from user_lanes where user_id = $1",
      [userId],
    );
    return rows[0] ?? { running: 0, waiting: 0 };
  };
  await waitUntil("the limit to be reached", async () => (await userQueue()).running === LIMIT);
  let [samples, full] = [0, 0];
  for (let now = await userQueue(); now.waiting > 0; now = await userQueue()) {
    samples += 1;
    if (now.running === LIMIT) full += 1;
    await pause(15);
  }
  await deployment.allEnded();
  await Promise.all(workers.map((worker) => worker.end("SIGKILL")));
  return { full: full / Math.max(1, samples), samples, ...(await mostRunning(deployment)) };
}

export const fairQueue: PromiseTest = {
  number: 16,
  title: "10,000 waiting jobs of one user starve nobody; the limit is exact",
  alone: "machine",
  async run(rig) {
    const crowd = rig.count({ short: 1_000, default: 10_000, long: 10_000 });
    const count = rig.count({ short: 2, default: 20, long: 50 });
    const came = await newcomers(rig, crowd, count);
    const jobs = rig.count({ short: 8, default: 60, long: 400 });
    const cap = await saturation(rig, jobs);
    return {
      trials: count + jobs,
      pass:
        worst(came.waits) <= rig.limit(5_000) &&
        came.most <= LIMIT &&
        came.over === 0 &&
        cap.most === LIMIT &&
        cap.over === 0 &&
        cap.full >= (rig.length === "short" ? 0.7 : 0.95),
      figure: `${count} newcomers behind ${crowd} started after ${seconds(worst(came.waits))} at worst; at most ${Math.max(came.most, cap.most)} of ${LIMIT} jobs of one user running at any of ${came.starts + cap.starts} starts, ${came.over + cap.over} starts over the limit; the whole limit used in ${(cap.full * 100).toFixed(1)} % of ${cap.samples} samples while ${jobs} jobs ran`,
    };
  },
};
