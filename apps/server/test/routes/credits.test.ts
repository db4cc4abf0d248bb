import { createBody, startTestServer, type TestServer } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test("a person's monthly limit is set, shown, enforced and removed", async () => {
  const guest = await server.guest();
  const put = (cap: unknown) =>
    guest.send("/api/credits/monthly-limit", { method: "PUT", json: { cap } });
  expect((await put(1)).body).toMatchObject({ balance: 6, month: { cap: 1, spent: 0 } });
  const refused = await guest.send("/api/generate-nail-design-job", {
    json: createBody({ imageCount: 2 }),
  });
  expect(refused.status).toBe(402);
  expect(refused.body).toMatchObject({ error: { code: "limit_reached" } });
  expect((await put(-1)).status).toBe(400);
  expect((await put("two")).status).toBe(400);
  expect((await put(null)).body).toEqual({ balance: 6, held: 0, available: 6 });
  const taken = await guest.send("/api/generate-nail-design-job", {
    json: createBody({ imageCount: 2 }),
  });
  expect(taken.status).toBe(201);
});

test("the whole ledger is a CSV file for its owner, and nobody else", async () => {
  const [guest, stranger] = [await server.guest(), await server.guest()];
  const made = await guest.send<{ jobId: string }>("/api/generate-nail-design-job", {
    json: createBody({ imageCount: 2 }),
  });
  const file = await guest.send("/api/credits/ledger.csv");
  expect(file.status).toBe(200);
  expect(file.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(file.headers.get("content-disposition")).toBe('attachment; filename="credits.csv"');
  expect(file.bytes.toString()).toContain(`Waiting to start.,${made.body.jobId}`);
  const other = await stranger.send("/api/credits/ledger.csv");
  expect(other.bytes.toString()).not.toContain(made.body.jobId);
  expect((await server.client().send("/api/credits/ledger.csv")).status).toBe(401);
});

test("the threshold of the notice is set, shown and removed", async () => {
  const guest = await server.guest();
  const put = (below: unknown) =>
    guest.send("/api/credits/notice", { method: "PUT", json: { below } });
  expect((await put(3)).body).toMatchObject({ balance: 6, noticeBelow: 3 });
  expect((await put(0)).status).toBe(400);
  expect((await put("two")).status).toBe(400);
  expect((await put(null)).body).toEqual({ balance: 6, held: 0, available: 6 });
});
