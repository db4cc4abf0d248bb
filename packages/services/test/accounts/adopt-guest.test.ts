import { assertInvariants, createGate, scriptedProvider, waitFor } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { adoptGuest, getJob, listDesigns } from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";
import { claimJobs } from "@lacquer/db/queue";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});

afterEach(() => assertInvariants(services.db));

afterAll(() => services.close());

const adopt = (guestId: number, userId: number, isNewAccount: boolean) =>
  adoptGuest(services, userId, { guestId, isNewAccount });

test("a guest's running job continues for the new account, even when it fails", async () => {
  const [guest, user] = [await services.newUser(6), await services.newUser(20)];
  const jobId = await services.create(guest, { imageCount: 2 });
  const waiting = await services.create(guest, { imageCount: 1 }, "kept-key");
  const gate = createGate();
  const imageProvider = scriptedProvider(async (request, signal) => {
    await gate.pass(signal);
    if (request.seed.startsWith(jobId) && request.imageIndex === 1) throw new Error("late failure");
  });
  const hasty = services.beside({ config: { maxAttempts: 1 } });
  const runner = await services.work(imageProvider, { slots: 1, as: hasty });
  await waitFor("the job to run", () => imageProvider.calls.length === 1);
  await adopt(guest, user, true);
  await assertInvariants(services.db);
  gate.open();
  expect(await services.ended(user, jobId)).toMatchObject({
    status: "completed",
    refunded: 1,
    userId: user,
  });
  expect(await services.ended(user, waiting)).toMatchObject({ status: "completed" });
  await runner.drain(1);
  await expect(getJob(services, guest, jobId)).rejects.toMatchObject({ code: "job_not_found" });
  expect((await listDesigns(services, user, { limit: 10 })).designs).toHaveLength(2);
  expect(await services.create(user, { imageCount: 1 }, "kept-key")).toBe(waiting);
  expect(await services.balance(user)).toBe(18);
});

test("two accounts that take over one guest at once share the work, and nothing comes twice", async () => {
  const guest = await services.newUser(6);
  const jobId = await services.create(guest, { imageCount: 2 });
  await services.workOff();
  const users = [await services.newUser(20), await services.newUser(20)];
  await Promise.all([...users, ...users].map((userId) => adopt(guest, userId, true)));
  const balances = await Promise.all(users.map((userId) => services.balance(userId)));
  expect(balances.toSorted()).toEqual([18, 20]);
  expect(await services.balance(guest)).toBe(0);
  const winner = users[balances.indexOf(18)] ?? 0;
  expect(await getJob(services, winner, jobId)).toMatchObject({ status: "completed" });
});

test("an existing account gets the guest's work but no credits", async () => {
  const [guest, user] = [await services.newUser(6), await services.newUser(3)];
  await services.create(guest, { imageCount: 1 });
  await services.workOff();
  await adopt(guest, user, false);
  await adopt(guest, user, false);
  expect(await services.balance(user)).toBe(3);
  expect((await services.ledger(user)).map((row) => row.amount).toSorted((a, b) => a - b)).toEqual([
    -5, -1, 3, 6,
  ]);
});

test("a guest may have been granted more than an account gets", async () => {
  const guest = await services.newUser(6);
  const jobId = await services.create(guest, { imageCount: 4 });
  await services.workOff();
  const user = await services.newUser(0);
  const stingy = services.beside({ config: { signupCredits: 0 } });
  await adoptGuest(stingy, user, { guestId: guest, isNewAccount: true });
  expect(await getJob(services, user, jobId)).toMatchObject({ status: "completed" });
  expect(await services.balance(user)).toBe(2);
});

test("a guest without a job leaves the account's limit of running jobs at its default", async () => {
  const [guest, user] = [await services.newUser(6), await services.newUser(20)];
  await services.db.pool.query("update user_lanes set running_limit = 2 where user_id = $1", [
    user,
  ]);
  await adopt(guest, user, false);
  const { rows } = await services.db.pool.query(
    "select running_limit as limit from user_lanes where user_id = $1",
    [user],
  );
  expect(rows).toEqual([{ limit: 2 }]);
});

test("a guest's limit moves to the account", async () => {
  const strict = await openTestServices({ userRunningLimit: 1 });
  const [guest, user] = [await strict.newUser(6), await strict.newUser(20)];
  for (let job = 0; job < 3; job += 1) await strict.create(guest, { imageCount: 1 });
  await adoptGuest(strict, user, { guestId: guest, isNewAccount: true });
  const { jobs: claimed } = await claimJobs(strict.db.pool, {
    slots: 8,
    owner: "1",
    leaseSeconds: 60,
    provider: "renderer",
    unpaidMessage: "",
    limitMessage: "over the limit",
  });
  expect(claimed).toHaveLength(1);
  await assertInvariants(strict.db);
  await strict.close();
});
