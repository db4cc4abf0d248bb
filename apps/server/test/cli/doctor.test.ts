import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createTestDatabase, type TestDatabase } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { command } from "./command.ts";

const dataDir = mkdtempSync(path.join(tmpdir(), "lacquer-doctor-"));
let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(async () => {
  await db.drop();
  rmSync(dataDir, { recursive: true });
});

const doctor = (env: Record<string, string> = {}) =>
  command("doctor", [], { DATABASE_URL: db.url, DATA_DIR: dataDir, ...env });

test("the doctor names what is wrong and what to do, and ends with 1", async () => {
  const { code, output } = await doctor();
  expect(output).toMatch(/^✓ Database: Postgres \d+ answers$/m);
  expect(output).toMatch(/^✓ Migrations: all have run$/m);
  expect(output).toMatch(/^✗ Workers: none is alive; run npm start/m);
  expect(code).toBe(1);
});

test("the doctor says that a database does not answer", async () => {
  const { code, output } = await doctor({
    DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
  });
  expect(output).toMatch(/^✗ Database: does not answer \(.+\); check DATABASE_URL/m);
  expect(code).toBe(1);
});

test("a wrong variable is named, and nothing is looked at", async () => {
  const { code, output } = await doctor({ PORT: "none", OPENAI_API_KEY: "sk-canary\u200bkey" });
  expect(output).toMatch(/^✗ Environment: PORT: /m);
  expect(output).toMatch(/^✗ Environment: OPENAI_API_KEY: .+U\+200B/m);
  expect(output).not.toContain("canary");
  expect(output).not.toContain("Database");
  expect(code).toBe(1);
});
