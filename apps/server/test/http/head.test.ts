import { startTestServer, type TestServer, type Visitor } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;
let guest: Visitor;

beforeAll(async () => {
  server = await startTestServer();
  guest = await server.guest();
});
afterAll(() => server.close());

test.each([
  "/api/credits",
  "/api/auth/get-session",
  "/api/auth/nothing",
  "/api/nothing",
  "/healthz",
])("HEAD %s answers like GET, without the body", async (path) => {
  const [got, asked] = [await guest.send(path), await guest.send(path, { method: "HEAD" })];
  expect(asked.bytes.length).toBe(0);
  expect(asked.status).toBe(got.status);
  expect(asked.headers.get("content-type")).toBe(got.headers.get("content-type"));
});

test("HEAD on the event stream answers with the stream's headers, and ends", async () => {
  const asked = await guest.send("/trpc/jobs.events", { method: "HEAD" });
  expect([asked.status, asked.headers.get("content-type"), asked.bytes.length]).toEqual([
    200,
    "text/event-stream",
    0,
  ]);
});
