import { AxeBuilder } from "@axe-core/playwright";
import { PASSWORD, waitFor } from "@lacquer/testing";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { createAccount, designs, generateButton, newDesign } from "./studio.ts";

/** Each person signs in from a new address, because one address may sign in only three times in ten seconds. */
let people = 0;
function fromElsewhere() {
  people += 1;
  return { extraHTTPHeaders: { "x-forwarded-for": `203.0.113.${people}` } };
}

const fixture = useFixture();

const TYPED = "canary words about tulips";
const words = (page: Page) => page.getByRole("textbox", { name: "The design in words" });

/** All text that this browser keeps. */
const keptText = (page: Page) =>
  page.evaluate(() => Object.entries(localStorage).flat().join("\n"));

const keptPictures = (page: Page) =>
  page.evaluate(async () => {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === "lacquer-pictures")) return 0;
    const opening = indexedDB.open("lacquer-pictures");
    const db = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const counting = db.transaction("pictures").objectStore("pictures").count();
    return new Promise<number>((resolve) => {
      counting.onsuccess = () => resolve(counting.result);
    });
  });

async function openSignOut(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: /^Account: / }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  return page.getByRole("dialog", { name: "Sign out" });
}

async function leave(dialog: Locator): Promise<void> {
  await dialog.getByRole("button", { name: "Sign out" }).click();
  await dialog.waitFor({ state: "hidden" });
}

async function emailOf(page: Page): Promise<string> {
  const answer = await page.request.get("/api/auth/get-session");
  return ((await answer.json()) as { user: { email: string } }).user.email;
}

async function signIn(page: Page, email: string): Promise<void> {
  const form = page.locator("form").filter({ has: page.getByLabel("Password") });
  await form.getByLabel("E-mail").fill(email);
  await form.getByLabel("Password").fill(PASSWORD);
  await form.getByRole("button", { name: "Sign in" }).click();
  await generateButton(page).waitFor();
}

/** A person with an account and two designs, one of them with typed words. */
async function somebodyAtWork() {
  const person = await fixture.person(fromElsewhere());
  const { page } = person;
  await createAccount(page, "Ada");
  await newDesign(page);
  await words(page).fill(TYPED);
  await expect.poll(() => keptText(page)).toContain(TYPED);
  return { ...person, email: await emailOf(page) };
}

test("drafts are kept for the person who signs in again, unless they chose otherwise", async () => {
  const { page, email } = await somebodyAtWork();
  const dialog = await openSignOut(page);
  const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(await dialog.getByRole("radio", { name: "Keep them" }).isChecked()).toBe(true);
  await dialog.getByRole("button", { name: "Stay" }).click();
  expect(await words(page).inputValue()).toBe(TYPED);
  await leave(await openSignOut(page));
  await signIn(page, email);
  expect(await designs(page).count()).toBe(2);
  expect(await words(page).inputValue()).toBe(TYPED);
});

test("erased drafts leave no trace in the browser, and no other window writes them again", async () => {
  const { page, email, open } = await somebodyAtWork();
  const other = await open();
  await expect.poll(() => words(other).inputValue()).toBe(TYPED);
  const dialog = await openSignOut(page);
  await dialog.getByRole("radio", { name: "Erase them" }).check();
  await leave(dialog);
  await expect.poll(() => keptText(page)).not.toContain(TYPED);
  // The second window writes its state at the latest when it is hidden.
  await other.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await other.close();
  expect(await keptText(page)).not.toContain(TYPED);
  await signIn(page, email);
  expect(await designs(page).count()).toBe(1);
  expect(await words(page).inputValue()).toBe("");
});

