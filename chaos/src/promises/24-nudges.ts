import { setTimeout as pause } from "node:timers/promises";
import { startPostgresProxy } from "@lacquer/testing/postgres-proxy";
import { DEFAULT_TIMES } from "../rig/deployment.ts";
import type { PromiseTest, Rig } from "../rig/rig.ts";
import { median, seconds, worst } from "../rig/statistics.ts";
import { waitUntil } from "../rig/waits.ts";

/** A process sends at most one nudge in this time. */
const CLOSEST_MS = 10;
/** The queue has one channel, and the changes of jobs have another. */
const CHANNELS = 2;
const WINDOW_MS = 100;

/**
 * Cuts off the worker's listening session for good, so that jobs start by polling alone. Returns the milliseconds from
 * each create to the job's start.
 */
async function withoutListening(rig: Rig, jobs: number) {
  const deployment = await rig.openDeployment(DEFAULT_TIMES);
  const worker = await deployment.worker({ DATABASE_DIRECT_URL: deployment.proxy.url });
  await waitUntil("the listening session", () => deployment.proxy.sessions > 0);
  deployment.proxy.refuse();
  const userId = await deployment.newUser(jobs);
  const waits: number[] = [];
  for (let job = 0; job < jobs; job += 1) {
    await pause(rig.random.int(0, 300));
    const asked = Date.now();
    await deployment.create(userId);
    const start = await waitUntil("its start", async () => (await deployment.newStarts())[0]);
    waits.push(start.at - asked);
  }
  await deployment.allEnded();
  await worker.end("SIGKILL");
  return waits;
}

/**
 * Counts the nudges that a worker and this process's verbs send to Postgres: how many in all, how many inside a
 * transaction, and the most within `WINDOW_MS`.
 */
async function countNudges(rig: Rig, jobs: number) {
  const deployment = await rig.openDeployment({ USER_RUNNING_LIMIT: "50" });
  const line = await startPostgresProxy({ target: deployment.databaseUrl });
  const sent: number[] = [];
  let inside = 0;
  line.onStatement = (text, _session, inTransaction) => {
    if (!/^\s*notify\b|pg_notify/i.test(text)) return;
    sent.push(performance.now());
    if (inTransaction) inside += 1;
  };
  const worker = await deployment.worker({ DATABASE_URL: line.url, WORKER_CONCURRENCY: "16" });
  const userId = await deployment.newUser(jobs);
  await Promise.all(Array.from({ length: jobs }, () => deployment.create(userId)));
  await deployment.allEnded();
  await worker.end("SIGKILL");
  await line.close();
  // Nudges are counted in windows of a tenth of a second. Single gaps cannot be judged, because two nudges may move
  // closer together on the way to the proxy.
  const most = worst(
    sent.map((from) => sent.filter((at) => at >= from && at < from + WINDOW_MS).length),
  );
  return { sent: sent.length, inside, most };
}

export const nudges: PromiseTest = {
  number: 24,
  title: "Nudges only hurry",
  async run(rig) {
    const jobs = rig.count({ short: 3, default: 20, long: 100 });
    const waits = await withoutListening(rig, jobs);
    const many = rig.count({ short: 20, default: 100, long: 500 });
    const { sent, inside, most } = await countNudges(rig, many);
    return {
      trials: jobs,
      pass:
        worst(waits) <= rig.limit(2_000) &&
        inside === 0 &&
        most <= CHANNELS * (WINDOW_MS / CLOSEST_MS + 1),
      figure: `listening session lost: ${jobs} jobs started by polling after ${seconds(median(waits))} median, ${seconds(worst(waits))} worst; a worker with ${many} jobs sent ${sent} nudges, ${inside} inside a transaction, at most ${most} on both channels in ${WINDOW_MS} ms`,
    };
  },
};
