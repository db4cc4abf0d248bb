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
