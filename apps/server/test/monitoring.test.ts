import { readFile } from "node:fs/promises";
import { startTestServer, type TestServer, waitFor } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEPLOY } from "./monitoring-files.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const METRIC = /\b(?:lacquer|pg|http|process|nodejs)_[a-z_]+\b/g;
const FILES = ["prometheus/alerts.yml", "prometheus/alerts.test.yml", "grafana/lacquer.json"];

/** Returns the names of a process's time series. A histogram has three of them. */
async function servedAt(port: number): Promise<string[]> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name, type]) =>
    type === "histogram" ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [String(name)],
  );
}

test.each(FILES)("a server and a worker serve every metric that %s asks for", async (file) => {
  const { metricsPort } = server;
  const worker = await server.worker({ METRICS_PORT: String(metricsPort) });
  // The server already uses this port, so the worker takes another one and logs it.
  const used = await waitFor(
    "the worker's metrics",
    async () => /"used":(\d+)/.exec(worker.output())?.[1],
  );
  const served = new Set([...(await servedAt(metricsPort)), ...(await servedAt(Number(used)))]);
  const asked = new Set((await readFile(DEPLOY + file, "utf8")).match(METRIC));
  expect(asked.size).toBeGreaterThan(5);
  expect([...asked].filter((name) => !served.has(name))).toEqual([]);
  await worker.end();
});
