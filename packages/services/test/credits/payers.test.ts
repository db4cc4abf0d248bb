import { assertInvariants, scriptedProvider } from "@lacquer/testing";
import { claimJobs } from "@lacquer/db/queue";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { adoptGuest, cancelJob, setMonthlyLimit, summarizeCredits } from "../../src/verbs.ts";
import { limitSpending } from "../../src/credits/limit-spending.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});
afterEach(() => assertInvariants(services.db));
afterAll(() => services.close());

/** Creates a wallet with this many credits. Salons will have such wallets for their members. */
async function newWallet(credits: number): Promise<number> {
  const wallet = await services.newUser(credits);
  await services.db.pool.query("update users set kind = 'wallet' where id = $1", [wallet]);
  return wallet;
}

/** Makes the wallet pay for the person's waiting jobs, as it will when a job is created for a salon. */
async function payBy(wallet: number, person: number): Promise<void> {
  await services.db.pool.query(
    `with moved as (
       update generation_jobs set payer_id = $1 where user_id = $2 and status = 'pending' returning cost
     ), held as (select sum(cost)::int as cost from moved)
     update user_lanes l set held = l.held + case when l.user_id = $1 then held.cost else -held.cost end
     from held where l.user_id in ($1, $2)`,
    [wallet, person],
  );
}

test("a wallet pays, holds the price and gets refunds; the user queue and its turn belong to the person", async () => {
  const [wallet, person] = [await newWallet(10), await services.newUser(4)];
  const kept = await services.create(person, { imageCount: 2 });
  const lost = await services.create(person, { imageCount: 1 });
  const canceled = await services.create(person, { imageCount: 1 });
  await payBy(wallet, person);
  expect(await summarizeCredits(services, wallet)).toMatchObject({ held: 4, available: 6 });
  expect(await summarizeCredits(services, person)).toMatchObject({ held: 0, available: 4 });
  await cancelJob(services, person, canceled);
  await assertInvariants(services.db);
  await services.workOff(
    scriptedProvider(({ seed }) => {
      if (seed.startsWith(lost)) throw new Error("not this one");
    }),
  );
  expect(await services.ended(person, kept)).toMatchObject({ status: "completed" });
  expect(await services.ended(person, lost)).toMatchObject({ status: "failed" });
  expect(await services.balance(wallet)).toBe(8);
  expect(await services.balance(person)).toBe(4);
});

test("a person with a payer and a person who pays alone take equal turns", async () => {
  const wallet = await newWallet(4);
  const [first, second] = [await services.newUser(4), await services.newUser(4)];
  await services.create(first);
  await payBy(wallet, first);
  await services.create(second);
  await services.create(first);
  const claim = {
    slots: 1,
    owner: "1",
    leaseSeconds: 60,
    provider: "renderer",
    unpaidMessage: "",
    limitMessage: "",
  };
  const served: (number | undefined)[] = [];
  for (let turn = 0; turn < 3; turn += 1)
    served.push((await claimJobs(services.db.pool, claim)).jobs[0]?.userId);
  expect(served).toEqual([first, second, first]);
  expect(await Promise.all([wallet, first, second].map(services.balance))).toEqual([3, 3, 3]);
  await assertInvariants(services.db);
  await services.db.pool.query(
    "update generation_jobs set lease_until = now() where status = 'processing'",
  );
  await services.workOff();
});

test("two people who share a wallet never overspend it; the job that comes too late fails uncharged", async () => {
  const wallet = await newWallet(5);
  const people = [await services.newUser(6), await services.newUser(6)];
  for (const person of people) {
    for (let job = 0; job < 3; job += 1) await services.create(person, { imageCount: 2 });
    await payBy(wallet, person);
  }
  await services.workOff();
  const { rows } = await services.db.pool.query<{ code: string | null; jobs: number }>(
    `select error_code as code, count(*)::int as jobs from generation_jobs where payer_id = $1 group by 1 order by 1 nulls last`,
    [wallet],
  );
  expect(rows).toEqual([
    { code: "insufficient_credits", jobs: 4 },
    { code: null, jobs: 2 },
  ]);
  expect(await services.balance(wallet)).toBe(1);
});

