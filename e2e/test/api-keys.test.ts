import { AxeBuilder } from "@axe-core/playwright";
import { newEmail, PASSWORD, startTestServer, type TestServer } from "@lacquer/testing";
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

test("a designer makes a key, sees it once, a program works with it, and revoking ends that", async () => {
  const person = await newPerson(browser, server.origin);
  const { page } = person;
  const menu = page.getByRole("button", { name: /^Account/ });
  await menu.click();
  expect(await page.getByRole("menuitem", { name: "API keys" }).count()).toBe(0);
  await page.getByRole("menuitem", { name: "Create account" }).click();
  const signUp = page.getByRole("dialog");
  await signUp.getByLabel("Name").fill("Ada");
  await signUp.getByLabel("E-mail").fill(newEmail());
  await signUp.getByLabel("Password").fill(PASSWORD);
  await signUp.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("button", { name: "Account: Ada" }).click();
  await page.getByRole("menuitem", { name: "API keys" }).click();

  const dialog = page.getByRole("dialog", { name: "API keys" });
  await dialog.getByText("There are no keys yet.").waitFor();
  await dialog.getByLabel("What is it for?").fill("Salon website");
  await dialog.getByRole("button", { name: "Make key" }).click();
  const key = (await dialog.getByText(/^lacquer_[\w-]{43}$/).textContent()) ?? "";
  const { violations } = await new AxeBuilder({ page }).include(".modal").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await dialog.getByRole("button", { name: "Done" }).click();
  expect(await page.content()).not.toContain(key);

  const asProgram = () =>
    fetch(`${server.origin}/api/credits`, { headers: { authorization: `Bearer ${key}` } });
  expect((await asProgram()).status).toBe(200);
  await dialog.getByRole("button", { name: "Revoke Salon website" }).click();
  await dialog.getByRole("button", { name: "Keep" }).click();
  expect((await asProgram()).status).toBe(200);
  await dialog.getByRole("button", { name: "Revoke Salon website" }).click();
  await dialog.getByRole("button", { name: "Revoke Salon website for good" }).click();
  await dialog.getByText("There are no keys yet.").waitFor();
  expect((await asProgram()).status).toBe(401);
  expect(person.faults).toEqual([]);
});
