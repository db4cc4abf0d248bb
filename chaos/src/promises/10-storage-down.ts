import { startRunner } from "@lacquer/services";
import { createS3Double } from "@lacquer/testing/doubles";
import { LONG_LEASE, type PromiseTest, type Rig } from "../rig/rig.ts";
import { seconds, worst } from "../rig/statistics.ts";
import { waitUntil } from "../rig/waits.ts";

/**
 * Makes the store fail while every picture is being made. The store comes back after `downMs` milliseconds; null =
 * never. In the short form, `retrySeconds` replaces the engine's default.
 */
async function outage(
  rig: Rig,
  jobs: number,
  retrySeconds: number | undefined,
  downMs: number | null,
) {
  const store = await createS3Double();
  const deployment = await rig.openDeployment({
    S3_ENDPOINT: store.origin,
    S3_BUCKET: store.bucket,
    S3_ACCESS_KEY_ID: store.keys.accessKeyId,
    S3_SECRET_ACCESS_KEY: store.keys.secretAccessKey,
    USER_RUNNING_LIMIT: "50",
    LEASE_SECONDS: LONG_LEASE,
    ...(downMs === null ? { MAX_ATTEMPTS: "1" } : {}),
  });
  const { provider } = deployment;
  provider.plan = () => ({ do: "paint", afterMs: 60_000 });
  const runner = await startRunner(
    deployment.servicesWith({ config: retrySeconds ? { retrySeconds } : {} }),
    { imageProvider: deployment.imageProvider, slots: jobs, pollSeconds: 0.2, sweepSeconds: 0.5 },
  );
  const userId = await deployment.newUser(jobs);
  for (let job = 0; job < jobs; job += 1) await deployment.create(userId);
  await waitUntil("every call", () => provider.inFlight === jobs);
  await store.down();
  provider.release();
  const since = Date.now();
  if (downMs !== null) setTimeout(() => void store.up(), downMs);
  await deployment.allEnded();
  const took = Date.now() - since;
  await runner.drain(5);
  if (downMs === null) await store.up();
  const { rows } = await deployment.db.pool.query<{ key: string }>(
    "select storage_key as key from job_images",
  );
  const missing = rows.filter(({ key }) => !store.objects.has(key)).length;
  const most = worst(
    [...new Set(provider.calls.map((call) => call.tag))].map(
      (tag) => provider.callsFor(tag).length,
    ),
  );
  return { statuses: await deployment.statuses(), most, missing, took };
}

export const storageDown: PromiseTest = {
  number: 10,
  title: "Storage down after the provider was paid",
  async run(rig) {
    const jobs = rig.count({ short: 6, default: 20, long: 20 });
    const downMs = rig.count({ short: 5_000, default: 60_000, long: 60_000 });
    const short = rig.length === "short";
    const [back, gone] = await Promise.all([
      outage(rig, jobs, short ? 15 : undefined, downMs),
      outage(rig, jobs, short ? 4 : undefined, null),
    ]);
    const [completed, failed] = [back.statuses["completed"] ?? 0, gone.statuses["failed"] ?? 0];
    return {
      trials: 2 * jobs,
      pass:
        completed === jobs &&
        back.most === 1 &&
        back.missing === 0 &&
        failed === jobs &&
        gone.most === 1 &&
        gone.missing === 0,
      figure: `store down for ${seconds(downMs)}: ${completed}/${jobs} completed with at most ${back.most} call each, ${back.missing} without an object; store down for good: ${failed}/${jobs} failed at no charge after ${seconds(gone.took)}, with at most ${gone.most} call each`,
    };
  },
};
