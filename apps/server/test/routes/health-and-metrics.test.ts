import { readFile } from "node:fs/promises";
import { createBody, startTestServer, type TestServer, waitFor } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test("health and readiness report the studio's state", async () => {
  const client = server.client();
  expect(await client.send("/healthz")).toMatchObject({ status: 200 });
  expect(await client.send("/readyz")).toMatchObject({
    status: 200,
    body: { database: true, storage: true, workers: 0, oldestWaitingSeconds: 0 },
  });
});

test("a living worker is counted, and one that has left is not", async () => {
  const workers = async () => {
    const answer = await fetch(`http://127.0.0.1:${server.metricsPort}/metrics`);
    return /^lacquer_workers (\d+)$/m.exec(await answer.text())?.[1];
  };
  const worker = await server.worker();
  await waitFor("the worker to be counted", async () => (await workers()) === "1");
  await worker.end();
  expect(await workers()).toBe("0");
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
  const { version } = JSON.parse(
    await readFile(new URL("../../../../package.json", import.meta.url), "utf8"),
  );
  expect(text).toContain(`lacquer_build_info{version="${version}"} 1`);
  expect(text).toMatch(/^lacquer_workers 0$/m);
  expect(text).toMatch(/^process_resident_memory_bytes \d/m);
  expect(text).toMatch(/^pg_pool_connections\{state="busy"\} \d+$/m);
  expect(text).toMatch(/^pg_pool_waiting \d+$/m);
  expect(text).toMatch(
    /^http_request_duration_seconds_count\{method="POST",route="\/api\/generate-nail-design-job",status_code="201"\} 1$/m,
  );
  expect((await server.client().send("/metrics", { headers: { accept: "*/*" } })).status).toBe(404);
});
