import { createTestDatabase, createClient, form, HEIC, startApp } from "@lacquer/testing";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";

test("the built server finds its HEIC decoder, which is a separate file", async () => {
  const db = await createTestDatabase({ connections: 2 });
  onTestFinished(() => db.drop());
  const dataDir = await mkdtemp(path.join(tmpdir(), "lacquer-built-"));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const port = String(30_000 + (process.pid % 20_000));
  const env = { DATABASE_URL: db.url, DATA_DIR: dataDir, PORT: port };
  const server = await startApp("server", env, "dist/server.mjs");
  onTestFinished(async () => void (await server.end()));
  const guest = createClient(`http://127.0.0.1:${port}`);
  await guest.send("/api/auth/sign-in/anonymous", { json: {} });
  const upload = await guest.send("/api/uploads?kind=photo", { form: form(HEIC.rotated) });
  expect(upload).toMatchObject({ status: 201, body: { width: 64, height: 48 } });
});
