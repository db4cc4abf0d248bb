import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "@lacquer/testing";
import type { PromiseTest, Rig } from "../rig/rig.ts";
import { waitUntil } from "../rig/waits.ts";

const HELD = 4;

/**
 * Kills workers after a picture is stored but before the picture is recorded. Returns the total number of calls to the
 * provider.
 */
async function killedAfterStoring(rig: Rig, kills: number) {
  const deployment = await rig.openDeployment();
  const { proxy, provider } = deployment;
  const userId = await deployment.newUser(kills * HELD);
  let holder = await deployment.worker({ DATABASE_URL: proxy.url });
  for (let kill = 0; kill < kills; kill += 1) {
    const held = Array.from({ length: HELD }, () => proxy.holdNext(/insert into job_images/));
    for (let job = 0; job < HELD; job += 1) await deployment.create(userId);
    const next = deployment.worker({ DATABASE_URL: proxy.url });
    await Promise.all(held);
    const other = await next;
    await holder.end("SIGKILL");
    await deployment.allEnded();
    holder = other;
  }
  await holder.end("SIGKILL");
  const { completed = 0 } = await deployment.statuses();
  const second = await deployment.db.pool.query("select 1 from generation_jobs where attempt >= 2");
  return { completed, again: second.rowCount ?? 0, calls: provider.calls.length };
}

/**
 * Sends orders whose answers get lost. Returns the highest number of calls for one job, and the number of unknown
 * outcomes that the worker itself counted.
 */
async function unknownOutcomes(rig: Rig, jobs: number) {
  const deployment = await rig.openDeployment({
    ATTEMPT_DEADLINE_SECONDS: "1.5",
    USER_RUNNING_LIMIT: "50",
  });
  deployment.provider.plan = (call) =>
    call.tag.length % 2 === 0 ? { do: "reset" } : { do: "hang", after: "body" };
  const port = await freePort();
  const worker = await deployment.worker({ METRICS_PORT: String(port), WORKER_CONCURRENCY: "10" });
  const userId = await deployment.newUser(jobs);
  const ids: string[] = [];
  for (let job = 0; job < jobs; job += 1) ids.push(await deployment.create(userId));
  await deployment.allEnded();
  const most = Math.max(
    ...ids.map((id) => deployment.provider.callsFor(deployment.tagOf(id)).length),
  );
  const text = await waitUntil("the metrics", async () =>
    (await fetch(`http://127.0.0.1:${port}/metrics`)).text(),
  );
  const counted = /lacquer_provider_calls_total\{[^}]*outcome="unknown"[^}]*\} (\d+)/.exec(
    text,
  )?.[1];
  await pause(0);
  await worker.end("SIGKILL");
  const { failed = 0 } = await deployment.statuses();
  return { most, failed, counted: Number(counted ?? 0), calls: deployment.provider.calls.length };
}

export const paidOnce: PromiseTest = {
  number: 7,
  title: "The provider is not paid twice where avoidable",
  async run(rig) {
    const kills = rig.count({ short: 1, default: 5, long: 25 });
    const kept = await killedAfterStoring(rig, kills);
    const jobs = rig.count({ short: 4, default: 20, long: 100 });
    const unknown = await unknownOutcomes(rig, jobs);
    return {
      trials: kills * HELD + jobs,
      pass:
        kept.calls === kills * HELD &&
        kept.completed === kills * HELD &&
        kept.again === kills * HELD &&
        unknown.most <= 2 &&
        unknown.failed === jobs &&
        unknown.counted === unknown.calls,
      figure: `${kills * HELD} jobs whose worker was killed after storing the picture: ${kept.completed} completed by a second attempt, with ${kept.calls} calls in all; ${jobs} jobs whose answers were lost: at most ${unknown.most} calls for an image, ${unknown.counted} of ${unknown.calls} counted in the metric, ${unknown.failed} failed at no charge`,
    };
  },
};
