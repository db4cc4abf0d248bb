import {
  assertInvariants,
  countRows,
  createBody,
  CRON_SECRET,
  form,
  handGuides,
  handPhoto,
  type Refusal,
  startTestServer,
  type TestServer,
} from "@lacquer/testing";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

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

describe("jobs over HTTP", () => {
  test("upload, create, poll, fetch: a worker paints the photo and the credits tell", async () => {
    const guest = await server.guest();
    const upload = await guest.send<{ url: string; width: number; height: number }>(
      "/api/uploads?kind=photo",
      {
        form: form(await handPhoto()),
      },
    );
    expect(upload).toMatchObject({ status: 201, body: { width: 480, height: 640 } });
    const design = createBody({
      originalImage: upload.body.url,
      nails: handGuides(),
      imageCount: 2,
      designSettings: { nailShape: "almond", finish: "glossy", baseColor: "#B3202F" },
      tabId: "tab-1",
    });
    const created = await guest.send<{ jobId: string; cost: number }>(CREATE, { json: design });
    expect(created).toMatchObject({ status: 201, body: { cost: 2 } });
    expect((await guest.send("/api/credits")).body).toEqual({ balance: 6, held: 2, available: 4 });
    const worker = await server.worker();
    const job = await server.ended(guest, created.body.jobId);
    expect(job).toMatchObject({
      status: "completed",
      resultImages: [expect.any(String), expect.any(String)],
      tabId: "tab-1",
    });
    const [first, second] = await Promise.all(
      [0, 1].map((i) => guest.send(`/files/results/${created.body.jobId}/${i}`)),
    );
    const size = await sharp(first?.bytes).metadata();
    expect([size.width, size.height]).toEqual([480, 640]);
    expect(first?.bytes.equals(second?.bytes ?? Buffer.alloc(0))).toBe(false);
    expect(first?.headers.get("x-content-type-options")).toBe("nosniff");
    expect(first?.headers.get("content-disposition")).toContain("inline");
    expect((await guest.send("/api/credits")).body).toEqual({ balance: 4, held: 0, available: 4 });
    expect((await guest.send("/readyz")).body).toMatchObject({
      database: true,
      storage: true,
      workers: 1,
    });
    expect(await worker.end()).toBe(0);
  });

  test("too few credits answers 402 and writes nothing", async () => {
    const guest = await server.guest();
    await guest.send(CREATE, { json: createBody({ imageCount: 4 }) });
    const before = await countRows(server.db);
    const refused = await guest.send<Refusal>(CREATE, {
      json: createBody({ imageCount: 3 }),
      headers: { "idempotency-key": "poor" },
    });
    expect(refused).toMatchObject({
      status: 402,
      body: { error: { code: "insufficient_credits" } },
    });
    expect(await countRows(server.db)).toEqual(before);
  });

  test("a key answers the same job again; another body under it is a conflict", async () => {
    const guest = await server.guest();
    const create = (prompt: string) =>
      guest.send<{ jobId: string }>(CREATE, {
        json: createBody({ prompt }),
        headers: { "idempotency-key": "click" },
      });
    const answers = await Promise.all(Array.from({ length: 20 }, () => create("same")));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.jobId}`)).size).toBe(1);
    expect(await create("other")).toMatchObject({
      status: 409,
      body: { error: { code: "idempotency_conflict" } },
    });
  });

  test("cancel, then retry: a new job, linked; a waiting one cannot be retried", async () => {
    const guest = await server.guest();
    const { jobId } = (await guest.send<{ jobId: string }>(CREATE, { json: createBody() })).body;
    const door = (name: string) =>
      guest.send<{ jobId: string; status: string }>(`/api/generation-job/${jobId}/${name}`, {
        method: "POST",
      });
    expect(await door("retry")).toMatchObject({
      status: 409,
      body: { error: { code: "job_not_retryable" } },
    });
    expect(await door("cancel")).toMatchObject({ status: 200, body: { status: "canceled" } });
    const retried = await door("retry");
    expect(retried.status).toBe(201);
    expect((await guest.send(`/api/generation-job/${retried.body.jobId}`)).body).toMatchObject({
      retryOf: jobId,
    });
  });
});

test("a stranger's body is not read before they are told to sign in", async () => {
  const answer = await server.client().send(CREATE, {
    method: "POST",
    headers: { "content-type": "application/json" },
    text: "{this is not json",
  });
  expect([answer.status, answer.body]).toMatchObject([401, { error: { code: "unauthorized" } }]);
});

describe("the cron door", () => {
  test.each(["text/plain", "application/x-www-form-urlencoded", "application/json"])(
    "takes what a cron service posts as %s, and reads none of it",
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

  test("answers any wrong secret alike, and nothing runs", async () => {
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

  test("runs one job a call by GET and by POST, and says when there is none", async () => {
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

  test("with no time to wait answers that the job runs, and the job still ends", async () => {
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

  test("is closed while no secret is set", async () => {
    const closed = await server.another({ CRON_SECRET: "" });
    for (const secret of ["", "undefined", CRON_SECRET]) {
      const answer = await fetch(`${closed.origin}${CRON}`, {
        headers: { authorization: `Bearer ${secret}` },
      });
      expect(answer.status).toBe(401);
    }
    await closed.process.end();
  });
});
