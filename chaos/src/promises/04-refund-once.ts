import { LacquerError } from "@lacquer/contracts";
import { cancelJob, createOneRunner } from "@lacquer/services";
import { createGate, scriptedProvider } from "@lacquer/testing";
import type { PromiseTest } from "../rig/rig.ts";

/** The number of jobs that race at once. */
const TOGETHER = 10;

export const refundOnce: PromiseTest = {
  number: 4,
  title: "Refund exactly once",
  async run(rig) {
    const { random } = rig;
    // Each job has one attempt. Whoever ends a job first must return its credits. Nobody may return them again.
    const deployment = await rig.openDeployment({ MAX_ATTEMPTS: "1", USER_RUNNING_LIMIT: "100" });
    const { pool } = deployment.db;
    const rounds = rig.count({ short: 20, default: 60, long: 500 });
    const userId = await deployment.newUser(rounds);
    for (let done = 0; done < rounds; done += TOGETHER) {
      const gate = createGate();
      const failing = createOneRunner(deployment.services, {
        imageProvider: scriptedProvider(async () => {
          await gate.pass(new AbortController().signal);
          throw new LacquerError("provider_refused");
        }),
      });
      const ids: string[] = [];
      for (let index = 0; index < TOGETHER; index += 1) ids.push(await deployment.create(userId));
      // The jobs are claimed one after another, because simultaneous claims of one user's jobs skip each other.
      for (const _ of ids) await failing.runOne(0);
      await pool.query(
        "update generation_jobs set lease_until = now() - interval '1 second' where status = 'processing'",
      );
      const later = () => new Promise((resolve) => setTimeout(resolve, random.int(0, 12)));
      // Three things race to end the job: the worker's failure, two sweeps (each cron call sweeps first), and sometimes
      // the job's owner.
      await Promise.all([
        later().then(() => gate.open()),
        later().then(() =>
          createOneRunner(deployment.services, { imageProvider: scriptedProvider() }).runOne(5),
        ),
        later().then(() =>
          createOneRunner(deployment.services, { imageProvider: scriptedProvider() }).runOne(5),
        ),
        ...ids
          .filter(() => random.next() < 0.2)
          .map((id) => later().then(() => cancelJob(deployment.services, userId, id))),
      ]);
      await failing.drain(5);
    }
    const { rows } = await pool.query<{ refunds: number }>(
      `select (select count(*)::int from credit_ledger l where l.job_id = g.id and l.kind = 'refund') as refunds
       from generation_jobs g where status in ('failed', 'canceled')`,
    );
    const once = rows.filter((row) => row.refunds === 1).length;
    const doubles = rows.filter((row) => row.refunds > 1).length;
    const again = await pool
      .query(
        "insert into credit_ledger (user_id, job_id, kind, amount) select user_id, job_id, kind, amount from credit_ledger where kind = 'refund' limit 1",
      )
      .then(
        () => "accepted",
        (error: { code?: string }) => error.code ?? "an error without a code",
      );
    const statuses = await deployment.statuses();
    return {
      trials: rounds,
      pass: once === rounds && doubles === 0 && again === "23505",
      figure: `${rounds} jobs: ${once} refunded once, ${doubles} more than once (${statuses["failed"] ?? 0} failed, ${statuses["canceled"] ?? 0} canceled by their owner); inserting a second refund by hand: ${again}`,
    };
  },
};
