import { newEmail } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { within } from "../../src/tracing/index.ts";
import {
  createApiKey,
  emptyUser,
  endSession,
  grantCredits,
  listAudit,
  noteFailedSignIn,
  readApiKey,
  setAdmin,
} from "../../src/verbs.ts";
import { removeOutdated } from "../../src/system/housekeeping.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
beforeAll(async () => {
  services = await openTestServices();
});
afterAll(() => services.close());

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

const query = (sql: string, values: unknown[]) => services.db.pool.query(sql, values);
const from = <Answer>(address: string, work: () => Answer): Answer =>
  within({ fields: {}, origin: () => ({ address, agent: IPHONE }) }, work);
const auditOf = async (userId: number) =>
  (await listAudit(services, userId, { limit: 100 })).entries;
const actsOf = async (userId: number) => (await auditOf(userId)).map(({ act }) => act);

async function account(): Promise<{ userId: number; email: string }> {
  const email = newEmail();
  const { rows } = await services.db.pool.query<{ id: number }>(
    "insert into users (name, email) values ('Nina', $1) returning id",
    [email],
  );
  return { userId: rows[0]?.id ?? 0, email };
}

const signIn = async (userId: number, { expired = false } = {}) => {
  const { rows } = await services.db.pool.query<{ id: number }>(
    `insert into sessions (user_id, token, expires_at, ip_address, user_agent)
     values ($1, gen_random_uuid(), now() + make_interval(days => $2), '203.0.113.77', $3) returning id`,
    [userId, expired ? -1 : 1, IPHONE],
  );
  return rows[0]?.id ?? 0;
};

test("an entry has who, when by the database's clock, the network and the device", async () => {
  const { userId } = await account();
  const id = await signIn(userId);
  await from("2001:db8:1:2::3", () => endSession(services, userId, id));
  const [ended, signedIn] = await auditOf(userId);
  expect(signedIn).toMatchObject({
    act: "signed_in",
    actor: "person",
    network: "203.0.113.0/24",
    device: "Safari on iOS",
    isLast: false,
  });
  expect(ended).toMatchObject({
    act: "session_ended",
    network: "2001:db8:1::/48",
    detail: "Safari on iOS",
  });
  const { rows } = await services.db.pool.query<{ near: boolean }>(
    "select $1::timestamptz > now() - interval '1 minute' as near",
    [ended?.at],
  );
  expect(rows[0]?.near).toBe(true);
});

test.each([
  ["update audit_entries set act = 'x' where user_id = $1"],
  ["delete from audit_entries where user_id = $1"],
])("%s is refused", async (sql) => {
  const { userId } = await account();
  await signIn(userId);
  await expect(query(sql, [userId])).rejects.toThrow("append-only");
  expect(await actsOf(userId)).toContain("signed_in");
});

test("emptying the whole table is refused", async () => {
  await expect(services.db.pool.query("truncate audit_entries")).rejects.toThrow("append-only");
});

test("housekeeping removes entries after a year, and no earlier", async () => {
  const { userId } = await account();
  for (const days of [364, 367])
    await query(
      "insert into audit_entries (user_id, act, at) values ($1, 'exported', now() - make_interval(days => $2))",
      [userId, days],
    );
  await removeOutdated(services);
  const left = (await auditOf(userId)).filter(({ act }) => act === "exported");
  expect(left).toHaveLength(1);
  expect(Date.parse(left[0]?.at ?? "")).toBeGreaterThan(Date.now() - 365 * 86_400_000);
});

test("an act that is undone leaves no entry, and one that is done leaves it in the same transaction", async () => {
  const { userId } = await account();
  const before = await actsOf(userId);
  const client = await services.db.pool.connect();
  try {
    await client.query("begin");
    await client.query("update users set email = $2 where id = $1", [userId, newEmail()]);
    await client.query("rollback");
  } finally {
    client.release();
  }
  expect(await actsOf(userId)).toEqual(before);
});

test("one attacker adds 20 failed sign-ins a day to an account, and 100 from one network", async () => {
  const accounts = await Promise.all(Array.from({ length: 7 }, account));
  for (const { email } of accounts)
    for (let n = 0; n < 25; n += 1)
      await from("198.51.100.9", () => noteFailedSignIn(services, email));
  const [first] = accounts;
  const failed = (await auditOf(first?.userId ?? 0)).filter(({ act }) => act === "sign_in_failed");
  expect(failed).toHaveLength(20);
  expect(failed.map(({ isLast }) => isLast)).toEqual([true, ...Array<boolean>(19).fill(false)]);
  const { rows } = await services.db.pool.query<{ count: number }>(
    "select count(*)::int from audit_entries where network = '198.51.100.0/24'",
  );
  // The sixth and the seventh accounts' first three are added although the network has had its hundred.
  expect(rows[0]?.count).toBe(106);
  // Someone else's typing errors are still recorded.
  const last = accounts.at(-1);
  await from("192.0.2.5", () => noteFailedSignIn(services, last?.email ?? ""));
  expect(await actsOf(last?.userId ?? 0)).toContain("sign_in_failed");
});

