import { assertInvariants, scriptedProvider, waitFor } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createLoneRuns } from "../../../src/generation/worker/run-alone.ts";
import { getJob } from "../../../src/verbs.ts";
import { openTestServices, type TestServices, UNTRACED } from "../../test-services.ts";

const JOB = {
  userId: 1,
  leaseToken: "token",
  attempt: 3,
  deaths: 2,
  waitedSeconds: null,
  ...UNTRACED,
};

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices({ userRunningLimit: 8 });
});
afterEach(() => assertInvariants(services.db));
afterAll(() => services.close());

test("a job that lost its earlier workers runs its last attempt alone", async () => {
  const userId = await services.newUser(20);
  const [first, second] = [await services.create(userId), await services.create(userId)];
  const suspects = [await services.create(userId), await services.create(userId)];
  const later = [await services.create(userId), await services.create(userId)];
  await services.db.pool.query(
    "update generation_jobs set attempt = 2, deaths = 2 where id = any($1::uuid[])",
    [suspects],
  );
  const held = new Map<string, () => void>();
  const imageProvider = scriptedProvider(
    ({ seed }) => new Promise((done) => held.set(seed.split("/")[0] ?? "", done)),
  );
  const finish = (jobId: string) => {
    held.get(jobId)?.();
    return services.ended(userId, jobId);
  };
  const runner = await services.work(imageProvider, { slots: 8 });
  const calls = (count: number) => waitFor(`call ${count}`, () => held.size === count);
  const claimed = async () => {
    const { rows } = await services.db.pool.query<{ id: string }>(
      "select id from generation_jobs where status = 'processing' order by seq",
    );
    return rows.map(({ id }) => id);
  };

  // All jobs are claimed at once. The suspected jobs wait for the other jobs, so their last attempt does not start yet.
  await calls(4);
  expect(await claimed()).toEqual([first, second, ...suspects, ...later]);
  await waitFor("the suspects to wait", async () => {
    const waiting = await Promise.all(suspects.map((jobId) => getJob(services, userId, jobId)));
    return waiting.every((job) => job.attempt === 2);
  });
  await finish(first);
  const newcomer = await services.create(userId);
  for (const jobId of [second, ...later]) {
    expect(held.size).toBe(4);
    await finish(jobId);
  }
  // Each suspected job runs alone, and no new job starts meanwhile.
  for (const [nth, jobId] of suspects.entries()) {
    await calls(5 + nth);
    expect(await claimed()).toEqual(suspects.slice(nth));
    expect(await finish(jobId)).toMatchObject({ status: "completed", attempt: 3 });
  }
  await calls(7);
  expect((await finish(newcomer)).status).toBe("completed");
  await runner.drain(1);
});

test("suspected jobs take turns in the order of their starts, however late the database answers one of them", async () => {
  const answers: (() => void)[] = [];
  const pool = new Proxy(services.db.pool, {
    get: (target, name) =>
      name === "query"
        ? // The test answers the first suspected job's query after the second's.
          () => new Promise<void>((done) => answers.push(done))
        : Reflect.get(target, name, target),
  });
  const ctx = { ...services, db: { ...services.db, pool } };
  const runAlone = createLoneRuns(ctx, () => []);
  const began: string[] = [];
  const { signal } = new AbortController();
  const runs = ["one", "two"].map((id) =>
    runAlone({ ...JOB, id }, signal, async () => void began.push(id)),
  );
  await waitFor("both to ask", () => answers.length === 2);
  answers[1]?.();
  await new Promise((done) => setImmediate(done));
  answers[0]?.();
  for (let nth = 2; nth < 4; nth += 1) {
    await waitFor(`attempt ${nth - 1} to begin`, () => answers.length > nth);
    answers[nth]?.();
  }
  await Promise.all(runs);
  expect(began).toEqual(["one", "two"]);
});
