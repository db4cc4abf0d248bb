import { assertInvariants, scriptedProvider } from "@lacquer/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { adoptGuest, checkBooks, emptyUser, setMonthlyLimit } from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
beforeEach(async () => {
  services = await openTestServices({ maxAttempts: 1 });
});
afterEach(() => services.close());

const look = () => checkBooks(services, { seconds: 20 });

/** Gives a person a month of work: one job that is painted, one that fails, and a limit of their own. */
async function worked(userId: number): Promise<void> {
  await setMonthlyLimit(services, userId, 10);
  const [kept, lost] = [
    await services.create(userId, { imageCount: 2 }),
    await services.create(userId, { imageCount: 1 }),
  ];
  await services.workOff(
    scriptedProvider(({ seed }) => {
      if (seed.startsWith(lost)) throw new Error("not this one");
    }),
  );
  expect(await services.ended(userId, kept)).toMatchObject({ status: "completed" });
  expect(await services.ended(userId, lost)).toMatchObject({ status: "failed", refunded: 1 });
}

test("the books agree after work, after a guest's sign-in, and after a user was emptied", async () => {
  const [gone, guest, account] = [
    await services.newUser(20),
    await services.newUser(6),
    await services.newUser(20),
  ];
  for (const userId of [gone, guest, account]) await worked(userId);
  await adoptGuest(services, account, { guestId: guest, isNewAccount: false });
  expect(await emptyUser(services, gone)).toBe(true);
  await assertInvariants(services.db);
  expect(await look()).toEqual({ broken: [], unchecked: [] });
});

test.each([
  [
    "a balance is the sum of its ledger and never below zero",
    "update users set credits = credits + 1",
  ],
  [
    "a guest's credits never stay in an account that existed before",
    "update credit_ledger set origin_id = 99 where kind = 'grant'",
  ],
  [
    "a refund goes where its charge came from",
    "update credit_ledger set actor_id = 99 where kind = 'refund'",
  ],
  [
    "a month's recorded spending is what the ledger says",
    "update spend_months set spent = spent + 1",
  ],
  [
    "a failed job costs nothing and has no pictures",
    "update generation_jobs set status = 'failed', result_images = '[]' where status = 'completed'",
  ],
  ["a completed or canceled job costs the price of its pictures", "delete from job_images"],
  ["a user's queue counts the user's jobs", "update user_lanes set waiting = waiting + 1"],
])("a broken law is found: %s", async (law, change) => {
  const userId = await services.newUser(20);
  await worked(userId);
  await services.db.pool.query(change);
  const { broken, unchecked } = await look();
  expect(broken.map((one) => one.law)).toContain(law);
  expect(unchecked).toEqual([]);
});

test("a running job that was not charged is found", async () => {
  const userId = await services.newUser(20);
  await services.create(userId);
  await services.db.pool.query(
    "update generation_jobs set status = 'processing', lease_token = gen_random_uuid()",
  );
  expect((await look()).broken.map(({ law }) => law)).toContain(
    "a running job is charged once and not refunded",
  );
});
