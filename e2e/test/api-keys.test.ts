import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { createAccount } from "./studio.ts";

const fixture = useFixture();

test("a designer makes a key and sees it once; a program works with it until it is revoked", async () => {
  const person = await fixture.person();
  const { page } = person;
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("menu").waitFor();
  expect(await page.getByRole("menuitem", { name: "API keys" }).count()).toBe(0);
  await page.keyboard.press("Escape");
  await createAccount(page, "Ada");
  await page.getByRole("button", { name: "Account: Ada" }).click();
  await page.getByRole("menuitem", { name: "API keys" }).click();

  const dialog = page.getByRole("dialog", { name: "API keys" });
  await dialog.getByText("There are no keys yet.").waitFor();
  await dialog.getByLabel("What is it for?").fill("Salon website");
  await dialog.getByRole("radio", { name: "Look" }).click();
  await dialog.getByText("Cannot change anything.").waitFor();
  await dialog.getByRole("radio", { name: "90 days" }).click();
  await dialog.getByRole("button", { name: "Make key" }).click();
  const key = (await dialog.getByText(/^lacquer_[\w-]{43}$/).textContent()) ?? "";
  const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await dialog.getByRole("button", { name: "Done" }).click();
  expect(await page.content()).not.toContain(key);

  const asProgram = () =>
    fetch(`${fixture.server.origin}/api/credits`, { headers: { authorization: `Bearer ${key}` } });
  expect((await asProgram()).status).toBe(200);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Account: Ada" }).click();
  await page.getByRole("menuitem", { name: "API keys" }).click();
  await dialog.getByText(/look · used .+ · ends .+ \d{4}$/).waitFor();
  const cancel = await fetch(`${fixture.server.origin}/trpc/jobs.cancelWaiting`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
  });
  expect(cancel.status).toBe(403);
  // A double click does not skip the question. The question appears under the mouse and ignores the second click.
  const revoke = dialog.getByRole("button", { name: "Revoke Salon website", exact: true });
  await revoke.dblclick();
  await page.waitForTimeout(700);
  expect((await asProgram()).status).toBe(200);
  await dialog.getByRole("button", { name: "Keep" }).click();
  await page.waitForTimeout(700);
  await revoke.click();
  await page.waitForTimeout(700);
  await dialog.getByRole("button", { name: "Revoke Salon website for good" }).click();
  await dialog.getByText("There are no keys yet.").waitFor();
  expect((await asProgram()).status).toBe(401);
  expect(person.faults).toEqual([]);
});
