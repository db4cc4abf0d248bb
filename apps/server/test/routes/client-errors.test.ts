import { type Refusal, startTestServer, type TestServer, waitFor } from "@lacquer/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

const ROUTE = "/api/client-errors";
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(() => server.db.pool.query("truncate request_counts"));
afterAll(() => server.close());

/** Returns the log line of the answer with this request id. */
async function logged(requestId: string): Promise<Record<string, unknown>> {
  const line = await waitFor("the log", () =>
    server.process
      .output()
      .split("\n")
      .find((text) => text.includes(requestId) && text.includes("a browser reported")),
  );
  return JSON.parse(line) as Record<string, unknown>;
}

test("a browser's report becomes a warning in the log, under its request's id and without queries", async () => {
  const guest = await server.guest();
  const json = {
    message: "x is undefined at https://studio.example/files/a?signature=canary",
    stack: "TypeError: x\n    at f (https://studio.example/assets/a.js?v=canary:1:2)",
    path: "/designs?token=canary#canary",
    version: "0.1.0",
  };
  const answer = await guest.send(ROUTE, { json });
  expect([answer.status, answer.bytes.length]).toEqual([204, 0]);
  expect(await logged(answer.headers.get("x-request-id") ?? "")).toMatchObject({
    level: 40,
    message: "x is undefined at https://studio.example/files/a",
    stack: "TypeError: x\n    at f (https://studio.example/assets/a.js:1:2)",
    path: "/designs",
    version: "0.1.0",
  });
  expect(server.process.output()).not.toContain("canary");
});

test("a signed-out visitor's report may hold only a message", async () => {
  const answer = await server.client().send(ROUTE, { json: { message: "it broke" } });
  expect(answer.status).toBe(204);
});

test.each<[string, unknown, number, string]>([
  ["no message", {}, 400, "invalid_input"],
  ["more than is asked for", { message: "m", cookie: "c" }, 400, "invalid_input"],
  ["more than 8 kB", { message: "m", stack: "s".repeat(8 * 1024) }, 413, "body_too_large"],
])("a report with %s is refused", async (_what, json, status, code) => {
  const answer = await server.client().send<Refusal>(ROUTE, { json });
  expect([answer.status, answer.body.error.code]).toEqual([status, code]);
});

test("another site cannot write into the log", async () => {
  const headers = { origin: "https://evil.example" };
  const answer = await server.client().send(ROUTE, { json: { message: "m" }, headers });
  expect(answer.status).toBe(403);
});

test("a page that reports errors in a loop is soon told to stop, while other pages are still heard", async () => {
  const [looping, other] = [await server.guest(), await server.guest()];
  const statuses = await Promise.all(
    Array.from({ length: 25 }, async () => {
      return (await looping.send(ROUTE, { json: { message: "again" } })).status;
    }),
  );
  expect(statuses.filter((status) => status === 204)).toHaveLength(20);
  expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  expect((await looping.send("/api/credits")).status).toBe(200);
  expect((await other.send(ROUTE, { json: { message: "once" } })).status).toBe(204);
});
