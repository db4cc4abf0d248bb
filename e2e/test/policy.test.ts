import { startTestServer, type TestServer } from "@lacquer/testing";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, newPerson } from "./browser.ts";

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

test("a script that got into the page does not run", async () => {
  const person = await newPerson(browser, server.origin);
  const { page } = person;
  await page.evaluate(() => {
    const inline = document.createElement("script");
    inline.textContent = "document.title = 'taken over'";
    const foreign = document.createElement("script");
    foreign.src = "data:text/javascript,document.title='taken over'";
    const image = document.createElement("img");
    image.setAttribute("onerror", "document.title = 'taken over'");
    image.src = "/files/nothing";
    document.body.append(inline, foreign, image);
  });
  await expect
    .poll(() => person.faults.filter((fault) => fault.startsWith("console: policy:")).length)
    .toBeGreaterThanOrEqual(3);
  expect(await page.title()).toBe("Lacquer");
  await person.context.close();
});
