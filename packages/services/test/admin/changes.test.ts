import { randomUUID } from "node:crypto";
import { LacquerError } from "@lacquer/contracts";
import { assertInvariants, scriptedProvider } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Caller } from "../../src/accounts/caller.ts";
import {
  cancelAnyJob,
  emptyUser,
  getJob,
  grantAsAdmin,
  listAdminJobs,
  listAdmins,
  listLedger,
  readAdminJob,
  readAdminTotals,
  readLiveFigures,
  readOwnAdmin,
  retryAnyJob,
  setAdmin,
} from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
const reason = "the lamp was off";
const requestId = "request-1";

beforeAll(async () => {
  services = await openTestServices();
});
afterAll(() => services.close());

const emailOf = async (userId: number) =>
  (await services.db.prisma.user.findUniqueOrThrow({ where: { id: userId } })).email;

const sessionOf = (userId: number): Caller => ({
  kind: "session",
  userId,
  sessionId: 1,
  isGuest: false,
});

async function newAdmin(): Promise<Caller> {
  const userId = await services.newUser(0);
  await setAdmin(services, { email: await emailOf(userId), admin: true });
  return sessionOf(userId);
}

/** A call of each of the monitor's verbs, with somebody else's job and account. */
const calls = (jobId: string, email: string): [string, (caller: Caller) => Promise<unknown>][] => [
  ["live", (caller) => readLiveFigures(services, caller)],
  ["totals", (caller) => readAdminTotals(services, caller)],
  ["jobs", (caller) => listAdminJobs(services, caller, { show: "waiting" })],
  ["job", (caller) => readAdminJob(services, caller, jobId)],
  ["cancel", (caller) => cancelAnyJob(services, caller, { jobId, reason })],
  ["retry", (caller) => retryAnyJob(services, caller, { jobId, reason, requestId })],
  [
    "grant",
    (caller) => grantAsAdmin(services, caller, { email, amount: 5, reason, key: randomUUID() }),
  ],
];

test("nobody but an admin's own session gets anything from any verb, and nothing is changed", async () => {
  const owner = await services.newUser(10);
  const jobId = await services.create(owner);
  const admin = await newAdmin();
  const former = await newAdmin();
  await setAdmin(services, { email: await emailOf(former.userId), admin: false });
  const strangers: Caller[] = [
    sessionOf(owner),
    sessionOf(await services.newUser(0)),
    former,
    { kind: "session", userId: admin.userId, sessionId: 1, isGuest: true },
    { kind: "apiKey", userId: admin.userId, keyId: 1, scope: "manage" },
  ];
  for (const [name, call] of calls(jobId, await emailOf(owner)))
    for (const [index, caller] of strangers.entries())
      await expect(call(caller), `${name} by stranger ${index}`).rejects.toMatchObject({
        code: "admin_required",
      });
  expect(await getJob(services, owner, jobId)).toMatchObject({ status: "pending" });
  expect(await services.balance(owner)).toBe(10);
  for (const caller of strangers)
    expect(await readOwnAdmin(services, caller)).toEqual({ isAdmin: false });
  expect(await readOwnAdmin(services, admin)).toEqual({ isAdmin: true });
  await cancelAnyJob(services, admin, { jobId, reason });
});

test("an admin cancels somebody's job once, with a record; its owner gets the credits back", async () => {
  const owner = await services.newUser(10);
  const admin = await newAdmin();
  const jobId = await services.create(owner);
  for (let time = 0; time < 2; time += 1) await cancelAnyJob(services, admin, { jobId, reason });
  expect(await getJob(services, owner, jobId)).toMatchObject({ status: "canceled" });
  const story = await readAdminJob(services, admin, jobId);
  expect(story.actions).toMatchObject([
    { action: "cancel", admin: await emailOf(admin.userId), user: await emailOf(owner), reason },
  ]);
  await expect(
    cancelAnyJob(services, admin, { jobId: randomUUID(), reason }),
  ).rejects.toMatchObject({ code: "job_not_found" });
  await assertInvariants(services.db);
});

test("an admin retries a failed job at its owner's price, once however often it is pressed", async () => {
  const owner = await services.newUser(10);
  const admin = await newAdmin();
  const jobId = await services.create(owner);
  await services.workOff(
    scriptedProvider(() => {
      throw new LacquerError("photo_unreadable");
    }),
  );
  const again = await Promise.all(
    [1, 2, 3].map(() => retryAnyJob(services, admin, { jobId, reason, requestId })),
  );
  expect(new Set(again.map((one) => one.jobId)).size).toBe(1);
  const made = again[0]?.jobId ?? "";
  expect(await getJob(services, owner, made)).toMatchObject({ status: "pending", retryOf: jobId });
  expect((await readAdminJob(services, admin, jobId)).actions).toMatchObject([
    { action: "retry", reason },
  ]);
  await services.workOff();
  expect(await getJob(services, owner, made)).toMatchObject({ status: "completed" });
  await expect(
    retryAnyJob(services, admin, { jobId: made, reason, requestId }),
  ).rejects.toMatchObject({ code: "job_not_retryable" });
  await assertInvariants(services.db);
});

