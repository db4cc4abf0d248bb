import { AxeBuilder } from "@axe-core/playwright";
import { startTestServer, type TestServer } from "@lacquer/testing";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser, newPerson, type Person } from "./browser.ts";
import { addPhoto, generate, placeFiveNails } from "./studio.ts";

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** What axe finds that keeps somebody from using the page, with the elements it found it on. */
async function obstacles(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

const DESK: BrowserContextOptions = {};
const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};

describe.each([
  ["a desk in the light", DESK, "light"],
  ["a desk in the dark", DESK, "dark"],
  ["a phone in the light", PHONE, "light"],
  ["a phone in the dark", PHONE, "dark"],
] as const)("on %s", (_where, options, colorScheme) => {
  test("nothing on the studio, the collection and signing in keeps anybody out", async () => {
    const person: Person = await newPerson(browser, server.origin, { ...options, colorScheme });
    const { page } = person;
    expect(await obstacles(page)).toEqual([]);
    await page.getByRole("button", { name: "Collection" }).click();
    await page.getByRole("dialog").waitFor();
    expect(await obstacles(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Account/ }).click();
    await page.getByRole("menuitem", { name: "Sign in" }).click();
    await page.getByRole("dialog").getByLabel("E-mail").waitFor();
    expect(await obstacles(page)).toEqual([]);
    expect(person.faults).toEqual([]);
    await person.context.close();
  });
});

test("nothing on a studio at work keeps anybody out", async () => {
  const person = await newPerson(browser, server.origin);
  const { page } = person;
  await addPhoto(page);
  await placeFiveNails(page);
  await generate(page);
  await page
    .getByText(/^Waiting/)
    .first()
    .waitFor();
  expect(await obstacles(page)).toEqual([]);
  await person.context.close();
});
