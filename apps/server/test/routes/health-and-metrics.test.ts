import { createBody, startTestServer, type TestServer } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test("health and readiness report the state", async () => {
  const client = server.client();
  expect(await client.send("/healthz")).toMatchObject({ status: 200 });
  expect(await client.send("/readyz")).toMatchObject({
    status: 200,
    body: { database: true, storage: true, workers: 0, oldestWaitingSeconds: 0 },
  });
});

test("metrics count jobs and credits as Prometheus text", async () => {
  const guest = await server.guest();
  await guest.send("/api/generate-nail-design-job", { json: createBody() });
  const answer = await fetch(`http://127.0.0.1:${server.metricsPort}/metrics`);
  expect(answer.headers.get("content-type")).toContain("text/plain");
  const text = await answer.text();
  expect(text).toMatch(/^lacquer_jobs\{status="pending"\} 1$/m);
  expect(text).toMatch(/^lacquer_jobs\{status="completed"\} 0$/m);
  expect(text).toMatch(/^lacquer_oldest_waiting_seconds [\d.e-]+$/m);
  expect(text).toMatch(/^lacquer_credits_total\{kind="grant"\} [1-9]\d*$/m);
  expect((await server.client().send("/metrics", { headers: { accept: "*/*" } })).status).toBe(404);
});
