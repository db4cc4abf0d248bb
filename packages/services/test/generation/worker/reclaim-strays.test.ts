import type { WorkerSession } from "@lacquer/db/wake";
import { assertInvariants, scriptedProvider, waitFor } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Runner, startRunner } from "../../../src/verbs.ts";
import { openTestServices, type TestServices } from "../../test-services.ts";

let services: TestServices;

const sessions: WorkerSession[] = [];

const runners: Runner[] = [];

beforeAll(async () => {
  // Leases do not expire in this file, so no job is reclaimed because its lease expires.
  services = await openTestServices({ leaseSeconds: 3_600, heartbeatSeconds: 60 });
});

afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.drain(0)));
  await Promise.all(sessions.splice(0).map((session) => session.close()));
  await services.db.pool.query("delete from workers");
  await assertInvariants(services.db);
});

afterAll(() => services.close());

test("a job whose run breaks off goes back to the queue, and ends when its attempts are used up", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId);
  // At first, the database refuses to requeue the job. The attempt counts, because the job has been started.
  await services.db.pool.query(
    `create function refuse() returns trigger language plpgsql as $$ begin raise 'not now'; end $$;
     create trigger refuse before update on generation_jobs for each row
       when (old.status = 'processing' and new.status <> 'processing') execute function refuse()`,
  );
  const said = (message: string) => services.log.lines.filter((line) => line.message === message);
  // Simulates an unforeseen fault: the job's row cannot be read for a while.
  const prisma = new Proxy(services.db.prisma, {
    get(target, name) {
      if (name === "generationJob") throw new Error("the row cannot be read");
      return Reflect.get(target, name) as unknown;
    },
  });
  const broken = { ...services, db: { ...services.db, prisma } };
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
  await services.db.pool.query("drop function refuse cascade");
  expect(await services.ended(userId, jobId)).toMatchObject({
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
