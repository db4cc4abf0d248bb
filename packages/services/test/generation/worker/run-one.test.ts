import { claimJobs } from "@lacquer/db/queue";
import { openWorkerSession, type WorkerSession } from "@lacquer/db/wake";
import { assertInvariants, createGate, scriptedProvider, waitFor } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createOneRunner, getJob, type Runner, startRunner } from "../../../src/verbs.ts";
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

async function claimOne(leaseSeconds = 60) {
  const { jobs } = await claimJobs(services.db.pool, {
    slots: 1,
    owner: "1",
    leaseSeconds,
    provider: "renderer",
    unpaidMessage: "",
    limitMessage: "over the limit",
  });
  const [job] = jobs;
  if (!job) throw new Error("there was nothing to claim");
  return job;
}

async function expireLeases(): Promise<void> {
  await services.db.pool.query(
    "update generation_jobs set lease_until = now() - interval '1 second' where status = 'processing'",
  );
}

test("a server's cron job goes back as quickly as a worker's, and its runs share one name and session", async () => {
  const userId = await services.newUser(6);
  const [first, second] = [await services.create(userId), await services.create(userId)];
  const gate = createGate();
  const stuck = scriptedProvider((_request, signal) => gate.pass(signal));
  let opened: WorkerSession[] = [];
  const cron = createOneRunner(services, stuck, () => {
    const session = openSession();
    opened = [...opened, session];
    return session;
  });
  expect(await cron.runOne(0)).toMatchObject({ processed: 1, status: "processing" });
  expect(await cron.runOne(0)).toMatchObject({ processed: 1, status: "processing" });
  expect(await cron.runOne(0)).toEqual({ processed: 0 });
  await untilLocked(1);
  expect(opened).toHaveLength(1);
  await startWorker();
  await untilLocked(2);
  // As Postgres sees it, the server has died.
  await opened[0]?.close();
  for (const jobId of [first, second])
    expect(await services.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 2 });
  gate.open();
  await cron.drain(1);
});

test("ten calls of the cron route at once run ten jobs, each once", async () => {
  const userId = await services.newUser(20);
  const jobs = await Promise.all(Array.from({ length: 4 }, () => services.create(userId)));
  const cron = createOneRunner(services, scriptedProvider(), () => openSession());
  const answers = await Promise.all(Array.from({ length: 10 }, () => cron.runOne(20)));
  const ran = answers.flatMap((answer) => answer.jobId ?? []);
  expect(new Set(ran).size).toBe(ran.length);
  for (const jobId of jobs)
    expect(await services.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 1 });
  await cron.drain(1);
});

test("the one-job runner takes back an expired job and finishes it", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId);
  await claimOne();
  await expireLeases();
  const one = createOneRunner(services, scriptedProvider());
  expect(await one.runOne(10)).toEqual({ processed: 1, jobId, status: "completed" });
  expect(await one.runOne(10)).toEqual({ processed: 0 });
  expect(await getJob(services, userId, jobId)).toMatchObject({ attempt: 2 });
});
