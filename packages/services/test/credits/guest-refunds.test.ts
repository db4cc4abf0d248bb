import {
  assertInvariants,
  createGate,
  findBrokenInvariants,
  scriptedProvider,
  waitFor,
} from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { adoptGuest, cancelJob, retryJob } from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices({ userRunningLimit: 4, maxAttempts: 1 });
});
afterEach(() => assertInvariants(services.db));
afterAll(() => services.close());

/** Creates a guest with six credits, four of them in running jobs, who then signs in to an existing account. */
async function signInWhileJobsRun(account: number, work: Parameters<typeof scriptedProvider>[0]) {
  const guest = await services.newUser(6);
  const jobs = [
    await services.create(guest, { imageCount: 2 }),
    await services.create(guest, { imageCount: 2 }),
  ];
  const provider = scriptedProvider(work);
  const runner = await services.work(provider);
  await waitFor("both jobs to run", () => provider.calls.length === 2);
  await adoptGuest(services, account, { guestId: guest, isNewAccount: false });
  await assertInvariants(services.db);
  return { guest, jobs, runner };
}

test("a guest's refunds lapse in an existing account: canceling makes no credits", async () => {
  const account = await services.newUser(20);
  for (let guests = 0; guests < 4; guests += 1) {
    const gate = createGate();
    const { jobs, runner } = await signInWhileJobsRun(account, (_, signal) => gate.pass(signal));
    for (const job of jobs)
      expect(await cancelJob(services, account, job)).toMatchObject({ refunded: 2 });
    gate.open();
    await runner.drain(1);
    await assertInvariants(services.db);
  }
  expect(await services.balance(account)).toBe(20);
});

test("a guest's refunds also lapse when the provider fails, and the account pays for a retry", async () => {
  const account = await services.newUser(20);
  const gate = createGate();
  let isBroken = true;
  const { guest, jobs, runner } = await signInWhileJobsRun(account, async (_, signal) => {
    await gate.pass(signal);
    if (isBroken) throw new Error("a late failure");
  });
  gate.open();
  for (const job of jobs)
    expect(await services.ended(account, job)).toMatchObject({ status: "failed", refunded: 2 });
  expect(await services.balance(account)).toBe(20);
  isBroken = false;
  const again = await retryJob(services, account, { jobId: jobs[0] ?? "" });
  expect(await services.ended(account, again.jobId)).toMatchObject({ status: "completed" });
  await runner.drain(1);
  expect(await services.balance(account)).toBe(18);
  const { rows } = await services.db.pool.query(
    "select kind, amount, reason from credit_ledger where origin_id = $1 order by id",
    [guest],
  );
  expect(rows).toEqual([
    { kind: "grant", amount: 6, reason: "Starter credits" },
    { kind: "charge", amount: -2, reason: null },
    { kind: "charge", amount: -2, reason: null },
    { kind: "grant", amount: -2, reason: "A guest's credits stay behind" },
    { kind: "refund", amount: 2, reason: null },
    { kind: "grant", amount: -2, reason: "A guest's credits lapse" },
    { kind: "refund", amount: 2, reason: null },
    { kind: "grant", amount: -2, reason: "A guest's credits lapse" },
  ]);
});

test("a guest's refund also lapses for a charged job that waits for its next attempt", async () => {
  const [guest, account] = [await services.newUser(6), await services.newUser(20)];
  const job = await services.create(guest, { imageCount: 2 });
  const provider = scriptedProvider((_, signal) => createGate().pass(signal));
  const runner = await services.work(provider);
  await waitFor("the job to run", () => provider.calls.length === 1);
  await runner.drain(0);
  const { rows } = await services.db.pool.query(
    "select status, credits_deducted as paid from generation_jobs where id = $1",
    [job],
  );
  expect(rows).toEqual([{ status: "pending", paid: true }]);
  await adoptGuest(services, account, { guestId: guest, isNewAccount: false });
  expect(await cancelJob(services, account, job)).toMatchObject({ refunded: 2 });
  expect(await services.balance(account)).toBe(20);
});

test("the account pays for a guest's waiting job, and gets that refund itself", async () => {
  const [guest, account] = [await services.newUser(6), await services.newUser(20)];
  const job = await services.create(guest, { imageCount: 3 });
  await adoptGuest(services, account, { guestId: guest, isNewAccount: false });
  await services.workOff(
    scriptedProvider(() => {
      throw new Error("every picture fails");
    }),
  );
  expect(await services.ended(account, job)).toMatchObject({ status: "failed", refunded: 3 });
  expect(await services.balance(account)).toBe(20);
});

test("the check of the books finds a refund to an account for a job that a guest paid", async () => {
  const account = await services.newUser(20);
  const gate = createGate();
  const { jobs, runner } = await signInWhileJobsRun(account, (_, signal) => gate.pass(signal));
  await services.db.pool.query("update generation_jobs set refund_lapses = false where id = $1", [
    jobs[0],
  ]);
  await cancelJob(services, account, jobs[0] ?? "");
  expect((await findBrokenInvariants(services.db.pool)).join("\n")).toMatch(
    /the rows of one guest sum to zero.*\n.*without anything of a guest's/,
  );
  await services.db.pool.query(
    `with lapsed as (
       insert into credit_ledger (user_id, kind, amount, origin_id)
       select user_id, 'grant', -amount, origin_id from credit_ledger where job_id = $1 and kind = 'refund'
       returning user_id, amount
     ) update users u set credits = u.credits + lapsed.amount from lapsed where u.id = lapsed.user_id`,
    [jobs[0]],
  );
  gate.open();
  await runner.drain(1);
});
