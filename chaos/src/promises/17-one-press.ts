import { createDatabase } from "@lacquer/db";
import { createJob } from "@lacquer/services";
import { createJobInput, LacquerError } from "@lacquer/contracts";
import { taggedPrompt } from "../rig/provider.ts";
import type { PromiseTest } from "../rig/rig.ts";

const PRESSES = 20;

export const onePress: PromiseTest = {
  number: 17,
  title: "A double click makes one job",
  async run(rig) {
    const rounds = rig.count({ short: 2, default: 20, long: 200 });
    const deployment = await rig.openDeployment();
    const { services } = deployment;
    const { pool } = deployment.db;
    // `second` runs the verbs like a second server. `lossy` runs them over a connection that fails after Postgres's
    // commit.
    const secondDb = createDatabase({ url: deployment.databaseUrl, connections: 10 });
    const lossyDb = createDatabase({
      url: deployment.proxy.url,
      connections: 2,
      onError: () => {},
    });
    const second = deployment.servicesWith({ db: secondDb });
    const lossy = deployment.servicesWith({ db: lossyDb });
    const [anna, bella] = [await deployment.newUser(rounds * 4), await deployment.newUser(rounds)];
    const sum = { rows: 0, equal: 0, conflicts: 0, others: 0, kept: 0, lost: 0 };
    for (let round = 0; round < rounds; round += 1) {
      const idempotencyKey = `press-${round}`;
      const input = createJobInput.parse({ prompt: taggedPrompt(`p${round}`), imageCount: 1 });
      const press = { input, idempotencyKey };
      const answers = await Promise.all(
        Array.from({ length: PRESSES }, (_, index) =>
          createJob(index % 2 ? services : second, anna, press),
        ),
      );
      const ids = new Set(answers.map((answer) => answer.jobId));
      if (ids.size === 1) sum.equal += 1;
      const found = await pool.query(
        "select 1 from generation_jobs where user_id = $1 and prompt = $2",
        [anna, input.prompt],
      );
      sum.rows += found.rowCount ?? 0;
      const other = { ...input, prompt: `${input.prompt} and glitter` };
      await createJob(services, anna, { ...press, input: other }).catch((error: unknown) => {
        if (error instanceof LacquerError && error.code === "idempotency_conflict")
          sum.conflicts += 1;
      });
      const hers = await createJob(services, bella, press);
      if (!ids.has(hers.jobId)) sum.others += 1;
      await pool.query(
        "update idempotency_keys set created_at = now() - interval '24 hours' where key = $1",
        [idempotencyKey],
      );
      if (ids.has((await createJob(second, anna, press)).jobId)) sum.kept += 1;
      const late = { ...press, idempotencyKey: `lost-${round}` };
      const dropped = deployment.proxy.dropNextCommitReply(/insert into generation_jobs/);
      const lost = await createJob(lossy, anna, late).catch(() => null);
      await dropped;
      const [one, two] = [
        await createJob(services, anna, late),
        await createJob(second, anna, late),
      ];
      if (lost === null && one.jobId === two.jobId) sum.lost += 1;
    }
    const made = await pool.query<{ jobs: number }>(
      "select count(*)::int as jobs from generation_jobs",
    );
    await secondDb.close();
    await lossyDb.close();
    const jobs = made.rows[0]?.jobs ?? 0;
    return {
      trials: rounds,
      pass:
        sum.rows === rounds &&
        jobs === rounds * 3 &&
        [sum.equal, sum.conflicts, sum.others, sum.kept, sum.lost].every((n) => n === rounds),
      figure: `${rounds} × ${PRESSES} parallel creates with the same key: ${sum.rows} jobs, equal answers in ${sum.equal} rounds; ${sum.conflicts} creates with other input refused; ${sum.others} creates of another user gave their own job; ${sum.kept} keys still valid after 24 h; ${sum.lost} creates repeated after a lost answer got the same job`,
    };
  },
};
