import { assertInvariants, createBody } from "@lacquer/testing";
import { createJobInput } from "@lacquer/contracts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { adoptGuest, createJob, grantStarterCredits, summarizeCredits } from "../src/index.ts";
import { openTestHouse, type TestHouse } from "./house.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
});
afterEach(() => assertInvariants(house.db));
afterAll(() => house.close());

/** An account whose server was killed between its commit and its grant. */
async function newcomer(name: string, isAnonymous = false): Promise<number> {
  const user = await house.db.prisma.user.create({
    data: { name, email: `${name}@example.test`, isAnonymous },
  });
  return user.id;
}

test("the first look at the credits grants what a crash after the sign-up left out, once", async () => {
  const [account, guest] = [await newcomer("cut-off"), await newcomer("cut-off-guest", true)];
  const looks = await Promise.all(
    Array.from({ length: 8 }, () => summarizeCredits(house, account)),
  );
  for (const look of looks) expect(look.balance).toBe(house.config.signupCredits);
  expect(await summarizeCredits(house, guest)).toMatchObject({
    balance: house.config.guestCredits,
  });
  expect(await house.ledger(account)).toHaveLength(1);
  expect(await grantStarterCredits(house.db, account, 20)).toBe(false);
});

test("so does the first design, and a guest moves on with the account's own", async () => {
  const creator = await newcomer("creates-at-once");
  const input = createJobInput.parse(createBody({ imageCount: 1 }));
  await createJob(house, { userId: creator, input });
  expect(await house.balance(creator)).toBe(house.config.signupCredits);
  const [guestId, userId] = [await newcomer("late-guest", true), await newcomer("late")];
  await summarizeCredits(house, guestId);
  await adoptGuest(house.db, { guestId, userId, isNewAccount: true, signupCredits: 20 });
  expect(await house.balance(userId)).toBe(20);
  // What was once handed over is not granted anew.
  expect(await summarizeCredits(house, guestId)).toMatchObject({ balance: 0 });
});

test("who has spent everything gets nothing more", async () => {
  const userId = await house.newUser(2);
  const jobId = await house.create(userId, { imageCount: 2 });
  await house.workOff();
  expect(await house.ended(userId, jobId)).toMatchObject({ status: "completed" });
  expect(await summarizeCredits(house, userId)).toMatchObject({ balance: 0 });
  await expect(house.create(userId)).rejects.toMatchObject({ code: "insufficient_credits" });
});
