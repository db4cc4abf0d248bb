import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createMemoryLog } from "@lacquer/testing";
import { Registry } from "prom-client";
import { expect, onTestFinished, test } from "vitest";
import { serveMetrics } from "../src/metrics-server.ts";

async function serve(address: { host: string; port: number }) {
  const log = createMemoryLog();
  const server = await serveMetrics(new Registry(), address, log);
  onTestFinished(() => void server.close());
  return { log, address: server.address() as AddressInfo };
}

test("a taken port gives one warning, and the next free port is used", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void other.close());
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as AddressInfo;
  const { log, address } = await serve({ host: "127.0.0.1", port });
  expect(address.port).toBeGreaterThan(port);
  expect(log.lines).toEqual([
    {
      level: "warn",
      fields: { port, used: address.port },
      message: "the metrics port is taken; using the next free one",
    },
  ]);
  expect((await fetch(`http://127.0.0.1:${address.port}/metrics`)).status).toBe(200);
});

test("METRICS_HOST sets where the metrics listen, and a host that this machine lacks is named", async () => {
  const { address } = await serve({ host: "0.0.0.0", port: 0 });
  expect(address.address).toBe("0.0.0.0");
  await expect(serve({ host: "192.0.2.1", port: 0 })).rejects.toThrow(
    /^The metrics server cannot listen on METRICS_HOST 192\.0\.2\.1: /,
  );
});
