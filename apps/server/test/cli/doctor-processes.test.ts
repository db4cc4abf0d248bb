import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startTestServer, type TestServer } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { command } from "./command.ts";

const elsewhere = mkdtempSync(path.join(tmpdir(), "lacquer-elsewhere-"));
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await server.close();
  rmSync(elsewhere, { recursive: true, force: true });
});

const doctor = async () =>
  (await command("doctor", [], { DATABASE_URL: server.db.url, DATA_DIR: server.dataDir })).output;

test("the doctor names a worker and a server with different settings, and the difference", async () => {
  await server.worker();
  expect(await doctor()).toMatch(/^✓ Processes: 2 alive, all with the same settings$/m);
  await server.worker({ DATA_DIR: elsewhere, IMAGE_PROVIDER: "openai", OPENAI_API_KEY: "sk-test" });
  await server.another({ AUTH_SECRET: "another-auth-secret-0123456789abcdef" });
  const output = await doctor();
  expect(output).toMatch(/^✗ Processes: .*different DATA_DIRs.*the worker on .* \(process \d+\)/m);
  expect(output).toMatch(/^✗ Processes: .*different secrets.*AUTH_SECRET/m);
  expect(output).toMatch(/^✗ Processes: .*different providers .*: renderer.*: openai /m);
  expect(output).not.toMatch(/0123456789abcdef|sk-test/);
});

test("every process records the version it runs", async () => {
  const words = readFileSync(new URL("../../../../package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(words) as { version: string };
  const { rows } = await server.db.pool.query("select distinct version from processes");
  expect(rows).toEqual([{ version }]);
});
