import { fileURLToPath } from "node:url";
import type * as LacquerClient from "@lacquer/client";
import { startTestServer, type TestServer } from "@lacquer/testing";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./browser.ts";

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchBrowser()]);
  await server.worker();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

declare global {
  var lacquerClient: typeof LacquerClient;
}

/** The client as one script, bundled as an app would bundle it. */
async function clientScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(import.meta.resolve("@lacquer/client"))],
    bundle: true,
    format: "iife",
    globalName: "lacquerClient",
    platform: "browser",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

test("in a browser the client speaks with the browser's own session", async () => {
  const page = await browser.newPage();
  // A page on the studio's origin that has no scripts of its own.
  await page.goto(`${server.origin}/healthz`);
  await page.evaluate(`${await clientScript()}; globalThis.lacquerClient = lacquerClient;`);
  const made = await page.evaluate(async () => {
    const json = { "content-type": "application/json" };
    await fetch("/api/auth/sign-in/anonymous", { method: "POST", headers: json, body: "{}" });
    const client = globalThis.lacquerClient.createLacquerClient();
    const ends = client.follow();
    const first = ends.next();
    const { job, images } = await client.generate({ prompt: "sage", imageCount: 1 });
    const end = await first;
    await ends.return();
    const told = end.value ? end.value.job.id : null;
    const [image] = images;
    return { id: job.id, told, type: image?.type, begins: [...(image?.bytes.slice(0, 2) ?? [])] };
  });
  expect(made).toEqual({ id: made.id, told: made.id, type: "image/jpeg", begins: [0xff, 0xd8] });
});
