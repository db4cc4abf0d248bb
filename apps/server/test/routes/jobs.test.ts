import {
  assertInvariants,
  countRows,
  createBody,
  form,
  handGuides,
  handPhoto,
  type Refusal,
  startTestServer,
  type TestServer,
} from "@lacquer/testing";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";

const CREATE = "/api/generate-nail-design-job";
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ GUEST_CREDITS: "6" });
});
afterEach(async () => {
  await assertInvariants(server.db);
  await server.db.pool.query("truncate users restart identity cascade");
});
afterAll(() => server.close());

test("upload, create, poll, fetch: a worker paints the photo, and the credits show it", async () => {
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
    variation: "accents",
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

test("the built-in renderer paints four equal pictures for the variation Same", async () => {
  const guest = await server.guest();
  const json = createBody({ imageCount: 4, variation: "same" });
  const created = await guest.send<{ jobId: string }>(CREATE, { json });
  const worker = await server.worker();
  const job = await server.ended(guest, created.body.jobId);
  expect(job).toMatchObject({ status: "completed", provider: "renderer" });
  const pictures = await Promise.all(
    [0, 1, 2, 3].map((i) => guest.send(`/files/results/${created.body.jobId}/${i}`)),
  );
  expect(pictures.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(new Set(pictures.map(({ bytes }) => bytes.toString("base64"))).size).toBe(1);
  expect(await worker.end()).toBe(0);
});

test("one request id follows a job through the logs, by tRPC and by HTTP", async () => {
  const guest = await server.guest();
  const cancel = (id: string) =>
    guest.send(`/api/generation-job/${id}/cancel`, { method: "POST", json: {} });
  const first = await guest.send<{ jobId: string }>(CREATE, { json: createBody() });
  await cancel(first.body.jobId);
  const answers = [
    first,
    await guest.send(`/api/generation-job/${first.body.jobId}/retry`, { json: {} }),
    await guest.send("/trpc/jobs.create", { json: { json: createBody() } }),
    await guest.send("/trpc/jobs.retry", { json: { json: { jobId: first.body.jobId } } }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 200, 200]);
  const { rows } = await server.db.pool.query<{ id: string }>(
    "select request_id as id from generation_jobs order by seq",
  );
  expect(rows.map(({ id }) => id)).toEqual(
    answers.map(({ headers }) => headers.get("x-request-id")),
  );
});

test("too few credits answer 402 and write nothing", async () => {
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

test("a create sent again with its key returns the same job; another body with that key is a conflict", async () => {
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

test("a canceled job can be retried as a new, linked job; a waiting one cannot", async () => {
  const guest = await server.guest();
  const { jobId } = (await guest.send<{ jobId: string }>(CREATE, { json: createBody() })).body;
  const ask = (name: string) =>
    guest.send<{ jobId: string; status: string }>(`/api/generation-job/${jobId}/${name}`, {
      method: "POST",
    });
  expect(await ask("retry")).toMatchObject({
    status: 409,
    body: { error: { code: "job_not_retryable" } },
  });
  expect(await ask("cancel")).toMatchObject({ status: 200, body: { status: "canceled" } });
  const retried = await ask("retry");
  expect(retried.status).toBe(201);
  expect((await guest.send(`/api/generation-job/${retried.body.jobId}`)).body).toMatchObject({
    retryOf: jobId,
  });
});

test("the server tells a stranger to sign in before it reads the body", async () => {
  const answer = await server.client().send(CREATE, {
    method: "POST",
    headers: { "content-type": "application/json" },
    text: "{this is not json",
  });
  expect([answer.status, answer.body]).toMatchObject([401, { error: { code: "unauthorized" } }]);
});
