import { randomBytes } from "node:crypto";
import { createTestDatabase, startTestServer, type TestDatabase } from "@lacquer/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { insecurities } from "../src/insecure.ts";
import { isWeakSecret } from "../src/weak-secret.ts";
import { command } from "./cli/command.ts";

const STRONG = "9f2Kd7QwLx40VbTzRmHs8YpJcN3gUe5a";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

describe("a secret", () => {
  test.each([
    "a".repeat(32),
    "ab".repeat(20),
    "0123456789abcdef0123456789abcdef",
    "abcdefghijklmnopqrstuvwxyz0123456789",
    "changeme-changeme-changeme-changeme",
    "please-change-this-secret-password-1",
    "lacquer-auth-secret-for-the-test-key",
    "xK4!xK4!xK4!xK4!xK4!xK4!xK4!xK4!xK4",
    "1111111111111111aaaaaaaaaaaaaaaabbbb",
  ])("such as %s can be guessed", (secret) => {
    expect(isWeakSecret(secret)).toBe(true);
  });

  test("that is random is accepted, whatever its alphabet", () => {
    for (let i = 0; i < 2_000; i += 1) {
      for (const encoding of ["hex", "base64", "base64url"] as const)
        expect(isWeakSecret(randomBytes(24).toString(encoding))).toBe(false);
    }
  });
});

test.each([
  ["http://studio.example.test", true],
  ["http://192.168.1.20:3000", true],
  ["http://studio.local:3000", true],
  ["http://127.evil.test", true],
  ["https://studio.example.test", false],
  ["http://localhost:3000", false],
  ["http://studio.localhost:3000", false],
  ["http://127.0.0.1:3000", false],
  ["http://[::1]:3000", false],
])("%s is unsafe: %s", (PUBLIC_URL, unsafe) => {
  const env = { HOST: "0.0.0.0", PUBLIC_URL, AUTH_SECRET: STRONG, CRON_SECRET: undefined };
  expect(insecurities(env).length > 0).toBe(unsafe);
});

test.each([
  ["0.0.0.0", true],
  ["::", true],
  ["192.168.1.20", true],
  ["studio.local", true],
  ["127.0.0.1", false],
  ["127.0.0.53", false],
  ["::1", false],
  ["localhost", false],
])("HOST %s without PUBLIC_URL is unsafe: %s", (HOST, unsafe) => {
  expect(insecurities({ HOST }).length > 0).toBe(unsafe);
});

/** Starts the server and expects it to refuse. A server that starts anyway is ended after 40 s. */
const start = (env: Record<string, string>) =>
  command("../main", [], { DATABASE_URL: db.url, PORT: "0", METRICS_PORT: "0", ...env }, 40_000);

test("production refuses plain http and easily guessed secrets, all at once and by name", async () => {
  const { code, output } = await start({
    NODE_ENV: "production",
    PUBLIC_URL: "http://studio.example.test",
    AUTH_SECRET: "a".repeat(32),
    CRON_SECRET: "changeme-changeme-changeme-changeme",
  });
  expect(code).toBe(1);
  for (const name of ["PUBLIC_URL", "AUTH_SECRET", "CRON_SECRET", "ALLOW_INSECURE"])
    expect(output).toMatch(new RegExp(`^  ${name}: `, "m"));
  expect(output).not.toContain("changeme");
});

test("production refuses to open to other machines without PUBLIC_URL", async () => {
  const { code, output } = await start({
    NODE_ENV: "production",
    HOST: "0.0.0.0",
    AUTH_SECRET: STRONG,
  });
  expect(code).toBe(1);
  expect(output).toMatch(/^  PUBLIC_URL: is not set, but HOST 0\.0\.0\.0 lets other machines in/m);
  expect(output).toMatch(/^  ALLOW_INSECURE: /m);
});

test("without NODE_ENV, a missing PUBLIC_URL is only one warning", async () => {
  const secrets = { AUTH_SECRET: STRONG, CRON_SECRET: `${STRONG}x` };
  const server = await startTestServer({ HOST: "0.0.0.0", ...secrets });
  expect(server.process.output().match(/"code":"insecure"/g)).toHaveLength(1);
  expect(server.process.output()).toMatch(/PUBLIC_URL: is not set, but HOST 0\.0\.0\.0/);
  await server.close();
});

test.each([
  ["production that allows it", { NODE_ENV: "production", ALLOW_INSECURE: "1" }],
  ["a start without NODE_ENV", {}],
])("%s opens plain http on a name in the local network, with one warning", async (_, env) => {
  const secrets = { AUTH_SECRET: STRONG, CRON_SECRET: `${STRONG}x` };
  const server = await startTestServer({ PUBLIC_URL: "http://studio.local", ...secrets, ...env });
  const warnings = server.process.output().match(/"code":"insecure"/g);
  expect(warnings).toHaveLength(1);
  expect(server.process.output()).toMatch(/PUBLIC_URL: is plain http/);
  await server.close();
});
