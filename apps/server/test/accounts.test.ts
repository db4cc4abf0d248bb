import {
  assertInvariants,
  createBody,
  form,
  type HttpClient,
  newEmail,
  PASSWORD,
  plainPicture,
  signUp,
  startTestServer,
  type TestServer,
} from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ GUEST_CREDITS: "6", SIGNUP_CREDITS: "20" });
});
afterEach(async () => {
  await assertInvariants(server.db);
  // Removes all jobs, so that the next guest's job is the first in the queue.
  await server.db.pool.query("truncate users restart identity cascade");
});
afterAll(() => server.close());

interface Credits {
  balance: number;
  held: number;
  available: number;
}
const credits = async (client: HttpClient) => (await client.send<Credits>("/api/credits")).body;
const ledger = async (client: HttpClient) =>
  (
    await client.send<{ entries: { kind: string; amount: number }[] }>("/api/credits/ledger")
  ).body.entries.map(({ kind, amount }) => [kind, amount]);

/** Creates a guest with one finished and one waiting job. */
async function busyGuest() {
  const guest = await server.guest();
  const upload = await guest.send<{ id: string; url: string }>("/api/uploads?kind=photo", {
    form: form(await plainPicture()),
  });
  const create = (imageCount: number) =>
    guest.send<{ jobId: string }>("/api/generate-nail-design-job", {
      json: createBody({ imageCount }),
    });
  const done = (await create(2)).body.jobId;
  const cron = await server.client().send("/api/process-generation-jobs", {
    headers: { authorization: "Bearer canary-cron-secret-0123456789abcdef" },
  });
  expect(cron.body).toMatchObject({ processed: 1, jobId: done, status: "completed" });
  const waiting = (await create(1)).body.jobId;
  return { guest, upload: upload.body.url, done, waiting };
}

async function expectWork(
  client: HttpClient,
  work: { upload: string; done: string; waiting: string },
) {
  const jobs = await client.send<{ jobs: { id: string; status: string }[] }>(
    "/api/generation-jobs",
  );
  expect(jobs.body.jobs.map((job) => [job.id, job.status])).toEqual([
    [work.waiting, "pending"],
    [work.done, "completed"],
  ]);
  const designs = await client.send<{ designs: unknown[] }>("/api/designs");
  expect(designs.body.designs).toHaveLength(2);
  expect((await client.send(work.upload)).status).toBe(200);
  expect((await client.send(`/files/results/${work.done}/1`)).status).toBe(200);
}

test("a guest and an account each get their own starter credits, and a guest only once", async () => {
  const guest = await server.guest();
  expect(await credits(guest)).toEqual({ balance: 6, held: 0, available: 6 });
  await guest.send("/api/auth/sign-in/anonymous", { json: {} });
  expect(await ledger(guest)).toEqual([["grant", 6]]);
  const account = await server.account();
  expect(await credits(account)).toEqual({ balance: 20, held: 0, available: 20 });
  expect(await ledger(account)).toEqual([["grant", 20]]);
});

test("a guest who signs up counts against the ceiling for free credits once, with the guest's own address", async () => {
  const client = server.client({ address: "198.51.100.7" });
  await client.send("/api/auth/sign-in/anonymous", { json: {} });
  await signUp(client, newEmail());
  expect(await client.send("/api/credits")).toMatchObject({ body: { balance: 20 } });
  const { rows } = await server.db.pool.query<{ granted: number }>(
    "select sum(granted)::int as granted from free_credits where range = '198.51.100.0/24'",
  );
  expect(rows).toEqual([{ granted: 20 }]);
});

test("extra fields at sign-up give nobody credits or another identity", async () => {
  const client = server.client();
  await client.send("/api/auth/sign-up/email", {
    json: {
      name: "Eve",
      email: newEmail(),
      password: PASSWORD,
      credits: 9999,
      isAnonymous: true,
      id: 1,
      emailVerified: true,
    },
  });
  const { rows } = await server.db.pool.query(
    "select credits, is_anonymous, email_verified from users where name = 'Eve'",
  );
  for (const row of rows)
    expect(row).toEqual({ credits: 20, is_anonymous: false, email_verified: false });
});

describe("a guest who signs up", () => {
  test("keeps designs, jobs, uploads and credits", async () => {
    const work = await busyGuest();
    await signUp(work.guest, newEmail());
    await expectWork(work.guest, work);
    expect(await credits(work.guest)).toEqual({ balance: 18, held: 1, available: 17 });
    expect((await ledger(work.guest)).toSorted()).toEqual([
      ["charge", -2],
      ["grant", 14],
      ["grant", 6],
    ]);
    const { rowCount } = await server.db.pool.query("select 1 from users where id = $1", [
      work.guest.userId,
    ]);
    expect(rowCount).toBe(0);
  });

  test("two simultaneous sign-ups move everything once", async () => {
    const work = await busyGuest();
    const twins = [server.client(), server.client()];
    for (const twin of twins)
      for (const [name, value] of work.guest.cookies) twin.cookies.set(name, value);
    const emails = [newEmail(), newEmail()];
    await Promise.all(twins.map((twin, i) => signUp(twin, emails[i] ?? "")));
    const { rows } = await server.db.pool.query<{ credits: number; jobs: number }>(
      `select u.credits, (select count(*)::int from generation_jobs g where g.user_id = u.id) as jobs
       from users u where email = any($1) order by jobs`,
      [emails],
    );
    expect(rows).toEqual([
      { credits: 20, jobs: 0 },
      { credits: 18, jobs: 2 },
    ]);
  });
});

test("a guest who signs in to an existing account brings designs but no credits", async () => {
  const account = await server.account();
  const work = await busyGuest();
  const answer = await work.guest.send("/api/auth/sign-in/email", {
    json: { email: account.email, password: PASSWORD },
  });
  expect(answer.status).toBe(200);
  await expectWork(work.guest, work);
  expect((await credits(work.guest)).balance).toBe(20);
  expect((await ledger(work.guest)).map(([, amount]) => amount).toSorted()).toEqual([
    -2, -4, 20, 6,
  ]);
});

test("signing out ends a session on the server too", async () => {
  const account = await server.account();
  const cookies = new Map(account.cookies);
  expect((await account.send("/api/auth/sign-out", { json: {} })).status).toBe(200);
  expect((await account.send("/api/credits")).status).toBe(401);
  for (const [name, value] of cookies) account.cookies.set(name, value);
  expect((await account.send("/api/credits")).status).toBe(401);
});

test("an unknown e-mail and a wrong password get the same answer", async () => {
  const account = await server.account();
  const attempt = (email: string) =>
    server.client().send<{ code: string }>("/api/auth/sign-in/email", {
      json: { email, password: "not the password" },
    });
  const [wrong, unknown] = [await attempt(account.email), await attempt(newEmail())];
  expect(wrong.status).toBe(401);
  expect(unknown.status).toBe(401);
  expect(unknown.body).toEqual(wrong.body);
});
