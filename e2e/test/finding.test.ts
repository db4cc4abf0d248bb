import { existsSync } from "node:fs";
import path from "node:path";
import { startTestServer, type TestServer, waitFor } from "@lacquer/testing";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newPerson } from "./browser.ts";
import { browserPath } from "./env.ts";
import { addPhoto, nails, stage } from "./studio.ts";

const PHOTO = path.resolve(import.meta.dirname, "../../../shared/photos/hand-01.jpg");
/** Finding nails takes seconds, and longer on a busy machine. */
const WAIT_MS = 180_000;

// The finder looks for a real hand, so a drawn hand cannot be used.
describe.skipIf(!existsSync(PHOTO))("nails on a real photo", () => {
  let server: TestServer;
  let browser: Browser;

  beforeAll(async () => {
    const args = [
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader",
      "--ignore-gpu-blocklist",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ];
    [server, browser] = await Promise.all([
      startTestServer(),
      chromium.launch({ executablePath: browserPath(), args }),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test(
    "are found without blocking the page, proposed, accepted with one press, and undone",
    { timeout: WAIT_MS },
    async () => {
      const person = await newPerson(browser, server.origin);
      const { page } = person;
      const foreign: string[] = [];
      person.context.on("request", (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith("http") && url.origin !== server.origin) foreign.push(url.href);
      });
      await addPhoto(page, PHOTO);
      await page.evaluate(() => {
        const tasks: number[] = [];
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) tasks.push(duration);
        }).observe({ type: "longtask" });
        Object.assign(window, { longTasks: tasks });
      });
      const began = Date.now();
      const bar = stage(page).getByRole("group", { name: "Found nails" });
      await bar.waitFor({ timeout: WAIT_MS });
      // The first nails are shown at once; the others follow.
      const isDone = async () => (await bar.getAttribute("aria-busy")) === "false";
      await waitFor("the search to end", isDone, { seconds: WAIT_MS / 1000 });
      const took = Date.now() - began;
      const tasks = await page.evaluate(
        () => (window as unknown as { longTasks: number[] }).longTasks,
      );
      // The search keeps one core busy all the time, but never blocks the page's main thread.
      expect(tasks.reduce((sum, task) => sum + task, 0)).toBeLessThan(Math.max(500, took / 3));

      const count = Number(/(\d+) nails found/.exec((await bar.textContent()) ?? "")?.[1]);
      expect(count).toBeGreaterThanOrEqual(3);
      expect(await nails(page).count()).toBe(0);
      await bar.getByRole("button", { name: "Use them" }).click();
      await waitFor("the nails", async () => (await nails(page).count()) === count);
      await page.keyboard.press("Control+z");
      await waitFor("no nails", async () => (await nails(page).count()) === 0);
      expect(foreign).toEqual([]);
      expect(person.faults).toEqual([]);
      await person.context.close();
    },
  );
});
