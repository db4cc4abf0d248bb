import { FAULTS } from "@lacquer/testing/doubles";
import type { PromiseTest } from "../rig/rig.ts";
import { seconds, worst } from "../rig/statistics.ts";

/**
 * The longest pauses before the second and the third call. The jitter may choose any shorter pause. Finding the job in
 * the queue can take `LOOK_MS` more.
 */
const LONGEST_MS = [2_000, 4_000] as const;
const LOOK_MS = 1_500;

export const serverErrors: PromiseTest = {
  number: 12,
  title: "5xx and resets: three calls at most, then free",
  async run(rig) {
    const jobs = rig.count({ short: 4, default: 24, long: 200 });
    const deployment = await rig.openDeployment({ USER_RUNNING_LIMIT: "300" });
    const plays = [
      { do: "fault", fault: FAULTS.server() },
      { do: "body", status: 502, type: "text/html", body: "<html>Bad gateway</html>" },
      { do: "body", status: 504, type: "text/plain", body: "" },
      { do: "reset" },
    ] as const;
    deployment.provider.plan = (call) =>
      plays[Number(call.tag.slice(1)) % plays.length] ?? plays[0];
    const userId = await deployment.newUser(jobs);
    const ids: string[] = [];
    for (let job = 0; job < jobs; job += 1) ids.push(await deployment.create(userId));
    const worker = await deployment.worker({ WORKER_CONCURRENCY: "16" });
    await deployment.allEnded();
    await worker.end("SIGKILL");
    const calls = ids.map((id) => deployment.provider.callsFor(deployment.tagOf(id)));
    const gaps = [0, 1].map((index) =>
      calls.flatMap((own) => {
        const [before, after] = [own[index], own[index + 1]];
        return before && after ? [after.at - before.at] : [];
      }),
    );
    const most = worst(calls.map((own) => own.length));
    const { rows } = await deployment.db.pool.query<{
      code: string;
      jobs: number;
      refunds: number;
    }>(
      `select error_code as code, count(*)::int as jobs,
              sum((select count(*) from credit_ledger l where l.job_id = g.id and l.kind = 'refund'))::int as refunds
       from generation_jobs g where status = 'failed' group by 1 order by 1`,
    );
    const failed = rows.reduce((sum, row) => sum + row.jobs, 0);
    const refunds = rows.reduce((sum, row) => sum + row.refunds, 0);
    const inBounds = gaps.every(
      (some, index) => worst(some) <= (LONGEST_MS[index] ?? 0) + rig.limit(LOOK_MS),
    );
    return {
      trials: jobs,
      pass:
        most <= 3 &&
        failed === jobs &&
        refunds === jobs &&
        inBounds &&
        rows.every((row) => row.code !== null),
      figure: `${jobs} jobs: at most ${most} calls each, pauses up to ${seconds(worst(gaps[0] ?? []))} and ${seconds(worst(gaps[1] ?? []))}; ${failed} failed (${rows.map((row) => `${row.jobs} ${row.code}`).join(", ")}), ${refunds} refunds`,
    };
  },
};
