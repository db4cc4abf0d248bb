import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startTestServer, type TestServer, waitFor } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addressOnly } from "../../src/http/forwarded.ts";
import { command } from "../cli/command.ts";

test.each([
  ["203.0.113.7", "203.0.113.7"],
  [" 203.0.113.7:52044 ", "203.0.113.7"],
  ["2001:db8::7", "2001:db8::7"],
  ["[2001:db8::7]", "2001:db8::7"],
  ["[2001:db8::7]:52044", "2001:db8::7"],
  ['"[2001:db8::7]:52044"', "2001:db8::7"],
  ["::ffff:203.0.113.7", "::ffff:203.0.113.7"],
  ["unknown", "unknown"],
  ["_hidden:80", "_hidden:80"],
  ["203.0.113.7:52044:1", "203.0.113.7:52044:1"],
  ["999.1.1.1:80", "999.1.1.1:80"],
])("the forwarded address %s is read as %s", (written, address) => {
  expect(addressOnly(written)).toBe(address);
});

let trusting: TestServer;
let alone: TestServer;

beforeAll(async () => {
  [trusting, alone] = [
    await startTestServer({ TRUST_PROXY: "1" }),
    await startTestServer({ TRUST_PROXY: "0" }),
  ];
});
afterAll(() => Promise.all([trusting.close(), alone.close()]));

/** Returns the statuses of several wrong sign-ins. The limit for one address is 3 in ten seconds. */
async function signIns(server: TestServer, forwarded: (n: number) => string) {
  const statuses: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    const answer = await server.client().send("/api/auth/sign-in/email", {
      json: { email: `nobody-${n}@example.test`, password: "not the password" },
      headers: { "x-forwarded-for": forwarded(n) },
    });
    statuses.push(answer.status);
  }
  return statuses;
}

test("a visitor counts as one visitor, whatever port the proxy reports, with IPv4 and IPv6", async () => {
  expect(await signIns(trusting, (n) => `203.0.113.9:${50_000 + n}`)).toEqual([
    401, 401, 401, 429, 429,
  ]);
  expect(await signIns(trusting, (n) => `[2001:db8:5::9]:${50_000 + n}`)).toEqual([
    401, 401, 401, 429, 429,
  ]);
});

test("visitors with ports are told apart, and only the trusted proxy is believed", async () => {
  expect(await signIns(trusting, (n) => `203.0.113.${100 + n}:443`)).toEqual(Array(5).fill(401));
  expect(await signIns(trusting, (n) => `198.51.100.${n}:443, 203.0.113.50:80`)).toEqual([
    401, 401, 401, 429, 429,
  ]);
});

test("forwarded headers without a trusted proxy write one line to the log, and the doctor reports them", async () => {
  for (let i = 0; i < 5; i += 1) await alone.client().send("/healthz");
  await alone.client().send("/healthz", { headers: { forwarded: "for=203.0.113.7" } });
  const lines = () => alone.process.output().match(/"code":"untrusted_proxy"/g) ?? [];
  // The server's output arrives after its answer.
  await waitFor("the line in the log", () => lines().length > 0);
  expect(lines()).toHaveLength(1);
  expect(trusting.process.output()).not.toContain("untrusted_proxy");
  const dataDir = mkdtempSync(path.join(tmpdir(), "lacquer-doctor-"));
  const { output } = await command("doctor", [], { DATABASE_URL: alone.db.url, DATA_DIR: dataDir });
  expect(output).toMatch(/^· Proxies: forwarded headers came at .+set TRUST_PROXY/m);
  rmSync(dataDir, { recursive: true });
});
