import { claimJobs, registerWorker, setWorkerLocked } from "@lacquer/db/queue";
import { openWorkerSession, type WorkerSession } from "@lacquer/db/wake";
import { assertInvariants, createGate, scriptedProvider, waitFor } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { getJob, type Runner, startRunner } from "../../../src/verbs.ts";
import { openTestServices, type TestServices } from "../../test-services.ts";

let services: TestServices;

const sessions: WorkerSession[] = [];

const runners: Runner[] = [];

beforeAll(async () => {
  // No lease ends here: whatever is reclaimed is reclaimed by its worker's lock.
  services = await openTestServices({ leaseSeconds: 3_600, heartbeatSeconds: 60 });
});

afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.drain(0)));
  await Promise.all(sessions.splice(0).map((session) => session.close()));
  await services.db.pool.query("delete from workers");
  await assertInvariants(services.db);
});

afterAll(() => services.close());

function openSession(onNudge: () => void = () => {}): WorkerSession {
  const session = openWorkerSession({
    url: services.db.url,
    lock: true,
    onNudge,
    onError: () => {},
  });
  sessions.push(session);
  return session;
}

async function startWorker(imageProvider = scriptedProvider(), slots = 4): Promise<Runner> {
  const runner: Runner = await startRunner(services, {
    imageProvider,
    slots,
    pollSeconds: 0.1,
    sweepSeconds: 0.1,
    session: openSession(() => runner?.wake()),
  });
  runners.push(runner);
  return runner;
}

async function untilLocked(count: number): Promise<void> {
  await waitFor("workers to hold their locks", async () => {
    const { rowCount } = await services.db.pool.query("select 1 from workers where locked");
    return rowCount === count;
  });
}

test("a worker whose lock is free is dead: its job runs elsewhere, and what it makes too late is dropped", async () => {
  const owner = await registerWorker(services.db.pool, {
    kind: "worker",
    host: "dead",
    pid: 1,
    slots: 1,
  });
  const session = openSession();
  session.setWorker(owner, (held) => void setWorkerLocked(services.db.pool, owner, held));
  await untilLocked(1);
  const userId = await services.newUser(6);
  const jobId = await services.create(userId);
  const claim = {
    owner,
    slots: 1,
    leaseSeconds: 3_600,
    provider: "renderer",
    unpaidMessage: "",
    limitMessage: "over the limit",
  };
  expect((await claimJobs(services.db.pool, claim)).jobs).toHaveLength(1);
  await startWorker();
  await untilLocked(2);
  expect(await getJob(services, userId, jobId)).toMatchObject({ status: "processing", attempt: 1 });
  await session.close();
  expect(await services.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 2 });
});

test("a living worker that loses its session again and again keeps its job", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId);
  const gate = createGate();
  const imageProvider = scriptedProvider((_request, signal) => gate.pass(signal));
  await startWorker(imageProvider);
  await waitFor("the job to run", () => imageProvider.calls.length === 1);
  await startWorker();
  await untilLocked(2);
  for (let cut = 0; cut < 5; cut += 1) {
    await services.db.pool.query(
      `select pg_terminate_backend(l.pid) from pg_locks l join generation_jobs g on g.lease_owner = l.objid::bigint
       where l.locktype = 'advisory' and g.id = $1
         and l.database = (select oid from pg_database where datname = current_database())`,
      [jobId],
    );
    await untilLocked(2);
  }
  // Longer than it takes to confirm a death.
  const cutAt = performance.now();
  await waitFor("the other to have looked", () => performance.now() - cutAt > 1_000);
  gate.open();
  expect(await services.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 1 });
});