test("signing out warns of designs that were not sent yet", async () => {
  const { page } = await somebodyAtWork();
  await page.route("**/trpc/jobs.create*", (route) => route.abort());
  await page.route("**/api/uploads*", (route) => route.abort());
  await generateButton(page).click();
  await expect.poll(() => keptText(page)).toContain("lacquer.outbox.");
  const dialog = await openSignOut(page);
  const notice = dialog.getByRole("alert").filter({ hasText: "not reached the studio" });
  expect(await notice.textContent()).toMatch(/^One design has .+ sent when you sign in here again/);
  await dialog.getByRole("radio", { name: "Erase them" }).check();
  expect(await notice.textContent()).toContain("Erasing drafts loses it.");
  await leave(dialog);
  await expect.poll(() => keptText(page)).not.toContain("lacquer.outbox.");
  // Drafts, and the erasing of drafts, are written to storage at most every 200 ms.
  await expect.poll(() => keptText(page)).not.toContain(TYPED);
  expect(await keptPictures(page)).toBe(0);
});

test.each([
  ["and API keys, unless they are kept", true],
  ["but not API keys that are kept", false],
])("signing out everywhere ends other devices, %s", async (_, endsKeys) => {
  const { page, email } = await somebodyAtWork();
  const key = await makeKey(page);
  const elsewhere = await fixture.person(fromElsewhere());
  await elsewhere.page.getByRole("button", { name: /^Account/ }).click();
  await elsewhere.page.getByRole("menuitem", { name: "Sign in" }).click();
  const form = elsewhere.page.getByRole("dialog");
  await form.getByLabel("E-mail").fill(email);
  await form.getByLabel("Password").fill(PASSWORD);
  await form.getByRole("button", { name: "Sign in" }).click();
  await elsewhere.page.getByRole("button", { name: "Account: Ada" }).waitFor();

  const dialog = await openSignOut(page);
  expect(await dialog.getByLabel("End my API keys as well").count()).toBe(0);
  await dialog.getByRole("checkbox", { name: "On all my devices" }).check();
  const keys = dialog.getByRole("checkbox", { name: "End my API keys as well" });
  expect(await keys.isChecked()).toBe(true);
  if (!endsKeys) await keys.uncheck();
  await leave(dialog);
  await waitFor("the other device to be out", async () => {
    const answer = await elsewhere.page.request.get("/api/credits");
    return answer.status() === 401;
  });
  const program = await fetch(`${fixture.server.origin}/api/credits`, {
    headers: { authorization: `Bearer ${key}` },
  });
  expect(program.status).toBe(endsKeys ? 401 : 200);
});

test("a new password ends other devices and API keys, and an easily guessed one is refused", async () => {
  const { page } = await somebodyAtWork();
  const key = await makeKey(page);
  await page.getByRole("button", { name: "Account: Ada" }).click();
  await page.getByRole("menuitem", { name: "Change password" }).click();
  const dialog = page.getByRole("dialog", { name: "Change password" });
  const change = dialog.getByRole("button", { name: "Change password" });
  await dialog.getByLabel("Current password").fill("not the password");
  await dialog.getByLabel("New password").fill("sunshine");
  await change.click();
  await dialog.getByText("one of the first that an attacker would try").waitFor();
  await dialog.getByLabel("New password").fill("plum otter seven lanterns");
  await change.click();
  await dialog.getByText("This is not your password.").waitFor();
  const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await dialog.getByLabel("Current password").fill(PASSWORD);
  await change.click();
  await page.getByText("Your password is changed").waitFor();
  const program = await fetch(`${fixture.server.origin}/api/credits`, {
    headers: { authorization: `Bearer ${key}` },
  });
  expect(program.status).toBe(401);
  expect((await page.request.get("/api/credits")).status()).toBe(200);
});

async function makeKey(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Account: Ada" }).click();
  await page.getByRole("menuitem", { name: "API keys" }).click();
  const dialog = page.getByRole("dialog", { name: "API keys" });
  await dialog.getByLabel("What is it for?").fill("Script");
  await dialog.getByRole("button", { name: "Make key" }).click();
  const key = (await dialog.getByText(/^lacquer_[\w-]{43}$/).textContent()) ?? "";
  await page.keyboard.press("Escape");
  return key;
}
