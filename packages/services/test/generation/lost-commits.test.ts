import { createJobInput } from "@lacquer/contracts";
import { createDatabase, type Database } from "@lacquer/db";
import { assertInvariants, createBody, scriptedProvider, waitFor } from "@lacquer/testing";
import { type PostgresProxy, startPostgresProxy } from "@lacquer/testing/postgres-proxy";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { cancelJob, createJob, type ServiceContext } from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
let proxy: PostgresProxy;
let db: Database;
/** A process whose connection to Postgres can lose the answer to a commit. */
let cut: ServiceContext;

beforeAll(async () => {
  services = await openTestServices({ leaseSeconds: 3_600, heartbeatSeconds: 1 });
  proxy = await startPostgresProxy({ target: services.db.url });
  db = createDatabase({ url: proxy.url, connections: 4, onError: () => {} });
  cut = { ...services, db };
});
afterEach(() => {
  proxy.heal();
  return assertInvariants(services.db);
});
afterAll(async () => {
  await db.close();
  await proxy.close();
  await services.close();
});

/**
 * Runs a job to its end with a worker whose connection loses the answer to one commit. Leases last an hour in this
 * file, so no job is reclaimed because its lease expires.
 */
async function runThrough(lost: RegExp, options: { fails?: boolean } = {}) {
  const userId = await services.newUser(10);
  const jobId = await services.create(userId, { imageCount: 2 });
  const imageProvider = scriptedProvider(() => {
    if (options.fails) throw new Error("broken");
  });
  const dropped = proxy.dropNextCommitReply(lost);
  const worker = { ...cut, config: { ...cut.config, maxAttempts: options.fails ? 1 : 3 } };
  const runner = await services.work(imageProvider, { as: worker, slots: 1 });
  await dropped;
  const job = await services.ended(userId, jobId);
  await waitFor("the worker to be free", () => runner.busy === 0);
  await runner.drain(1);
  return { job, calls: imageProvider.calls.length, ledger: await services.ledger(userId) };
}

test("a worker finds a claim whose answer was lost at once, and the claim costs no attempt", async () => {
  const { job, calls, ledger } = await runThrough(/'processing', attempt = g.attempt \+ 1/);
  expect(job).toMatchObject({ status: "completed", attempt: 1, refunded: 0 });
  expect(calls).toBe(2);
  expect(ledger.map((row) => row.amount)).toEqual([10, -2]);
});

test("an image is not made again when the answer to its commit is lost", async () => {
  const { job, calls, ledger } = await runThrough(/insert into job_images/);
  expect(job).toMatchObject({ status: "completed", refunded: 0 });
  expect(calls).toBe(2);
  expect(ledger.map((row) => row.amount)).toEqual([10, -2]);
});

test("a job stays ended when the answer to its last commit is lost", async () => {
  const { job, calls, ledger } = await runThrough(/set status = \$2, result_images/);
  expect(job).toMatchObject({ status: "completed", attempt: 1, refunded: 0 });
  expect(calls).toBe(2);
  expect(ledger.map((row) => row.amount)).toEqual([10, -2]);
});

test("losing Postgres while an image is finished costs neither an attempt nor a second image", async () => {
  const userId = await services.newUser(10);
  const jobId = await services.create(userId);
  const imageProvider = scriptedProvider(() => proxy.refuse());
  const said = () =>
    services.log.lines.filter((line) => line.message.startsWith("the database is unavailable"))
      .length;
  const before = said();
  const runner = await services.work(imageProvider, { as: cut, slots: 1 });
  await waitFor("the worker to ask again", () => said() > before + 1);
  proxy.heal();
  expect(await services.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 1 });
  expect(imageProvider.calls).toHaveLength(1);
  await runner.drain(1);
});

test("a failure whose answer is lost is refunded once", async () => {
  const { job, ledger } = await runThrough(/'refund'/, { fails: true });
  expect(job).toMatchObject({ status: "failed", refunded: 2 });
  expect(ledger.map((row) => row.amount)).toEqual([10, -2, 2]);
});

test("a create whose answer is lost gives the same job when it is repeated", async () => {
  const userId = await services.newUser(10);
  const request = {
    input: createJobInput.parse(createBody({ imageCount: 2 })),
    idempotencyKey: "one-press",
  };
  const dropped = proxy.dropNextCommitReply(/insert into generation_jobs/);
  await expect(createJob(cut, userId, request)).rejects.toBeInstanceOf(Error);
  await dropped;
  const again = await createJob(cut, userId, request);
  const { rows } = await services.db.pool.query(
    "select id from generation_jobs where user_id = $1",
    [userId],
  );
  expect(rows).toEqual([{ id: again.jobId }]);
  await cancelJob(services, userId, again.jobId);
});

test("a cancel whose answer is lost takes effect, and takes effect once", async () => {
  const userId = await services.newUser(10);
  const jobId = await services.create(userId, { imageCount: 2 });
  const dropped = proxy.dropNextCommitReply(/set status = \$2, result_images/);
  await expect(cancelJob(cut, userId, jobId)).rejects.toBeInstanceOf(Error);
  await dropped;
  expect(await cancelJob(cut, userId, jobId)).toMatchObject({ status: "canceled", refunded: 0 });
});

test("a silent database blocks a statement or a leaving worker only for a while", async () => {
  const hasty = createDatabase({
    url: proxy.url,
    connections: 2,
    queryTimeoutMs: 300,
    onError: () => {},
  });
  const held = proxy.holdNext(/select 'silence'/);
  const asked = hasty.pool.query("select 'silence'");
  await held;
  await expect(asked).rejects.toThrow(/timeout/i);
  expect((await hasty.pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);

  const runner = await services.work(scriptedProvider(), { as: { ...cut, db: hasty } });
  await proxy.holdNext(/standing_pauses/);
  await runner.drain(0);
  await hasty.close();
});
