import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readPassword } from "../src/embedded/cluster.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "lacquer-password-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("the password is made once, and only its owner can read it", async () => {
  const made = await readPassword(folder);
  expect(made).toMatch(/^[\w-]{32}$/);
  expect(await readPassword(folder)).toBe(made);
  expect(statSync(path.join(folder, "password")).mode & 0o077).toBe(0);
});

test("a password that a kill left empty is made again", async () => {
  writeFileSync(path.join(folder, "password"), "");
  expect(await readPassword(folder)).toMatch(/^[\w-]{32}$/);
});

test("a password file that cannot be read is named, with the reason and what to do", async () => {
  mkdirSync(path.join(folder, "password"));
  await expect(readPassword(folder)).rejects.toThrow(
    /password in .*password can be neither read nor written \(EISDIR.*set DATABASE_URL/,
  );
});
