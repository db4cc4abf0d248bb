import { CRON_SECRET, startTestServer, type TestServer, waitFor } from "@lacquer/testing";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { launchBrowser, newPerson, type Person } from "./browser.ts";
import { designs, generate, newDesign } from "./studio.ts";

let server: TestServer;
let browser: Browser;
let person: Person;

beforeAll(async () => {
  [server, browser] = await Promise.all([
    startTestServer({ GUEST_CREDITS: "30" }),
    launchBrowser(),
  ]);
});
afterEach(() => person.context.close());
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** What the page is told when its window goes out of sight or comes back; a headless window never does by itself. */
async function setSight(page: Page, state: "hidden" | "visible"): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, "visibilityState", { value, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}

async function endAll(): Promise<void> {
  const client = server.client();
  const headers = { authorization: `Bearer ${CRON_SECRET}` };
  for (;;) {
    const { body } = await client.send<{ processed: number }>("/api/process-generation-jobs", {
      method: "POST",
      headers,
    });
    if (body.processed === 0) return;
  }
}

const iconOf = (page: Page) => page.locator('link[rel="icon"]').getAttribute("href");

test("what ended while nobody looked is told once, opens its designs, and stands in title and icon until seen", async () => {
  person = await newPerson(browser, server.origin);
  const { page } = person;
  const plain = await iconOf(page);
  for (let i = 0; i < 3; i += 1) {
    if (i > 0) await newDesign(page);
    await generate(page);
  }
  await expect.poll(() => page.title()).toBe("3 being painted · Lacquer");
  await setSight(page, "hidden");
  await endAll();
  await expect.poll(() => page.title()).toBe("3 finished · Lacquer");
  await expect.poll(() => iconOf(page)).toMatch(/^data:image\/png/);
  expect(await page.getByText("designs finished").count()).toBe(0);

  await setSight(page, "visible");
  await page.getByText("3 designs finished").waitFor();
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await expect.poll(() => page.getByRole("button", { name: "Next", exact: true }).count()).toBe(0);
  await expect.poll(() => page.title()).toBe("Lacquer");
  expect(await iconOf(page)).toBe(plain);

  await page.reload();
  await designs(page).first().waitFor();
  // The studio has asked by now what ended meanwhile, and there is nothing new.
  await page.waitForResponse((answer) => answer.url().includes("jobs.line"));
  expect(await page.getByText("designs finished").count()).toBe(0);

  await newDesign(page);
  await generate(page);
  await newDesign(page);
  await page.close();
  await endAll();
  const later = await person.open();
  await later.getByText("1 design finished").waitFor();
  await later.getByRole("button", { name: "Put this notice away" }).click();
  await expect.poll(() => later.getByText("1 design finished").count()).toBe(0);
}, 240_000);

test("a push shows one notification for all its designs when no window is open, and none while one is looked at", async () => {
  person = await newPerson(browser, server.origin, { permissions: ["notifications"] });
  const { page, context } = person;
  await page.getByRole("button", { name: /^Queue/ }).click();
  await page.getByText("Tell me when it is done").click();
  await page.getByRole("switch", { name: "Notification" }).click();
  await page
    .getByText(/While a window of the studio is open|also with the browser closed/)
    .first()
    .waitFor();
  const blank = await context.newPage();
  const devtools = await context.newCDPSession(blank);
  const known: { registrationId: string; scopeURL: string }[] = [];
  devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
    known.push(...registrations);
  });
  await devtools.send("ServiceWorker.enable");
  const worker = await waitFor("the service worker", () =>
    known.find(({ scopeURL }) => scopeURL.startsWith(server.origin)),
  );
  const push = (...jobs: { id: string; status: string }[]) =>
    devtools.send("ServiceWorker.deliverPushMessage", {
      origin: server.origin,
      registrationId: worker.registrationId,
      data: JSON.stringify({ jobs: jobs.map((job) => ({ tabId: null, ...job })) }),
    });
  const shown = (from: Page) =>
    from.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return (await registration.getNotifications()).map(({ title }) => title);
    });
  await push({ id: "seen-live", status: "completed" });
  expect(await shown(page)).toEqual([]);
  await page.close();
  await push({ id: "a", status: "completed" }, { id: "b", status: "completed" });
  await push({ id: "b", status: "completed" }, { id: "c", status: "failed" });
  const later = await person.open();
  await expect.poll(() => shown(later)).toEqual(["2 designs finished, 1 failed"]);
});
