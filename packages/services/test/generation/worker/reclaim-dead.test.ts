import { claimJobs, registerWorker, setWorkerLocked } from "@lacquer/db/queue";
import { createGate, scriptedProvider, waitFor } from "@lacquer/testing";
import { beforeAll, expect, test } from "vitest";
import { getJob } from "../../../src/verbs.ts";
import type { TestServices } from "../../test-services.ts";
import { useWorkers } from "./use-workers.ts";

const workers = useWorkers();
const { openSession, startWorker, untilLocked } = workers;
let services: TestServices;

beforeAll(() => {
  services = workers.services;
});

test("a worker whose lock is free is dead: its job runs elsewhere, and its late results are dropped", async () => {
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
  // Waits longer than the other worker needs to confirm a death.
  const cutAt = performance.now();
  await waitFor("the other worker to have looked", () => performance.now() - cutAt > 1_000);
  gate.open();
  expect(await services.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 1 });
});
