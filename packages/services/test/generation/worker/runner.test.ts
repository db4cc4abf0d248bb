import { claimJobs } from "@lacquer/db/queue";
import { openWorkerSession, type WorkerSession } from "@lacquer/db/wake";
import { assertInvariants, madeImage, scriptedProvider, waitFor } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { cancelJob, getJob, type Runner, startRunner } from "../../../src/verbs.ts";
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

test("an image provider that ignores its signal loses its slot soon after a cancel, and its picture", async () => {
  const userId = await services.newUser(6);
  const [canceled, next] = [await services.create(userId), await services.create(userId)];
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
  const end = await cancelJob(services, userId, canceled);
  expect(await services.ended(userId, next)).toMatchObject({ status: "completed" });
  gate.resolve();
  await waitFor("the slot to be free", () => runner.busy === 0);
  expect(await getJob(services, userId, canceled)).toEqual(end);
});

test("while the provider is paused nothing is claimed or charged, and the queue goes on by itself after", async () => {
  const userId = await services.newUser(6);
  await services.db.pool.query(
    "insert into provider_pauses (provider, until, reason) values ('renderer', now() + interval '1 hour', 'rate_limit')",
  );
  const jobId = await services.create(userId);
  await startWorker();
  await untilLocked(1);
  const claim = {
    owner: "1",
    slots: 4,
    leaseSeconds: 60,
    provider: "renderer",
    unpaidMessage: "",
    limitMessage: "over the limit",
  };
  expect(await claimJobs(services.db.pool, claim)).toEqual({ jobs: [], more: false });
  expect(await getJob(services, userId, jobId)).toMatchObject({
    status: "pending",
    creditsDeducted: false,
  });
  await services.db.pool.query("update provider_pauses set until = now()");
  expect(await services.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 1 });
});
