import { AxeBuilder } from "@axe-core/playwright";
import { startTestServer, type TestServer } from "@lacquer/testing";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, newPerson } from "./browser.ts";
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
async function obstacles(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

/** In the dark the same elements stand there in other colours. */
async function obstaclesByDayAndNight(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  const day = await obstacles(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await expect.poll(background).not.toMatch(/^rgb\(2\d\d/);
  const night = await obstacles(page, ["color-contrast", "link-in-text-block"]);
  return [...day, ...night.map((fault) => `in the dark: ${fault}`)];
}

const DESK: BrowserContextOptions = {};
const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};

test.each([
  ["desk", DESK],
  ["phone", PHONE],
])(
  "on a %s nothing on the studio, the collection and signing in keeps anybody out",
  async (_where, options) => {
    const person = await newPerson(browser, server.origin, options);
    const { page } = person;
    expect(await obstaclesByDayAndNight(page)).toEqual([]);
    await page.getByRole("button", { name: "Collection" }).click();
    await page.getByRole("dialog").waitFor();
    expect(await obstaclesByDayAndNight(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Account/ }).click();
    await page.getByRole("menuitem", { name: "Sign in" }).click();
    await page.getByRole("dialog").getByLabel("E-mail").waitFor();
    expect(await obstaclesByDayAndNight(page)).toEqual([]);
    expect(person.faults).toEqual([]);
    await person.context.close();
  },
);

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
  expect(await obstaclesByDayAndNight(page)).toEqual([]);
  await person.context.close();
});