test("an account's first three failed sign-ins are recorded, however many its network has had", async () => {
  const accounts = await Promise.all(Array.from({ length: 6 }, account));
  const fail = (email: string, times: number) =>
    from("198.18.7.9", async () => {
      for (let n = 0; n < times; n += 1) await noteFailedSignIn(services, email);
    });
  for (const { email } of accounts.slice(0, 5)) await fail(email, 20);
  const late = accounts.at(-1);
  await fail(late?.email ?? "", 5);
  expect(await actsOf(late?.userId ?? 0)).toEqual(Array(3).fill("sign_in_failed"));
});

test("an entry that was written while its account was being emptied goes with the next housekeeping", async () => {
  const { userId } = await account();
  await emptyUser(services, userId);
  const { userId: other } = await account();
  await signIn(other);
  await query("insert into audit_entries (user_id, act, detail) values ($1, 'exported', 'late')", [
    userId,
  ]);
  await removeOutdated(services);
  expect(await actsOf(userId)).toEqual(["account_emptied"]);
  expect(await actsOf(other)).toEqual(["signed_in"]);
});

test("a wrong password for an unknown address adds nothing", async () => {
  const count = async () => (await services.db.pool.query("select 1 from audit_entries")).rowCount;
  const before = await count();
  await noteFailedSignIn(services, newEmail());
  expect(await count()).toBe(before);
});

test("of a key, the making, the first use of a day and the end are recorded", async () => {
  const { userId } = await account();
  const { key, ending } = await from("203.0.113.1", () =>
    createApiKey(services, userId, { name: "Till", scope: "read", days: null }),
  );
  await from("192.0.2.200", () => readApiKey(services, key));
  await readApiKey(services, key);
  await query("update api_keys set last_used_at = now() - interval '25 hours' where user_id = $1", [
    userId,
  ]);
  await readApiKey(services, key);
  await query("delete from api_keys where user_id = $1", [userId]);
  const entries = await auditOf(userId);
  const ofKey = entries.filter(({ act }) => act.startsWith("key_"));
  expect(ofKey.map(({ act }) => act)).toEqual(["key_ended", "key_used", "key_used", "key_made"]);
  expect(ofKey.every(({ detail }) => detail === `…${ending} Till`)).toBe(true);
  expect(ofKey.at(-1)?.network).toBe("203.0.113.0/24");
  expect(ofKey[2]?.network).toBe("192.0.2.0/24");
});

test("what the operator does is the operator's, and says no place", async () => {
  const { userId, email } = await account();
  const byOperator = { fields: {}, origin: () => ({ actor: "operator" as const }) };
  await within(byOperator, async () => {
    await setAdmin(services, { email, admin: true });
    await grantCredits(services, { email, amount: 7 });
  });
  expect(await auditOf(userId)).toMatchObject([
    { act: "credits_granted", actor: "operator", detail: "+7", network: null, device: null },
    { act: "admin_granted", actor: "operator", network: null },
  ]);
});

test("an expired session that housekeeping removes is no act of anybody", async () => {
  const { userId } = await account();
  await signIn(userId, { expired: true });
  await removeOutdated(services);
  expect(await actsOf(userId)).toEqual(["signed_in"]);
});

test("the audit goes with the person; a nameless note of it stays", async () => {
  const { userId } = await account();
  await signIn(userId);
  expect(await emptyUser(services, userId)).toBe(true);
  const { rows } = await services.db.pool.query(
    "select act, detail, network, agent from audit_entries where user_id = $1",
    [userId],
  );
  expect(rows).toEqual([{ act: "account_emptied", detail: null, network: null, agent: null }]);
  await expect(query("delete from audit_entries where user_id = $1", [userId])).rejects.toThrow(
    "append-only",
  );
});

test("pages follow each other without a gap, and nobody sees another's", async () => {
  const { userId } = await account();
  const other = await account();
  for (let n = 0; n < 5; n += 1) await signIn(userId);
  await signIn(other.userId);
  const first = await listAudit(services, userId, { limit: 3 });
  const second = await listAudit(services, userId, {
    limit: 3,
    cursor: first.nextCursor ?? undefined,
  });
  const ids = [...first.entries, ...second.entries].map(({ id }) => id);
  expect([new Set(ids).size, second.nextCursor]).toEqual([5, null]);
  expect(await auditOf(other.userId)).toHaveLength(1);
  await expect(listAudit(services, userId, { limit: 3, cursor: "x" })).rejects.toMatchObject({
    code: "invalid_input",
  });
});

test("a guest's sessions leave no entries", async () => {
  const guestId = await services.newUser(0);
  await query("update users set is_anonymous = true where id = $1", [guestId]);
  await signIn(guestId);
  expect(await actsOf(guestId)).toEqual([]);
});
