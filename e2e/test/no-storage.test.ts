import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Person } from "./browser.ts";
import { useFixture } from "./fixture.ts";
import { addPhoto, generate, generateButton, newDesign } from "./studio.ts";
import { boxOf } from "./touch.ts";

const fixture = useFixture({ GUEST_CREDITS: "30" });

/** Opens the studio as a person in whose browser `script` runs before every page. */
async function personWith(script: () => void): Promise<{ person: Person; page: Page }> {
  const person = await fixture.person();
  await person.page.close();
  await person.context.addInitScript(script);
  const page = await person.open();
  return { person, page };
}

const notKept = (page: Page) => page.getByText("This browser cannot keep more drafts");

async function works(page: Page): Promise<void> {
  await addPhoto(page);
  await newDesign(page);
  await page.getByLabel("Own colour").fill("#12AB9F");
  await page.getByLabel("Own colour").press("Enter");
  await generate(page);
  await notKept(page).waitFor();
  expect(await notKept(page).count()).toBe(1);
}

test("inside an app whose browser has no storage, the studio opens, works and says that drafts are not kept", async () => {
  const { person, page } = await personWith(() => {
    Object.defineProperty(window, "localStorage", { value: null });
    Object.defineProperty(window, "sessionStorage", { value: null });
    Object.defineProperty(window, "indexedDB", { value: undefined });
  });
  await works(page);
  expect(person.faults).toEqual([]);
});

test("when every access to the storage is refused, the studio also opens, works and says that drafts are not kept", async () => {
  const { person, page } = await personWith(() => {
    const refuse = {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    };
    for (const name of ["localStorage", "sessionStorage"])
      Object.defineProperty(window, name, refuse);
    IDBFactory.prototype.open = () => {
      throw new DOMException("denied", "SecurityError");
    };
  });
  await works(page);
  expect(person.faults).toEqual([]);
});

test("with a full storage a colour is mixed, a design generated, and a photo chosen offline stays in the window", async () => {
  const { person, page } = await personWith(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await works(page);
  await newDesign(page);
  await person.context.setOffline(true);
  await addPhoto(page);
  await person.context.setOffline(false);
  await expect
    .poll(() => page.getByAltText("The hand of this design").getAttribute("src"))
    .toMatch(/^\/files\//);
  expect(person.faults.filter((fault) => !fault.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
});

test("a script that cannot be loaded, or that this browser cannot run, leaves a sentence instead of a blank page", async () => {
  const { page } = await fixture.person();
  await page.route(/\/assets\/index-.*\.js$/, (route) => route.abort());
  await page.reload();
  await page.getByText("A part of the studio could not be loaded.").waitFor();
  await page.unroute(/\/assets\/index-.*\.js$/);
  await page.getByRole("button", { name: "Load the studio again" }).click();
  await generateButton(page).waitFor();
  expect(await page.getByRole("alert").count()).toBe(0);

  await page.route(/\/assets\/index-.*\.js$/, (route) =>
    route.fulfill({ contentType: "text/javascript", body: "throw new Error('too old')" }),
  );
  await page.reload();
  await page.getByText("The studio could not start in this browser.").waitFor();
});

test("with scripts switched off, a sentence in the middle of the screen says what the studio needs", async () => {
  const { context: other } = await fixture.person();
  const context = await other.browser()?.newContext({ javaScriptEnabled: false });
  const page = await context?.newPage();
  if (!context || !page) throw new Error("The browser is gone.");
  await page.goto(fixture.server.origin);
  const sentence = page.locator("noscript p", { hasNotText: "Lacquer" });
  const { y } = await boxOf(sentence);
  const height = page.viewportSize()?.height ?? 0;
  expect(y).toBeGreaterThan(height / 4);
  expect(y).toBeLessThan((3 * height) / 4);
  await context.close();
});
