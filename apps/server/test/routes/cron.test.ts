import {
  assertInvariants,
  createBody,
  CRON_SECRET,
  startTestServer,
  type TestServer,
} from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";

const CREATE = "/api/generate-nail-design-job";
const CRON = "/api/process-generation-jobs";
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ GUEST_CREDITS: "6" });
});
afterEach(async () => {
  await assertInvariants(server.db);
  await server.db.pool.query("truncate users restart identity cascade");
});
afterAll(() => server.close());

const cron = (secret = CRON_SECRET, method = "POST") =>
  server.client().send<{ processed: number; jobId?: string; status?: string }>(CRON, {
    method,
    headers: { authorization: `Bearer ${secret}` },
  });

test.each(["text/plain", "application/x-www-form-urlencoded", "application/json"])(
  "the cron route accepts what a cron service posts as %s, and reads none of it",
  async (type) => {
    const send = (secret: string) =>
      server.client().send(CRON, {
        method: "POST",
        headers: { authorization: `Bearer ${secret}`, "content-type": type },
        text: "run=now",
      });
    expect(await send(CRON_SECRET)).toMatchObject({ status: 200, body: { processed: 0 } });
    expect(await send("wrong")).toMatchObject({ status: 401 });
  },
);

test("the cron route answers every wrong secret alike, and runs nothing", async () => {
  const guest = await server.guest();
  await guest.send(CREATE, { json: createBody() });
  const wrong = [
    await cron("x".repeat(CRON_SECRET.length)),
    await cron("short"),
    await cron(""),
    await cron(`${CRON_SECRET}0`),
    await server.client().send(CRON),
    await server.client().send(CRON, { headers: { authorization: `Basic ${CRON_SECRET}` } }),
  ];
  for (const { status, body } of wrong) {
    expect(status).toBe(401);
    expect(body).toMatchObject({
      error: { code: "cron_unauthorized", message: "The cron secret is missing or wrong." },
    });
  }
  const { rowCount } = await server.db.pool.query(
    "select 1 from generation_jobs where status <> 'pending'",
  );
  expect(rowCount).toBe(0);
});

test("the cron route accepts the header's scheme in upper or lower case", async () => {
  for (const scheme of ["bearer", "BEARER", "Bearer "]) {
    const headers = { authorization: `${scheme} ${CRON_SECRET}` };
    expect(await server.client().send(CRON, { headers })).toMatchObject({
      status: 200,
      body: { processed: 0 },
    });
  }
});

test("the cron route answers HEAD like a call, and runs nothing", async () => {
  const guest = await server.guest();
  const { jobId } = (await guest.send<{ jobId: string }>(CREATE, { json: createBody() })).body;
  const asked = await cron(CRON_SECRET, "HEAD");
  expect([asked.status, asked.bytes.length]).toEqual([200, 0]);
  expect((await cron("wrong", "HEAD")).status).toBe(401);
  const { body } = await guest.send(`/api/generation-job/${jobId}`);
  expect(body).toMatchObject({ status: "pending" });
});

test("the cron route runs one job for each call, by GET and by POST, and says when there is none", async () => {
  const guest = await server.guest();
  const ids = new Set<string | undefined>();
  for (let i = 0; i < 2; i += 1) {
    ids.add((await guest.send<{ jobId: string }>(CREATE, { json: createBody() })).body.jobId);
  }
  const answers = [await cron(CRON_SECRET, "GET"), await cron(CRON_SECRET, "POST")];
  expect(answers.map(({ body }) => [body.processed, body.status])).toEqual([
    [1, "completed"],
    [1, "completed"],
  ]);
  expect(new Set(answers.map(({ body }) => body.jobId))).toEqual(ids);
  expect((await cron()).body).toEqual({ processed: 0 });
});

test("ten calls at once beside a worker run ten jobs, each once", async () => {
  const guests = [await server.guest(), await server.guest()];
  const jobs: { id: string; guest: (typeof guests)[number] }[] = [];
  for (const guest of guests) {
    for (let i = 0; i < 5; i += 1) {
      const { body } = await guest.send<{ jobId: string }>(CREATE, { json: createBody() });
      jobs.push({ id: body.jobId, guest });
    }
  }
  const [worker, ...answers] = await Promise.all([
    server.worker(),
    ...Array.from({ length: 10 }, () => cron()),
  ]);
  for (const { guest, id } of jobs)
    expect(await server.ended(guest, id)).toMatchObject({ status: "completed", attempt: 1 });
  const taken = answers.map(({ body }) => body.jobId).filter((id) => id !== undefined);
  expect(new Set(taken).size).toBe(taken.length);
  await worker.end();
});

test("with no time left to wait, the cron route answers that the job runs, and the job still ends", async () => {
  const hasty = await server.another({ CRON_BUDGET_SECONDS: "0" });
  const guest = await server.guest();
  const { jobId } = (await guest.send<{ jobId: string }>(CREATE, { json: createBody() })).body;
  const answer = await fetch(`${hasty.origin}${CRON}`, {
    headers: { authorization: `Bearer ${CRON_SECRET}` },
  });
  expect(await answer.json()).toEqual({ processed: 1, jobId, status: "processing" });
  expect(await server.ended(guest, jobId)).toMatchObject({ status: "completed" });
  await hasty.process.end();
});

test("the cron route is closed while no secret is set", async () => {
  const closed = await server.another({ CRON_SECRET: "" });
  for (const secret of ["", "undefined", CRON_SECRET]) {
    const answer = await fetch(`${closed.origin}${CRON}`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(answer.status).toBe(401);
  }
  await closed.process.end();
});
