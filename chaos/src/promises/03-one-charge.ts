import { createOneRunner } from "@lacquer/services";
import { createGate, scriptedProvider } from "@lacquer/testing";
import type { PromiseTest } from "../rig/rig.ts";
import { waitUntil } from "../rig/waits.ts";

const RACERS = 50;

export const oneCharge: PromiseTest = {
  number: 3,
  title: "At most one charge per job",
  async run(rig) {
    const deployment = await rig.openDeployment();
    const { pool } = deployment.db;
    const rounds = rig.count({ short: 2, default: 20, long: 50 });
    const userId = await deployment.newUser(rounds);
    let [winners, charges, refusals] = [0, 0, 0];
    for (let round = 0; round < rounds; round += 1) {
      const jobId = await deployment.create(userId);
      const gate = createGate();
      const imageProvider = scriptedProvider((_, signal) => gate.pass(signal));
      // One runner makes its calls one after another. Each racer therefore has its own runner, like a separate process.
      const racers = Array.from({ length: RACERS }, () =>
        createOneRunner(deployment.services, { imageProvider }),
      );
      const answers = await Promise.all(racers.map((racer) => racer.runOne(0)));
      winners += answers.filter((answer) => answer.processed === 1).length;
      // Expires the job's lease, so that the second attempt claims a job that is already charged. A heartbeat may
      // extend the lease, so the lease is expired repeatedly until the job is claimed.
      const second = createOneRunner(deployment.services, { imageProvider: scriptedProvider() });
      await waitUntil("the second claim", async () => {
        await pool.query(
          "update generation_jobs set lease_until = now() - interval '1 second' where id = $1",
          [jobId],
        );
        return (await second.runOne(20)).processed === 1;
      });
      gate.open();
      await second.drain(5);
      await Promise.all(racers.map((racer) => racer.drain(5)));
      const { rowCount } = await pool.query(
        "select 1 from credit_ledger where job_id = $1 and kind = 'charge'",
        [jobId],
      );
      charges += rowCount ?? 0;
      const again = await pool
        .query(
          "insert into credit_ledger (user_id, job_id, kind, amount) values ($1, $2, 'charge', -1)",
          [userId, jobId],
        )
        .then(
          () => "accepted",
          (error: { code?: string }) => error.code,
        );
      if (again === "23505") refusals += 1;
    }
    const { completed = 0 } = await deployment.statuses();
    const attempts = await pool.query("select 1 from generation_jobs where attempt = 2");
    return {
      trials: rounds,
      pass: [winners, charges, refusals, completed, attempts.rowCount].every((n) => n === rounds),
      figure: `${rounds} jobs with ${RACERS} claimers each: ${winners} successful claims, ${charges} charges after a second attempt at each job; ${refusals} inserts of a second charge refused with 23505`,
    };
  },
};