test("a monthly limit is checked at create and at the claim, counts earlier spending, and refunds lower it", async () => {
  const person = await services.newUser(20);
  await services.create(person, { imageCount: 2 });
  await services.workOff();
  await limitSpending(services, { payerId: person, actorId: person, cap: 5 });
  expect((await summarizeCredits(services, person)).month).toEqual({ cap: 5, spent: 2 });
  await expect(services.create(person, { imageCount: 4 })).rejects.toMatchObject({
    code: "limit_reached",
    status: 402,
  });
  const waiting = await services.create(person, { imageCount: 3 });
  await limitSpending(services, { payerId: person, actorId: person, cap: 4 });
  await services.workOff();
  expect(await services.ended(person, waiting)).toMatchObject({
    status: "failed",
    errorCode: "limit_reached",
    creditsDeducted: false,
  });
  const lost = await services.create(person, { imageCount: 2 });
  await services.workOff(
    scriptedProvider(() => {
      throw new Error("every picture fails");
    }),
  );
  expect(await services.ended(person, lost)).toMatchObject({ refunded: 2 });
  expect((await summarizeCredits(services, person)).month).toEqual({ cap: 4, spent: 2 });
  await limitSpending(services, { payerId: person, actorId: person, cap: null });
  await services.create(person, { imageCount: 4 });
  await services.workOff();
  expect(await services.balance(person)).toBe(14);
});

test("a new month begins with the old limit and nothing spent", async () => {
  const person = await services.newUser(20);
  await limitSpending(services, { payerId: person, actorId: person, cap: 2 });
  await services.db.pool.query(
    `update spend_months set month = (date_trunc('month', now()) - interval '1 month')::date where payer_id = $1`,
    [person],
  );
  const jobs = [
    await services.create(person, { imageCount: 2 }),
    await services.create(await services.newUser(20), { imageCount: 2 }),
  ];
  expect((await summarizeCredits(services, person)).month).toEqual({ cap: 2, spent: 0 });
  await services.workOff();
  expect(await services.ended(person, jobs[0] ?? "")).toMatchObject({ status: "completed" });
  expect((await summarizeCredits(services, person)).month).toEqual({ cap: 2, spent: 2 });
  await expect(services.create(person, { imageCount: 1 })).rejects.toMatchObject({
    code: "limit_reached",
  });
});

/** Creates a guest with a monthly limit of four credits, two of which are spent. */
async function limitedGuest(): Promise<number> {
  const guest = await services.newUser(6);
  await setMonthlyLimit(services, guest, 4);
  const done = await services.create(guest, { imageCount: 2 });
  await services.workOff();
  expect(await services.ended(guest, done)).toMatchObject({ status: "completed" });
  return guest;
}

test("a guest's own limit moves to the new account, with its spending", async () => {
  const [guest, account] = [await limitedGuest(), await services.newUser(20)];
  await adoptGuest(services, account, { guestId: guest, isNewAccount: true });
  await assertInvariants(services.db);
  expect((await summarizeCredits(services, account)).month).toEqual({ cap: 4, spent: 2 });
  expect((await summarizeCredits(services, guest)).month).toBeUndefined();
  await expect(services.create(account, { imageCount: 3 })).rejects.toMatchObject({
    code: "limit_reached",
  });
  const lost = await services.create(account, { imageCount: 2 });
  await services.workOff(
    scriptedProvider(() => {
      throw new Error("every picture fails");
    }),
  );
  expect(await services.ended(account, lost)).toMatchObject({ refunded: 2 });
  expect((await summarizeCredits(services, account)).month).toEqual({ cap: 4, spent: 2 });
});

test("a guest's limit ends in an existing account, and the account's own limit stays", async () => {
  const [guest, account] = [await limitedGuest(), await services.newUser(20)];
  await setMonthlyLimit(services, account, 9);
  const waiting = await services.create(guest, { imageCount: 1 });
  await adoptGuest(services, account, { guestId: guest, isNewAccount: false });
  await assertInvariants(services.db);
  await services.workOff();
  expect(await services.ended(account, waiting)).toMatchObject({ status: "completed" });
  expect((await summarizeCredits(services, account)).month).toEqual({ cap: 9, spent: 1 });
  await setMonthlyLimit(services, account, null);
  expect((await summarizeCredits(services, guest)).month).toBeUndefined();
});
