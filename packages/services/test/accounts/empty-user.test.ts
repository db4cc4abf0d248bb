import { assertInvariants, plainPicture } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyIdleGuests } from "../../src/accounts/empty-idle-guests.ts";
import { removeDiscarded } from "../../src/files/discard-objects.ts";
import { sweepUploads } from "../../src/uploads/index.ts";
import {
  cancelJob,
  createApiKey,
  createPhoneLink,
  emptyUser,
  openFile,
  storeUpload,
} from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
beforeAll(async () => {
  services = await openTestServices();
});
afterAll(() => services.close());

/** Creates a person who has data in every table. */
async function busyPerson(): Promise<{ userId: number; url: string; jobId: string }> {
  const userId = await services.newUser(20);
  const { url } = await storeUpload(services, userId, {
    kind: "photo",
    bytes: await plainPicture(),
  });
  await createPhoneLink(services, userId, { tabId: "tab-1" });
  await createApiKey(services, userId, { name: "a key", scope: "read", days: null });
  await services.db.pool.query(
    `insert into sessions (user_id, token, expires_at) values ($1, $2, now() + interval '1 day')`,
    [userId, `token-${userId}`],
  );
  const done = { prompt: "secret words", originalImage: url, imageCount: 2 };
  const jobId = await services.create(userId, done, "key");
  await services.workOff();
  return { userId, url, jobId };
}

const rowsOf = async (userId: number) => {
  const tables = [
    "designs",
    "uploads",
    "phone_links",
    "sessions",
    "accounts",
    "api_keys",
    "push_subscriptions",
  ];
  const counts = await Promise.all(
    tables.map(async (table) => {
      const { rowCount } = await services.db.pool.query(
        `select 1 from ${table} where user_id = $1`,
        [userId],
      );
      return rowCount ?? 0;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
};

test("emptying a user removes personal data, words and pictures; number, job states and ledger stay", async () => {
  const { userId, jobId } = await busyPerson();
  const ledger = await services.ledger(userId);
  const before = await services.db.pool.query(
    "select status, cost, attempt, completed_at, credits_deducted from generation_jobs where id = $1",
    [jobId],
  );
  await openFile(
    services,
    { userId },
    { ref: { kind: "result", jobId, imageIndex: 0 }, width: 320 },
  );
  expect(await services.stored("thumbnails/results")).toHaveLength(1);
  expect(await emptyUser(services, userId)).toBe(true);
  await removeDiscarded(services);
  expect(await rowsOf(userId)).toBe(0);
  expect(await services.ledger(userId)).toEqual(ledger);
  const after = await services.db.pool.query(
    "select status, cost, attempt, completed_at, credits_deducted from generation_jobs where id = $1",
    [jobId],
  );
  expect(after.rows).toEqual(before.rows);
  const { rows } = await services.db.pool.query(
    `select to_jsonb(g)::text || to_jsonb(u)::text as text
     from generation_jobs g join users u on u.id = g.user_id where u.id = $1`,
    [userId],
  );
  expect(rows[0].text).not.toMatch(/secret words|uploads|results|@example/);
  for (const prefix of ["uploads", "results", "thumbnails"])
    expect(await services.stored(prefix)).toEqual([]);
  await assertInvariants(services.db);
  expect(await emptyUser(services, userId)).toBe(true);
});

test("nobody is emptied while a job waits", async () => {
  const userId = await services.newUser(20);
  const jobId = await services.create(userId);
  expect(await emptyUser(services, userId)).toBe(false);
  const { rows } = await services.db.pool.query(
    "select prompt from generation_jobs where id = $1",
    [jobId],
  );
  expect(rows[0].prompt).not.toBe("");
});

test("guests who stayed away long are emptied; accounts and guests who come back are not", async () => {
  const guest = async (changes: { session?: number; upload?: boolean; job?: boolean } = {}) => {
    const userId = await services.newUser(6);
    await services.db.pool.query(
      "update users set is_anonymous = true, created_at = now() - interval '40 days' where id = $1",
      [userId],
    );
    if (changes.session !== undefined) {
      await services.db.pool.query(
        `insert into sessions (user_id, token, expires_at, updated_at)
         values ($1, $2, now() + interval '1 day', now() - make_interval(days => $3))`,
        [userId, `guest-${userId}`, changes.session],
      );
    }
    if (changes.upload)
      await storeUpload(services, userId, { kind: "photo", bytes: await plainPicture() });
    if (changes.job) await cancelJob(services, userId, await services.create(userId));
    return userId;
  };
  const account = await services.newUser(6);
  await services.db.pool.query(
    "update users set created_at = now() - interval '400 days' where id = $1",
    [account],
  );
  const ids = {
    gone: await guest(),
    stale: await guest({ session: 35 }),
    back: await guest({ session: 3 }),
    drafting: await guest({ upload: true }),
    painting: await guest({ job: true }),
    account,
  };
  expect(await emptyIdleGuests(services)).toBe(2);
  expect(await emptyIdleGuests(services)).toBe(0);
  const { rows } = await services.db.pool.query<{ id: number }>(
    "select id from users where emptied_at is not null and id = any($1::int[]) order by id",
    [Object.values(ids)],
  );
  expect(rows.map(({ id }) => id)).toEqual([ids.gone, ids.stale]);
  await assertInvariants(services.db);
});

test("a guest whose logo the sweep keeps is still emptied, however long guests are kept", async () => {
  const patient = {
    ...services,
    config: { ...services.config, keeping: { ...services.config.keeping, guestKeepDays: 90 } },
  };
  const userId = await services.newUser(6);
  await storeUpload(services, userId, { kind: "logo", bytes: await plainPicture() });
  await services.db.pool.query(
    "update users set is_anonymous = true, created_at = now() - interval '100 days' where id = $1",
    [userId],
  );
  await services.db.pool.query(
    "update uploads set touched_at = now() - interval '61 days' where user_id = $1",
    [userId],
  );
  await sweepUploads(patient);
  const { rowCount } = await services.db.pool.query("select 1 from uploads where user_id = $1", [
    userId,
  ]);
  expect(rowCount).toBe(1);
  expect(await emptyIdleGuests(patient)).toBe(1);
});

test("links go that were mailed to exactly this address, in whichever case it was typed", async () => {
  const userId = await services.newUser(0);
  await services.db.pool.query("update users set email = 'ada@example.test' where id = $1", [
    userId,
  ]);
  const link = (email: string) => JSON.stringify({ type: "magic-link", email });
  const values = {
    typed: link("Ada@Example.test"),
    longer: link("grace-ada@example.test"),
    named: JSON.stringify({ email: "grace@example.test", name: "ada@example.test" }),
    plain: "ada@example.test.",
    own: String(userId),
  };
  for (const [identifier, value] of Object.entries(values))
    await services.db.pool.query(
      "insert into verifications (identifier, value, expires_at) values ($1, $2, now() + interval '1 hour')",
      [identifier, value],
    );
  expect(await emptyUser(services, userId)).toBe(true);
  const { rows } = await services.db.pool.query(
    "select identifier from verifications where identifier = any($1) order by identifier",
    [Object.keys(values)],
  );
  expect(rows.map(({ identifier }) => identifier)).toEqual(["longer", "named", "plain"]);
});
