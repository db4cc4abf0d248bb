import { assertInvariants, createGate, scriptedProvider, waitFor } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { adoptGuest, getJob, grantStarterCredits, listDesigns } from "../src/index.ts";
import { openTestHouse, type TestHouse } from "./house.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
});
afterEach(() => assertInvariants(house.db));
afterAll(() => house.close());

const adopt = (guestId: number, userId: number, isNewAccount: boolean) =>
  adoptGuest(house.db, { guestId, userId, isNewAccount, signupCredits: 20 });

test("a guest's running job goes on for the new account, also when it ends badly", async () => {
  const [guest, user] = [await house.newUser(6), await house.newUser(20)];
  const jobId = await house.create(guest, { imageCount: 2 });
  const waiting = await house.create(guest, { imageCount: 1 }, "kept-key");
  const gate = createGate();
  const imageProvider = scriptedProvider(async (request, signal) => {
    await gate.pass(signal);
    if (request.seed.startsWith(jobId) && request.imageIndex === 1) throw new Error("late failure");
  });
  const hasty = house.beside({ config: { maxAttempts: 1 } });
  const runner = await house.work(imageProvider, { slots: 1, as: hasty });
  await waitFor("the job to run", () => imageProvider.calls.length === 1);
  await adopt(guest, user, true);
  await assertInvariants(house.db);
  gate.open();
  expect(await house.ended(user, jobId)).toMatchObject({
    status: "completed",
    refunded: 1,
    userId: user,
  });
  expect(await house.ended(user, waiting)).toMatchObject({ status: "completed" });
  await runner.drain(1);
  await expect(getJob(house, guest, jobId)).rejects.toMatchObject({ code: "job_not_found" });
  expect((await listDesigns(house, user, { limit: 10 })).designs).toHaveLength(2);
  expect(await house.create(user, { imageCount: 1 }, "kept-key")).toBe(waiting);
  expect(await house.balance(user)).toBe(18);
});

test("two accounts that take in one guest at once get everything once between them", async () => {
  const guest = await house.newUser(6);
  const jobId = await house.create(guest, { imageCount: 2 });
  await house.workOff();
  const users = [await house.newUser(20), await house.newUser(20)];
  await Promise.all([...users, ...users].map((userId) => adopt(guest, userId, true)));
  const balances = await Promise.all(users.map((userId) => house.balance(userId)));
  expect(balances.toSorted()).toEqual([18, 20]);
  expect(await house.balance(guest)).toBe(0);
  const winner = users[balances.indexOf(18)] ?? 0;
  expect(await getJob(house, winner, jobId)).toMatchObject({ status: "completed" });
});

test("an account that existed brings work but no credits", async () => {
  const [guest, user] = [await house.newUser(6), await house.newUser(3)];
  await house.create(guest, { imageCount: 1 });
  await house.workOff();
  await adopt(guest, user, false);
  await adopt(guest, user, false);
  expect(await house.balance(user)).toBe(3);
  expect((await house.ledger(user)).map((row) => row.amount).toSorted((a, b) => a - b)).toEqual([
    -5, -1, 3, 6,
  ]);
});

test("a guest may have been given more than an account is given", async () => {
  const guest = await house.newUser(6);
  const jobId = await house.create(guest, { imageCount: 4 });
  await house.workOff();
  const user = await house.newUser(0);
  await adoptGuest(house.db, {
    guestId: guest,
    userId: user,
    isNewAccount: true,
    signupCredits: 0,
  });
  expect(await getJob(house, user, jobId)).toMatchObject({ status: "completed" });
  expect(await house.balance(user)).toBe(2);
});

test("a guest without a job leaves the account's running limit as the setting made it", async () => {
  const [guest, user] = [await house.newUser(6), await house.newUser(20)];
  await house.db.pool.query("update user_lanes set running_limit = 2 where user_id = $1", [user]);
  await adopt(guest, user, false);
  const { rows } = await house.db.pool.query(
    "select running_limit as limit from user_lanes where user_id = $1",
    [user],
  );
  expect(rows).toEqual([{ limit: 2 }]);
});

test("starter credits are granted once, however often and however many ask", async () => {
  const userId = await house.newUser(20);
  await Promise.all(Array.from({ length: 8 }, () => grantStarterCredits(house.db, userId, 20)));
  expect(await house.ledger(userId)).toHaveLength(1);
});
