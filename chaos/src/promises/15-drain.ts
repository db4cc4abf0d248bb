import { setTimeout as pause } from "node:timers/promises";
import { cancelWaiting } from "@lacquer/services";
import { LONG_LEASE, type PromiseTest, type Rig } from "../rig/rig.ts";
import { seconds, worst } from "../rig/statistics.ts";
import { newGuest, openStream } from "../rig/visitors.ts";
import { waitUntil } from "../rig/waits.ts";

const SLOTS = 4;

/**
 * Tells a worker to shut down in the middle of its calls. With `patient`, the calls take longer than a lease, and the
 * worker has enough time to finish them.
 */
async function drained(rig: Rig, rounds: number, patient: boolean) {
  const deployment = await rig.openDeployment({
    DRAIN_SECONDS: patient ? "25" : "0.5",
    LEASE_SECONDS: patient ? rig.shortLease : LONG_LEASE,
    USER_RUNNING_LIMIT: "50",
  });
  const { provider } = deployment;
  // With enough time, the calls take longer than a lease. The worker then keeps these jobs only if heartbeats continue.
  provider.plan = () => ({ do: "paint", afterMs: patient ? deployment.leaseMs + 1_000 : 120_000 });
  const userId = await deployment.newUser(rounds * SLOTS * 2);
  const sum = { late: 0, kept: 0, times: [] as number[], codes: new Set<number | null>() };
  for (let round = 0; round < rounds; round += 1) {
    const worker = await deployment.worker();
    for (let job = 0; job < SLOTS * 2; job += 1) await deployment.create(userId);
    await waitUntil("its calls", () => provider.inFlight === SLOTS);
    await deployment.newStarts();
    const told = Date.now();
    const left = deployment.leave(worker);
    await pause(150);
    worker.child.kill("SIGTERM");
    sum.codes.add(await left);
    sum.times.push(Date.now() - told);
    sum.late += (await deployment.newStarts()).filter((start) => start.at > told + 100).length;
    const { rows } = await deployment.db.pool.query<{ kept: number }>(
      patient
        ? "select count(*)::int as kept from generation_jobs where status = 'completed' and attempt = 1"
        : `select count(*)::int as kept from generation_jobs g where status = 'pending' and attempt = 0 and credits_deducted
           and not exists (select 1 from credit_ledger l where l.job_id = g.id and l.kind = 'refund')`,
    );
    // Completed jobs add up from round to round. Requeued jobs are counted for each round separately, because they are
    // canceled below.
    sum.kept = (patient ? 0 : sum.kept) + (rows[0]?.kept ?? 0);
    // The remaining jobs are canceled, so that the next round counts only its own jobs.
    await cancelWaiting(deployment.services, userId);
  }
  return sum;
}

/** Tells a server with open streams to shut down. Returns its exit code and the time that the shutdown took. */
async function serverLeaves(rig: Rig, streams: number) {
  const deployment = await rig.openDeployment();
  const server = await deployment.server();
  const guest = await newGuest(server.origin);
  for (let stream = 0; stream < streams; stream += 1) await openStream(guest);
  const told = Date.now();
  const code = await server.end("SIGTERM");
  return { code, took: Date.now() - told };
}

export const drain: PromiseTest = {
  number: 15,
  title: "Drain on SIGTERM",
  alone: "machine",
  async run(rig) {
    const rounds = rig.count({ short: 1, default: 3, long: 10 });
    const patient = await drained(rig, rounds, true);
    const hurried = await drained(rig, rounds, false);
    const server = await serverLeaves(rig, 5);
    const jobs = rounds * SLOTS;
    const codes = [...patient.codes, ...hurried.codes, server.code];
    return {
      trials: 2 * jobs + 5,
      pass:
        patient.kept === jobs &&
        hurried.kept === jobs &&
        patient.late + hurried.late === 0 &&
        codes.every((code) => code === 0) &&
        worst(patient.times) <= 30_000 &&
        server.took <= rig.limit(2_000),
      figure: `with enough time: ${patient.kept}/${jobs} calls longer than a lease finished, worker gone after ${seconds(worst(patient.times))}; with too little time: ${hurried.kept}/${jobs} requeued with attempt and credits as before, worker gone after ${seconds(worst(hurried.times))}; ${patient.late + hurried.late} late claims; exit codes ${[...new Set(codes)].join(", ")}; server with 5 streams gone after ${seconds(server.took)}`,
    };
  },
};
