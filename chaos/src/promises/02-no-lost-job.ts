import { FAULTS } from "@lacquer/testing/doubles";
import type { Deployment } from "../rig/deployment.ts";
import type { PromiseTest, Rig } from "../rig/rig.ts";
import { seconds } from "../rig/statistics.ts";
import { startStorm } from "../rig/storm.ts";
import { waitUntil } from "../rig/waits.ts";

/** Returns the milliseconds from `from` until the last job ended, by the database's clock. */
async function untilEnded(deployment: Deployment, from: number): Promise<number> {
  const { rows } = await deployment.db.pool.query<{ at: number | null }>(
    "select extract(epoch from max(completed_at))::float8 * 1000 as at from generation_jobs",
  );
  return Math.max(0, (rows[0]?.at ?? 0) - from);
}

/**
 * Kills workers, cuts connections and lets the provider fail in every way, all at once. After a number of faults,
 * everything works normally again (`calm`).
 */
async function storm(rig: Rig, jobs: number, faults: number) {
  const deployment = await rig.openDeployment({ USER_RUNNING_LIMIT: "50" });
  const { random } = rig;
  let calm = false;
  deployment.provider.plan = () => {
    if (calm) return { do: "paint", afterMs: 20 };
    const chance = random.next();
    if (chance < 0.1) return { do: "reset" };
    if (chance < 0.2) return { do: "fault", fault: FAULTS.server() };
    if (chance < 0.25) return { do: "fault", fault: FAULTS.rateLimit(0.5) };
    if (chance < 0.3) return { do: "hang", after: "order" };
    return { do: "paint", afterMs: random.int(20, 300) };
  };
  // The deadline is short. Otherwise, the measured figure would mostly be the time until a hung call reaches its
  // deadline.
  const env = {
    DATABASE_URL: deployment.proxy.url,
    ATTEMPT_DEADLINE_SECONDS: "2",
    WORKER_CONCURRENCY: "8",
  };
  const killing = await startStorm(deployment, random, env);
  const userId = await deployment.newUser(jobs);
  for (let index = 0; index < jobs; index += 1) await deployment.create(userId);
  for (let index = 0; index < faults; index += 1) {
    if (random.next() < 0.4) deployment.proxy.cut();
    else await killing.kill();
  }
  deployment.provider.release();
  calm = true;
  await killing.calm();
  const calmed = Date.now();
  await deployment.allEnded();
  // A call that hung before the calm began fails only at its deadline, so the last fault may come after the calm.
  const faulty = deployment.provider.calls.filter((call) => call.play !== "paint");
  const lastFault = Math.max(calmed, ...faulty.map((call) => call.endedAt ?? 0));
  return { deployment, took: await untilEnded(deployment, lastFault) };
}

/** Runs many jobs through healthy workers and kills one of the workers while the jobs run. */
async function soak(rig: Rig, jobs: number) {
  const deployment = await rig.openDeployment({ USER_RUNNING_LIMIT: "64" });
  const workers = [
    await deployment.worker({ WORKER_CONCURRENCY: "16" }),
    await deployment.worker({ WORKER_CONCURRENCY: "16" }),
  ];
  const userId = await deployment.newUser(jobs);
  let made = 0;
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (; made < jobs;) {
        made += 1;
        await deployment.create(userId);
      }
    }),
  );
  await waitUntil(
    "half of them",
    async () => ((await deployment.statuses())["completed"] ?? 0) > jobs / 2,
    {
      seconds: 1_800,
      everyMs: 200,
    },
  );
  await workers[0]?.end("SIGKILL");
  await deployment.allEnded(1_800);
  return deployment;
}

export const noLostJob: PromiseTest = {
  number: 2,
  title: "No lost job",
  alone: "machine",
  async run(rig) {
    const jobs = rig.count({ short: 12, default: 60, long: 200 });
    const { deployment, took } = await storm(
      rig,
      jobs,
      rig.count({ short: 3, default: 12, long: 40 }),
    );
    const ended = await deployment.statuses();
    const soaked = rig.count({ short: 20, default: 500, long: 10_000 });
    const done = (await (await soak(rig, soaked)).statuses())["completed"] ?? 0;
    const terminal = (ended["completed"] ?? 0) + (ended["failed"] ?? 0);
    return {
      trials: jobs + soaked,
      pass: terminal === jobs && took <= rig.limit(3 * deployment.leaseMs) && done === soaked,
      figure: `${terminal}/${jobs} jobs had ended ${seconds(took)} after the last fault (${seconds(rig.limit(3 * deployment.leaseMs))} allowed); ${done}/${soaked} completed in the soak test`,
    };
  },
};
