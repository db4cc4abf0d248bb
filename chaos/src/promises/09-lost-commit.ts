import { createDatabase } from "@lacquer/db";
import { createJob } from "@lacquer/services";
import { createJobInput } from "@lacquer/contracts";
import { FAULTS } from "@lacquer/testing/doubles";
import type { Deployment } from "../rig/deployment.ts";
import { taggedPrompt } from "../rig/provider.ts";
import type { PromiseTest } from "../rig/rig.ts";

const STATEMENTS = {
  claim: /insert into credit_ledger[\s\S]*'charge'/,
  end: /result_images = \$/,
  create: /insert into generation_jobs/,
};

export const lostCommit: PromiseTest = {
  number: 9,
  title: "A lost COMMIT answer harms nothing",
  async run(rig) {
    const each = rig.count({ short: 2, default: 6, long: 50 });
    const deployment = await rig.openDeployment({ USER_RUNNING_LIMIT: "100" });
    const { proxy, provider } = deployment;
    const userId = await deployment.newUser(each * 4);
    const env = { DATABASE_URL: proxy.url, WORKER_CONCURRENCY: "8" };
    const workers = [await deployment.worker(env), await deployment.worker(env)];
    const dropped = { claim: 0, finish: 0, fail: 0, create: 0 };
    const ids: string[] = [];

    for (; dropped.claim < each; dropped.claim += 1) {
      const drop = proxy.dropNextCommitReply(STATEMENTS.claim);
      ids.push(await deployment.create(userId));
      await drop;
    }
    // The workers are alive and do not know that they hold these jobs. Each worker finds the jobs that are claimed in
    // its name and requeues these jobs.
    await deployment.allEnded();

    for (const [kind, play] of [
      ["finish", { do: "paint" }],
      ["fail", { do: "fault", fault: FAULTS.moderation("input") }],
    ] as const) {
      provider.plan = () => play;
      for (; dropped[kind] < each; dropped[kind] += 1) {
        const drop = proxy.dropNextCommitReply(STATEMENTS.end);
        ids.push(await deployment.create(userId));
        await drop;
      }
      await deployment.allEnded();
    }

    provider.plan = () => ({ do: "paint" });
    const presses = await pressTwice(deployment, userId, each);
    dropped.create = presses.jobIds.length;
    ids.push(...presses.jobIds);
    await deployment.allEnded();

    const { rows } = await deployment.db.pool.query<{
      jobs: number;
      charges: number;
      keys: number;
    }>(
      `select (select count(*)::int from generation_jobs) as jobs, (select count(*)::int from idempotency_keys) as keys,
              (select count(*)::int from credit_ledger where kind = 'charge') as charges`,
    );
    const { jobs = 0, charges = 0, keys = 0 } = rows[0] ?? {};
    const { completed = 0, failed = 0 } = await deployment.statuses();
    await Promise.all(workers.map((worker) => worker.end("SIGKILL")));
    const trials = Object.values(dropped).reduce((sum, count) => sum + count, 0);
    return {
      trials,
      pass:
        jobs === trials &&
        new Set(ids).size === trials &&
        charges === trials &&
        keys === each &&
        presses.lost === each &&
        completed === trials - each &&
        failed === each,
      figure: `${each} lost answers each for claim, finish, fail and create: ${jobs} jobs, ${charges} charges, ${presses.lost}/${each} repeated creates got the same job; ${completed} completed, ${failed} failed at no charge`,
    };
  },
};

/**
 * Creates jobs whose first answer is lost, and repeats each create with its key. `lost` counts the first creates that
 * got no answer.
 */
async function pressTwice(
  deployment: Deployment,
  userId: number,
  times: number,
): Promise<{ jobIds: string[]; lost: number }> {
  const { proxy } = deployment;
  const lossy = createDatabase({ url: proxy.url, connections: 2, onError: () => {} });
  const through = deployment.servicesWith({ db: lossy });
  const jobIds: string[] = [];
  let lost = 0;
  for (let press = 0; press < times; press += 1) {
    const prompt = taggedPrompt(`c${press}`);
    const input = createJobInput.parse({ prompt, imageCount: 1 });
    const send = () => createJob(through, userId, { input, idempotencyKey: `press-${press}` });
    const drop = proxy.dropNextCommitReply(STATEMENTS.create);
    const first = await send().catch(() => null);
    await drop;
    const again = await send();
    if (first === null) lost += 1;
    jobIds.push(again.jobId);
  }
  await lossy.close();
  return { jobIds, lost };
}
