import { startTestServer, type TestServer, waitFor } from "@lacquer/testing";
import { type HttpProxy, startHttpProxy } from "@lacquer/testing/http-proxy";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { launchBrowser, newPerson } from "./browser.ts";
import { moveJob, openDesignsWithJobs } from "./desk.ts";
import { designs } from "./studio.ts";

let proxy: HttpProxy;
let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  proxy = await startHttpProxy();
  [server, browser] = await Promise.all([
    startTestServer({ PUBLIC_URL: proxy.origin, GUEST_CREDITS: "100" }),
    launchBrowser(),
  ]);
  proxy.target = server.origin;
});
beforeEach(() => proxy.set("pass"));
// A failed test may leave a window open. The next test would count the stream of that window.
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
afterAll(async () => {
  await browser.close();
  await server.close();
  await proxy.close();
});

async function openStreams(): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${server.metricsPort}/metrics`)).text();
  return Number(/^lacquer_live_streams (\d+)/m.exec(text)?.[1]);
}

const oneStream = () => waitFor("one stream", async () => (await openStreams()) === 1);
const state = (page: Page, text: string, index = 0) =>
  designs(page).nth(index).getByText(text, { exact: true });

test("eight windows share one stream, and when the leader closes another window takes its place", async () => {
  const person = await newPerson(browser, proxy.origin);
  const [jobId = ""] = await openDesignsWithJobs(person.page, 1);
  const others = await Promise.all(Array.from({ length: 7 }, () => person.open()));
  await oneStream();
  await moveJob(server.db, jobId, "processing");
  for (const page of [person.page, ...others]) await state(page, "being painted").waitFor();
  const answers = await Promise.all(
    others.map((page) => page.evaluate(async () => (await fetch("/healthz")).status)),
  );
  expect(answers).toEqual(others.map(() => 200));
  expect(await openStreams()).toBe(1);

  // The first window was the first to ask for the lock, so it leads.
  await person.page.close();
  await oneStream();
  const asked = proxy.asked("jobs.get");
  await moveJob(server.db, jobId, "pending");
  for (const page of others) await state(page, "waiting").waitFor();
  await moveJob(server.db, jobId, "failed");
  for (const page of others) await page.getByText("Generation failed").first().waitFor();
  // The leading window has informed the other windows. If all eight windows polled every 3 s instead, the proxy would
  // have counted at least eight requests.
  expect(proxy.asked("jobs.get") - asked).toBeLessThan(8);
  await person.context.close();
});

test("after an outage, and behind a proxy that holds answers back, every ended job is shown without a reload", async () => {
  const person = await newPerson(browser, proxy.origin);
  const { page } = person;
  const [first = "", second = ""] = await openDesignsWithJobs(page, 2);
  await oneStream();
  let loads = 0;
  page.on("load", () => (loads += 1));

  proxy.set("unavailable");
  await moveJob(server.db, first, "processing");
  await moveJob(server.db, first, "failed");
  await waitFor("the window to try again", () => proxy.asked("jobs.events") > 2);
  proxy.set("pass");
  await page.getByText("Generation failed").first().waitFor();

  proxy.set("buffer");
  const asked = proxy.asked("jobs.get");
  await moveJob(server.db, second, "processing");
  await state(page, "being painted", 1).waitFor();
  expect(proxy.asked("jobs.get")).toBeGreaterThan(asked);

  proxy.set("cut");
  proxy.set("pass");
  await oneStream();
  await moveJob(server.db, second, "failed");
  await state(page, "failed", 1).waitFor();
  expect(loads).toBe(0);
  await person.context.close();
});

test("a job that ended while no window was open is shown when one opens again", async () => {
  const person = await newPerson(browser, proxy.origin);
  const [jobId = ""] = await openDesignsWithJobs(person.page, 1);
  await oneStream();
  await person.page.close();
  await moveJob(server.db, jobId, "failed");
  const page = await person.open();
  await expect.poll(() => page.getByText("Generation failed").first().isVisible()).toBe(true);
  await person.context.close();
});

test("signing out ends the stream", async () => {
  const person = await newPerson(browser, proxy.origin);
  await oneStream();
  const { page } = person;
  await page.evaluate(() => fetch("/api/auth/sign-out", { method: "POST" }));
  // The window learns of the sign-out from the answer to its next request.
  await page.getByRole("button", { name: "Collection" }).click();
  await page.getByRole("button", { name: "Generate" }).waitFor({ state: "detached" });
  await expect.poll(openStreams).toBe(0);
  await person.context.close();
});

test("two windows show each other's designs, and neither overwrites the other's changes", async () => {
  const person = await newPerson(browser, proxy.origin);
  const { page } = person;
  await openDesignsWithJobs(page, 2);
  const other = await person.open();
  const words = (window: Page) => window.getByRole("textbox", { name: "The design in words" });
  await designs(other).nth(1).click();
  await Promise.all([
    words(page).pressSequentially("rose with one gold line"),
    words(other).pressSequentially("oxblood, short and glossy"),
  ]);
  await designs(page).nth(1).click();
  await designs(other).nth(0).click();
  await expect.poll(() => words(page).inputValue()).toBe("oxblood, short and glossy");
  await expect.poll(() => words(other).inputValue()).toBe("rose with one gold line");

  await designs(page).nth(1).press("Delete");
  await expect.poll(() => designs(other).count()).toBe(1);
  expect(await words(other).inputValue()).toBe("rose with one gold line");
  await page.reload();
  await expect.poll(() => designs(page).count()).toBe(1);
  expect(person.faults).toEqual([]);
  await person.context.close();
});
