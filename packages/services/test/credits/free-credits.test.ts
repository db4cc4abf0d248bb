import { assertInvariants } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { countedAddress } from "../../src/address-range.ts";
import { adoptGuest, grantStarterCredits, summarizeCredits } from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
let users = 0;

beforeAll(async () => {
  services = await openTestServices({ freeCredits: { perRange: 40, perDay: 100 } });
});
afterEach(async () => {
  await assertInvariants(services.db);
  await services.db.pool.query("delete from free_credits");
});
afterAll(() => services.close());

async function comesFrom(address: string | null, amount = 6): Promise<number> {
  users += 1;
  const user = await services.db.prisma.user.create({
    data: { name: "Guest", email: `from-${users}@example.test`, isAnonymous: true },
  });
  await grantStarterCredits(services, user.id, { amount, address });
  return user.id;
}

const given = async (ids: number[]) =>
  (await Promise.all(ids.map((id) => services.balance(id)))).reduce((sum, one) => sum + one, 0);

test("one range of addresses gets its ceiling and no more, even when all come at once", async () => {
  const crowd = await Promise.all(
    Array.from({ length: 20 }, (_, host) => comesFrom(`203.0.113.${host}`)),
  );
  expect(await given(crowd)).toBe(40);
  const last = await comesFrom("203.0.113.200", 20);
  expect(await summarizeCredits(services, last)).toMatchObject({ balance: 0, withheld: 20 });
  expect(await services.ledger(last)).toEqual([]);
  expect(await services.balance(await comesFrom("203.0.114.1"))).toBe(6);
});

test("a grant that passes the ceiling is cut to the rest, and every /64 of one IPv6 /48 is the same range", async () => {
  const crowd = await Promise.all(
    Array.from({ length: 12 }, (_, net) => comesFrom(`2001:db8:7:${net.toString(16)}::1`)),
  );
  expect(await given(crowd)).toBe(40);
  const withheld = await Promise.all(crowd.map((id) => summarizeCredits(services, id)));
  expect(withheld.map((one) => one.balance + (one.withheld ?? 0))).toEqual(crowd.map(() => 6));
  expect(withheld.some(({ balance }) => balance === 4)).toBe(true);
});

test("the whole studio has its own ceiling, and loopback addresses count too", async () => {
  const crowd = await Promise.all(
    Array.from({ length: 30 }, (_, net) =>
      comesFrom(net % 3 === 0 ? "127.0.0.1" : `198.51.${net}.1`),
    ),
  );
  expect(await given(crowd)).toBe(100);
});

test("an hour counts until it is a day old", async () => {
  const crowd = await Promise.all(Array.from({ length: 7 }, () => comesFrom("203.0.113.9")));
  expect(await given(crowd)).toBe(40);
  await services.db.pool.query("update free_credits set hour = hour - interval '24 hours'");
  expect(await services.balance(await comesFrom("203.0.113.9"))).toBe(0);
  await services.db.pool.query("update free_credits set hour = hour - interval '2 hours'");
  expect(await services.balance(await comesFrom("203.0.113.9"))).toBe(6);
});

test("a guest keeps its credits in a new account whose own grant was withheld", async () => {
  const guest = await comesFrom("203.0.113.1");
  const account = await services.db.prisma.user.create({
    data: { name: "Ada", email: "kept-back@example.test" },
  });
  await services.db.pool.query("update free_credits set granted = 1000");
  await grantStarterCredits(services, account.id, { amount: 20, address: "203.0.113.1" });
  await adoptGuest(services, account.id, { guestId: guest, isNewAccount: true });
  expect(await services.balance(account.id)).toBe(6);
});

const counted = async () => {
  const { rows } = await services.db.pool.query<{ range: string; granted: number }>(
    "select range, sum(granted)::int as granted from free_credits group by range order by range",
  );
  return Object.fromEntries(rows.map(({ range, granted }) => [range, granted]));
};

async function signsUp(guestId: number, email: string, address: string): Promise<number> {
  const account = await services.db.prisma.user.create({ data: { name: "Ada", email } });
  await grantStarterCredits(services, account.id, { amount: 20, address });
  await adoptGuest(services, account.id, { guestId, isNewAccount: true, address });
  return account.id;
}

test("after a guest's sign-up the ceiling counts the grants of guest and account together", async () => {
  const guest = await comesFrom("203.0.113.1");
  const account = await signsUp(guest, "counts-once@example.test", "203.0.113.2");
  expect(await services.balance(account)).toBe(20);
  expect(await counted()).toEqual({ house: 20, "203.0.113.0/24": 20 });
  const neighbours = [await comesFrom("203.0.113.3", 20), await comesFrom("203.0.113.4", 20)];
  expect(await given(neighbours)).toBe(20);
});

test("the part of a grant that the ceiling withheld is not subtracted a second time", async () => {
  const guest = await comesFrom("203.0.113.1");
  await comesFrom("203.0.113.3", 20);
  const account = await signsUp(guest, "kept-back-once@example.test", "203.0.113.2");
  expect(await summarizeCredits(services, account)).toMatchObject({ balance: 20 });
  expect(await counted()).toEqual({ house: 40, "203.0.113.0/24": 40 });
});

test("guests of one range who sign up at once do not wait for each other, and stay below the ceiling", async () => {
  const guests = await Promise.all([1, 2, 3, 4].map((host) => comesFrom(`203.0.113.${host}`, 2)));
  const accounts = await Promise.all(
    guests.map((guest, n) => signsUp(guest, `crowd-${n}@example.test`, `203.0.113.${n}`)),
  );
  const sum = await given(accounts);
  expect(sum).toBeLessThanOrEqual(40);
  expect(await counted()).toEqual({ house: sum, "203.0.113.0/24": sum });
});

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["fe80::1%eth0", "fe80::1"],
  ["::1", null],
  ["127.0.0.53", null],
  ["::ffff:127.0.0.1", null],
  ["203.0.113.7:80", null],
  ["unknown", null],
  ["", null],
  [null, null],
])("the address %j counts as %j", (address, counted) => {
  expect(countedAddress(address)).toBe(counted);
});
