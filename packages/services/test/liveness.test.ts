import { claimJobs, registerWorker, setWorkerLocked } from "@lacquer/db/queue";
import { openWorkerSession, type WorkerSession } from "@lacquer/db/wake";
import { assertBooks, createGate, madeImage, scriptedProvider, waitFor } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { cancelJob, createOneRunner, getJob, type Runner, startRunner } from "../src/index.ts";
import { openTestHouse, type TestHouse } from "./house.ts";

let house: TestHouse;
const sessions: WorkerSession[] = [];
const runners: Runner[] = [];

beforeAll(async () => {
  // No lease ends here: whatever is taken back is taken by its worker's lock.
  house = await openTestHouse({ leaseSeconds: 3_600, heartbeatSeconds: 60 });
});
afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.drain(0)));
  await Promise.all(sessions.splice(0).map((session) => session.close()));
  await house.db.pool.query("delete from workers");
  await assertBooks(house.db);
});
afterAll(() => house.close());

function openSession(onNotice: () => void = () => {}): WorkerSession {
  const session = openWorkerSession({
    url: house.db.url,
    lock: true,
    onNotice,
    onError: () => {},
  });
  sessions.push(session);
  return session;
}

async function startWorker(imageProvider = scriptedProvider(), slots = 4): Promise<Runner> {
  const runner: Runner = await startRunner(house, {
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
    const { rowCount } = await house.db.pool.query("select 1 from workers where locked");
    return rowCount === count;
  });
}

test("a worker whose lock is free is dead: its job runs elsewhere, and what it makes too late is dropped", async () => {
  const owner = await registerWorker(house.db.pool, {
    kind: "worker",
    host: "dead",
    pid: 1,
    slots: 1,
  });
  const session = openSession();
  session.setWorker(owner, (held) => void setWorkerLocked(house.db.pool, owner, held));
  await untilLocked(1);
  const userId = await house.newUser(6);
  const jobId = await house.create(userId);
  const claim = { owner, slots: 1, leaseSeconds: 3_600, provider: "renderer", unpaidMessage: "" };
  expect((await claimJobs(house.db.pool, claim)).jobs).toHaveLength(1);
  await startWorker();
  await untilLocked(2);
  expect(await getJob(house, userId, jobId)).toMatchObject({ status: "processing", attempt: 1 });
  await session.close();
  expect(await house.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 2 });
});

test("a living worker that loses its session again and again keeps its job", async () => {
  const userId = await house.newUser(6);
  const jobId = await house.create(userId);
  const gate = createGate();
  const imageProvider = scriptedProvider((_request, signal) => gate.pass(signal));
  await startWorker(imageProvider);
  await waitFor("the job to run", () => imageProvider.calls.length === 1);
  await startWorker();
  await untilLocked(2);
  for (let cut = 0; cut < 5; cut += 1) {
    await house.db.pool.query(
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
  expect(await house.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 1 });
});

test("a server's cron job goes back as quickly as a worker's, and its runs share one name and session", async () => {
  const userId = await house.newUser(6);
  const [first, second] = [await house.create(userId), await house.create(userId)];
  const gate = createGate();
  const stuck = scriptedProvider((_request, signal) => gate.pass(signal));
  let opened: WorkerSession[] = [];
  const cron = createOneRunner(house, stuck, () => {
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
    expect(await house.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 2 });
  gate.open();
  await cron.drain(1);
});

test("ten calls of the cron door at once run ten jobs, each once", async () => {
  const userId = await house.newUser(20);
  const jobs = await Promise.all(Array.from({ length: 4 }, () => house.create(userId)));
  const cron = createOneRunner(house, scriptedProvider(), () => openSession());
  const answers = await Promise.all(Array.from({ length: 10 }, () => cron.runOne(20)));
  const ran = answers.flatMap((answer) => answer.jobId ?? []);
  expect(new Set(ran).size).toBe(ran.length);
  for (const jobId of jobs)
    expect(await house.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 1 });
  await cron.drain(1);
});

test("an image provider that ignores its signal loses its slot soon after a cancel, and its picture", async () => {
  const userId = await house.newUser(6);
  const [canceled, next] = [await house.create(userId), await house.create(userId)];
  const gate = Promise.withResolvers<void>();
  const imageProvider = scriptedProvider();
  const deaf = {
    ...imageProvider,
    async make(...[request, signal, report]: Parameters<typeof imageProvider.make>) {
      if (!request.seed.startsWith(canceled)) return imageProvider.make(request, signal, report);
      await gate.promise;
      return madeImage();
    },
  };
  const runner = await startWorker(deaf, 1);
  await waitFor("the job to run", () => runner.busy === 1);
  const end = await cancelJob(house, userId, canceled);
  expect(await house.ended(userId, next)).toMatchObject({ status: "completed" });
  gate.resolve();
  await waitFor("the slot to be free", () => runner.busy === 0);
  expect(await getJob(house, userId, canceled)).toEqual(end);
});

test("while the provider is paused nothing is claimed or charged, and the line goes on by itself after", async () => {
  const userId = await house.newUser(6);
  await house.db.pool.query(
    "insert into provider_pauses (provider, until, reason) values ('renderer', now() + interval '1 hour', 'rate_limit')",
  );
  const jobId = await house.create(userId);
  await startWorker();
  await untilLocked(1);
  const claim = { owner: "1", slots: 4, leaseSeconds: 60, provider: "renderer", unpaidMessage: "" };
  expect(await claimJobs(house.db.pool, claim)).toEqual({ jobs: [], more: false });
  expect(await getJob(house, userId, jobId)).toMatchObject({
    status: "pending",
    creditsDeducted: false,
  });
  await house.db.pool.query("update provider_pauses set until = now()");
  expect(await house.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 1 });
});

test("a job whose run breaks off goes back to the line, and ends when its attempts are used up", async () => {
  const userId = await house.newUser(6);
  const jobId = await house.create(userId);
  // Nor can it be put back at first: still it was begun, and that counts.
  await house.db.pool.query(
    `create function refuse() returns trigger language plpgsql as $$ begin raise 'not now'; end $$;
     create trigger refuse before update on generation_jobs for each row
       when (old.status = 'processing' and new.status <> 'processing') execute function refuse()`,
  );
  const said = (message: string) => house.log.lines.filter((line) => line.message === message);
  // What a process cannot foresee: the job's own row cannot be read for a while.
  const prisma = new Proxy(house.db.prisma, {
    get(target, name) {
      if (name === "generationJob") throw new Error("the row cannot be read");
      return Reflect.get(target, name) as unknown;
    },
  });
  const broken = { ...house, db: { ...house.db, prisma } };
  const runner = await startRunner(broken, {
    imageProvider: scriptedProvider(),
    slots: 1,
    pollSeconds: 0.05,
    sweepSeconds: 0.05,
  });
  runners.push(runner);
  await waitFor("it to be tried twice", () => {
    return said("a stray job could not be requeued").length >= 2;
  });
  await house.db.pool.query("drop function refuse cascade");
  expect(await house.ended(userId, jobId)).toMatchObject({
    status: "failed",
    errorCode: "attempts_exhausted",
    attempt: 3,
    refunded: 1,
  });
  const requeued = said("stray job requeued").map(({ fields }) => fields);
  expect(requeued).toEqual(
    [1, 2, 3].map((attempt) => expect.objectContaining({ attempt, free: false })),
  );
});
