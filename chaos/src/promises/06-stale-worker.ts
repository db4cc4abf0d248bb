import { setTimeout as pause } from "node:timers/promises";
import { createOneRunner } from "@lacquer/services";
import { createGate, scriptedProvider } from "@lacquer/testing";
import type { PromiseTest, Rig } from "../rig/rig.ts";
import { waitUntil } from "../rig/waits.ts";

const HELD = 10;

/**
 * Everything that a stale worker could change. Heartbeat and progress are left out, because the worker that holds the
 * job changes them.
 */
const ROWS = `
select g.id, concat_ws(' ', g.status, g.user_id, g.attempt, g.lease_token, g.credits_deducted, g.refunded, g.error_code,
         case when g.status <> 'processing' then row_to_json(g)::text end,
         (select string_agg(i::text, ',' order by i.image_index) from job_images i where i.job_id = g.id),
         (select string_agg(l::text, ',' order by l.id) from credit_ledger l where l.job_id = g.id)) as row
from generation_jobs g`;

/** Images that were stored under a lease that was not the job's last one. */
const STALE_IMAGES = `
select 1 from job_images i
where i.storage_key not like '%/' || (select s.lease from chaos_starts s where s.job_id = i.job_id order by s.id desc limit 1)`;

/**
 * Stops workers for the length of two leases while another worker reclaims their jobs. When a stopped worker wakes,
 * half of its jobs have ended, and the other worker is in the middle of its calls for the rest. Returns the number of
 * jobs that the stopped workers could still change.
 */
async function stopped(rig: Rig, rounds: number) {
  const deployment = await rig.openDeployment({
    USER_RUNNING_LIMIT: "100",
    MAX_ATTEMPTS: "5",
    LEASE_SECONDS: rig.shortLease,
  });
  const { pool } = deployment.db;
  const userId = await deployment.newUser(rounds * HELD);
  const env = { WORKER_CONCURRENCY: String(HELD) };
  let stale = await deployment.worker(env);
  let other = await deployment.worker(env);
  let changed = 0;
  const rows = async () => {
    const found = await pool.query<{ id: string; row: string }>(ROWS);
    return new Map(found.rows.map(({ id, row }) => [id, row]));
  };
  for (let round = 0; round < rounds; round += 1) {
    // Only one worker may take this round's jobs. The provider answers while that worker is stopped.
    deployment.provider.plan = (call) => ({
      do: "paint",
      afterMs: call.nth === 1 || Number(call.tag.slice(1)) % 2 === 0 ? 600_000 : 50,
    });
    other.child.kill("SIGSTOP");
    for (let job = 0; job < HELD; job += 1) await deployment.create(userId);
    await waitUntil("its calls", () => deployment.provider.inFlight === HELD);
    stale.child.kill("SIGSTOP");
    deployment.provider.release();
    other.child.kill("SIGCONT");
    const since = performance.now();
    await waitUntil("the other to hold half of them and to have ended the rest", async () => {
      const { completed = 0, processing = 0 } = await deployment.statuses();
      const calling = deployment.provider.calls.filter(
        (call) => call.nth > 1 && !call.endedAt,
      ).length;
      return completed === (round + 0.5) * HELD && processing === HELD / 2 && calling >= HELD / 2;
    });
    await pause(Math.max(0, 2 * deployment.leaseMs - (performance.now() - since)));
    const before = await rows();
    stale.child.kill("SIGCONT");
    await pause(1_500);
    const after = await rows();
    for (const [id, row] of before) if (after.get(id) !== row) changed += 1;
    deployment.provider.release();
    await deployment.allEnded();
    [stale, other] = [other, stale];
  }
  const staleImages = (await pool.query(STALE_IMAGES)).rowCount ?? 0;
  const starts = (await deployment.newStarts()).filter((start) => start.attempt > 1);
  const elsewhere = new Set(starts.map((start) => start.jobId)).size;
  await Promise.all([stale, other].map((worker) => worker.end("SIGKILL")));
  return { changed: changed + staleImages, elsewhere };
}

/** Races the sweep against the finish in random order, both in this process. Returns the outcomes. */
async function races(rig: Rig, rounds: number) {
  const { random } = rig;
  const deployment = await rig.openDeployment({ USER_RUNNING_LIMIT: "100", MAX_ATTEMPTS: "5" });
  const { pool } = deployment.db;
  const userId = await deployment.newUser(rounds);
  const later = () => pause(random.int(0, 15));
  for (let done = 0; done < rounds; done += HELD) {
    const gates = Array.from({ length: HELD }, createGate);
    let next = 0;
    const finisher = createOneRunner(deployment.services, {
      imageProvider: scriptedProvider(async (_, signal) => gates[next++]?.pass(signal)),
    });
    for (let job = 0; job < HELD; job += 1) await deployment.create(userId);
    for (let job = 0; job < HELD; job += 1) await finisher.runOne(0);
    await pool.query(
      "update generation_jobs set lease_until = now() - interval '1 second' where status = 'processing'",
    );
    const sweepers = Array.from({ length: 4 }, () =>
      createOneRunner(deployment.services, { imageProvider: scriptedProvider() }),
    );
    await Promise.all([
      ...gates.map((gate) => later().then(gate.open)),
      ...sweepers.map((sweeper) => later().then(() => sweeper.runOne(10))),
    ]);
    await finisher.drain(10);
    while ((await sweepers[0]?.runOne(10))?.processed === 1);
    await Promise.all(sweepers.map((sweeper) => sweeper.drain(5)));
  }
  const { rows } = await pool.query<{ outcomes: number; again: number }>(
    `select count(*) filter (where status = 'completed' and credits_deducted and refunded = 0 and jsonb_array_length(result_images) = 1
              and (select count(*) from designs d where d.job_id = g.id) = 1)::int as outcomes,
            count(*) filter (where attempt > 1)::int as again
     from generation_jobs g`,
  );
  return rows[0] ?? { outcomes: 0, again: 0 };
}

export const staleWorker: PromiseTest = {
  number: 6,
  title: "A stale worker cannot write",
  async run(rig) {
    const rounds = rig.count({ short: 1, default: 2, long: 10 });
    const { changed, elsewhere } = await stopped(rig, rounds);
    const interleavings = rig.count({ short: 20, default: 100, long: 1_000 });
    const { outcomes, again } = await races(rig, interleavings);
    return {
      trials: rounds * HELD + interleavings,
      pass: changed === 0 && elsewhere === rounds * HELD && outcomes === interleavings,
      figure: `${rounds * HELD} jobs of workers stopped for 2 leases: ${elsewhere} finished by another worker, ${changed} changed by the stale worker; a sweep and a finish at the same time: one outcome for ${outcomes}/${interleavings} jobs (${again} were swept first)`,
    };
  },
};
