import { assertInvariants, plainPicture } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deleteDueAccounts } from "../../src/accounts/delete-account.ts";
import { removeDiscarded } from "../../src/files/discard-objects.ts";
import {
  askDeletion,
  cancelJob,
  emptyUser,
  keepAccount,
  queueMail,
  readDeletion,
  storeUpload,
} from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
beforeAll(async () => {
  services = await openTestServices();
});
afterAll(() => services.close());

const DAY_MS = 24 * 3_600_000;

/** Moves the time of the deletion into the past. The column holds whole milliseconds, so now() might be rounded up. */
const graceIsOver = (userId: number) =>
  services.db.pool.query("update users set delete_at = now() - interval '1 second' where id = $1", [
    userId,
  ]);
const emptiedAt = async (userId: number) =>
  (await services.db.pool.query("select emptied_at from users where id = $1", [userId])).rows[0]
    .emptied_at;
const mailsTo = async (userId: number) =>
  (
    await services.db.pool.query(
      "select kind from mails where recipient = (select email from users where id = $1)",
      [userId],
    )
  ).rows.map(({ kind }: { kind: string }) => kind);

test("a deletion waits for its days, does not move when it is asked for again, and can be taken back", async () => {
  const userId = await services.newUser(3);
  const { deleteAt, graceDays } = await askDeletion(services, userId);
  expect(graceDays).toBe(7);
  expect(Date.parse(deleteAt ?? "") - Date.now()).toBeGreaterThan(6.9 * DAY_MS);
  expect(await askDeletion(services, userId)).toEqual({ deleteAt, graceDays });
  expect(await mailsTo(userId)).toEqual(["deletion-asked"]);
  expect(await deleteDueAccounts(services)).toBe(0);
  expect(await keepAccount(services, userId)).toEqual({ deleteAt: null, graceDays });
  expect(await readDeletion(services, userId)).toEqual({ deleteAt: null, graceDays });
  expect(await deleteDueAccounts(services)).toBe(0);
  expect(await emptiedAt(userId)).toBeNull();
});

test("after its days, everything of the person goes: rows, files, mails and open links", async () => {
  const userId = await services.newUser(3);
  const { url } = await storeUpload(services, userId, {
    kind: "photo",
    bytes: await plainPicture(),
  });
  const jobId = await services.create(userId, { prompt: "canary words", originalImage: url });
  await services.workOff();
  const { rows } = await services.db.pool.query("select email from users where id = $1", [userId]);
  const { email } = rows[0];
  await queueMail(services, { to: email, letter: { kind: "password-changed" } });
  await services.db.pool.query(
    `insert into verifications (identifier, value, expires_at)
     values ('reset-password:canary-token', $1::text, now() + interval '1 hour'),
            ('magic-link:canary', json_build_object('email', $2::text)::text, now() + interval '1 hour')`,
    [userId, email],
  );
  const ledger = await services.ledger(userId);
  await askDeletion(services, userId);
  await graceIsOver(userId);
  expect(await deleteDueAccounts(services)).toBe(1);
  await removeDiscarded(services);
  expect(await services.stored("results")).toEqual([]);
  expect(await services.stored("uploads")).toEqual([]);
  expect(await services.ledger(userId)).toEqual(ledger);
  const found = await services.db.pool.query<{ table: string; text: string }>(
    `select 'users' as "table", to_jsonb(u)::text as text from users u where id = $1
     union all select 'mails', to_jsonb(m)::text from mails m
     union all select 'verifications', to_jsonb(v)::text from verifications v
     union all select 'generation_jobs', to_jsonb(j)::text from generation_jobs j where id = $2`,
    [userId, jobId],
  );
  const left = found.rows.filter(({ text }) => text.includes(email) || text.includes("canary"));
  expect(left).toEqual([]);
  // The account has been emptied, so a second call finds nothing to do.
  expect(await deleteDueAccounts(services)).toBe(0);
  await assertInvariants(services.db);
});

test("a deletion that is taken back while the sweep is already at work does not happen", async () => {
  const userId = await services.newUser(1);
  await askDeletion(services, userId);
  await graceIsOver(userId);
  await keepAccount(services, userId);
  // The sweep has found the account before its owner took the deletion back.
  expect(await emptyUser(services, userId, { isAskedFor: true })).toBe(false);
  expect(await emptiedAt(userId)).toBeNull();
});

test("a job that still waits ends first", async () => {
  const userId = await services.newUser(1);
  const jobId = await services.create(userId);
  await askDeletion(services, userId);
  await graceIsOver(userId);
  expect(await deleteDueAccounts(services)).toBe(0);
  await cancelJob(services, userId, jobId);
  expect(await deleteDueAccounts(services)).toBe(1);
});
