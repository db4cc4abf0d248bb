import { assertInvariants, createBody } from "@lacquer/testing";
import { createJobInput } from "@lacquer/contracts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { adoptGuest, createJob, grantStarterCredits, summarizeCredits } from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});

afterEach(() => assertInvariants(services.db));

afterAll(() => services.close());

/** Creates an account without starter credits, as if the server had been killed just after creating the account. */
async function newcomer(name: string, isAnonymous = false): Promise<number> {
  const user = await services.db.prisma.user.create({
    data: { name, email: `${name}@example.test`, isAnonymous },
  });
  return user.id;
}

test("the first look at the credits makes up once for a grant that a crash prevented", async () => {
  const [account, guest] = [await newcomer("cut-off"), await newcomer("cut-off-guest", true)];
  const looks = await Promise.all(
    Array.from({ length: 8 }, () => summarizeCredits(services, account)),
  );
  for (const look of looks) expect(look.balance).toBe(services.config.signupCredits);
  expect(await summarizeCredits(services, guest)).toMatchObject({
    balance: services.config.guestCredits,
  });
  expect(await services.ledger(account)).toHaveLength(1);
  expect(await grantStarterCredits(services, account, { amount: 20 })).toBe(false);
});

test("the first design also makes up for missing credits, and a guest who signs up has only the account's grant", async () => {
  const creator = await newcomer("creates-at-once");
  const input = createJobInput.parse(createBody({ imageCount: 1 }));
  await createJob(services, creator, { input });
  expect(await services.balance(creator)).toBe(services.config.signupCredits);
  const [guestId, userId] = [await newcomer("late-guest", true), await newcomer("late")];
  await summarizeCredits(services, guestId);
  await adoptGuest(services, userId, { guestId, isNewAccount: true });
  expect(await services.balance(userId)).toBe(20);
  // The guest's credits moved to the account, so the guest must not get starter credits again.
  expect(await summarizeCredits(services, guestId)).toMatchObject({ balance: 0 });
});

test("a person who has spent everything gets nothing more", async () => {
  const userId = await services.newUser(2);
  const jobId = await services.create(userId, { imageCount: 2 });
  await services.workOff();
  expect(await services.ended(userId, jobId)).toMatchObject({ status: "completed" });
  expect(await summarizeCredits(services, userId)).toMatchObject({ balance: 0 });
  await expect(services.create(userId)).rejects.toMatchObject({ code: "insufficient_credits" });
});

test("starter credits are granted once, however often and by however many they are requested", async () => {
  const userId = await services.newUser(20);
  await Promise.all(
    Array.from({ length: 8 }, () => grantStarterCredits(services, userId, { amount: 20 })),
  );
  expect(await services.ledger(userId)).toHaveLength(1);
});