test("an admin grants credits once for each key; the owner reads the reason; a balance never goes below zero", async () => {
  const owner = await services.newUser(10);
  const admin = await newAdmin();
  const email = (await emailOf(owner)).toUpperCase();
  const key = randomUUID();
  const grant = (amount: number, one = key) =>
    grantAsAdmin(services, admin, { email, amount, reason, key: one });
  const answers = await Promise.all([grant(7), grant(7), grant(7)]);
  expect(answers.map(({ credits }) => credits)).toEqual([17, 17, 17]);
  expect(await services.balance(owner)).toBe(17);
  const { entries } = await listLedger(services, owner, { limit: 10 });
  expect(entries[0]).toMatchObject({ kind: "grant", amount: 7, reason });
  await expect(grant(-18, randomUUID())).rejects.toMatchObject({ code: "invalid_input" });
  expect(await grant(-17, randomUUID())).toMatchObject({ credits: 0 });
  await expect(
    grantAsAdmin(services, admin, { email: "nobody@example.test", amount: 1, reason, key }),
  ).rejects.toMatchObject({ code: "account_not_found" });
  const { actions } = await readAdminTotals(services, admin);
  expect(actions.slice(0, 2)).toMatchObject([
    { action: "credits", amount: -17, reason },
    { action: "credits", amount: 7, reason },
  ]);
  await assertInvariants(services.db);
});

test("a key that is used for another grant is refused, and a repeated deduction answers as made", async () => {
  const [owner, other] = [await services.newUser(10), await services.newUser(10)];
  const admin = await newAdmin();
  const key = randomUUID();
  const given = { email: await emailOf(owner), amount: -8, reason, key };
  expect(await grantAsAdmin(services, admin, given)).toMatchObject({ credits: 2 });
  expect(await grantAsAdmin(services, admin, given)).toMatchObject({ credits: 2 });
  const changes = [{ amount: 3 }, { reason: "another" }, { email: await emailOf(other) }];
  for (const change of changes)
    await expect(grantAsAdmin(services, admin, { ...given, ...change })).rejects.toMatchObject({
      code: "idempotency_conflict",
    });
  expect([await services.balance(owner), await services.balance(other)]).toEqual([2, 10]);
  const both = { amount: 1, reason, key: randomUUID() };
  const race = await Promise.allSettled(
    [owner, other].map(async (user) =>
      grantAsAdmin(services, admin, { ...both, email: await emailOf(user) }),
    ),
  );
  expect(race.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  await assertInvariants(services.db);
});

test("a job's story equals its rows: states, calls, ledger, files; it holds no words of the design", async () => {
  const owner = await services.newUser(10);
  const admin = await newAdmin();
  const jobId = await services.create(owner, { prompt: "a secret wish", imageCount: 2 });
  await services.workOff();
  const { pool } = services.db;
  await pool.query(
    `insert into provider_calls (job_id, image_index, attempt, provider, model, quality, size, outcome, cost_microdollars, ended_at)
     values ($1, 1, 1, 'openai', 'm', 'low', '1x1', 'ok', 40000, now())`,
    [jobId],
  );
  const story = await readAdminJob(services, admin, jobId);
  expect(JSON.stringify(story)).not.toContain("a secret wish");
  expect(story).toMatchObject({
    status: "completed",
    user: { id: owner, email: await emailOf(owner), credits: 8 },
    imageCount: 2,
    cost: 2,
    refunded: 0,
    leaseOwner: null,
    calls: [{ imageIndex: 1, model: "m", outcome: "ok", costUsd: 0.04 }],
    ledger: [{ kind: "charge", amount: -2, userId: owner }],
    deliveries: [],
    actions: [],
  });
  const keys = story.files.filter(({ what }) => what === "image").map(({ key }) => key);
  expect(keys).toHaveLength(2);
  expect(keys.toSorted()).toEqual(
    (await services.stored("results")).filter((key) => key.includes(jobId)).toSorted(),
  );
  const lists = await Promise.all(
    (["waiting", "running", "failed", "ended"] as const).map((show) =>
      listAdminJobs(services, admin, { show, email: story.user.email ?? "" }),
    ),
  );
  expect(lists.map((list) => list.map(({ id }) => id))).toEqual([[], [], [], [jobId]]);
});

test("an emptied person is no admin, and the record stays", async () => {
  const { userId } = await newAdmin();
  await emptyUser(services, userId);
  expect(await listAdmins(services)).not.toContain(await emailOf(userId));
  expect(await readOwnAdmin(services, sessionOf(userId))).toEqual({ isAdmin: false });
});

test("a guest and a wallet cannot become admins, and a repeated grant makes one record", async () => {
  expect(await setAdmin(services, { email: "nobody@example.test", admin: true })).toBe(false);
  const guest = await services.newUser(0);
  const email = await emailOf(guest);
  await services.db.pool.query("update users set is_anonymous = true where id = $1", [guest]);
  expect(await setAdmin(services, { email, admin: true })).toBe(false);
  await services.db.pool.query("update users set is_anonymous = false where id = $1", [guest]);
  for (let time = 0; time < 2; time += 1)
    expect(await setAdmin(services, { email, admin: true })).toBe(true);
  const { rowCount } = await services.db.pool.query(
    "select 1 from admin_actions where user_id = $1",
    [guest],
  );
  expect(rowCount).toBe(1);
});
