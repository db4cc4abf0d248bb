import { newEmail, PASSWORD } from "@lacquer/testing";
import { type SmtpReceiver, startSmtpReceiver } from "@lacquer/testing/doubles";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Fixture, useFixture } from "./fixture.ts";
import { cornerButton, generateButton } from "./studio.ts";

const TYPED = "canary words about peonies";
const NEW_PASSWORD = "another-canary-4c1e";

let smtp: SmtpReceiver;
const env: Record<string, string> = {};
beforeAll(async () => {
  smtp = await startSmtpReceiver();
  env["SMTP_URL"] = smtp.url;
});
// The fixture reads `env` only after the mail server has started.
const fixture: Fixture = useFixture(env);
afterAll(() => smtp.close());

/** Opens the link of a mail at the origin for which this browser has its cookies. */
async function openLink(page: Page, email: string, subject: RegExp): Promise<void> {
  const { link = "" } = await smtp.mailTo(email, subject);
  const { pathname, hash } = new URL(link);
  await page.goto(`${fixture.server.origin}${pathname}${hash}`);
}

const expectAccessible = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
};

/** Fills in the studio's sign-up form for a guest, until the mail is sent. */
async function signUp(page: Page, name: string): Promise<string> {
  const email = newEmail();
  await (await cornerButton(page, /^Account/)).click();
  await page.getByRole("menuitem", { name: "Create account" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Name").fill(name);
  await form.getByLabel("E-mail").fill(email);
  await form.getByLabel("Password").fill(PASSWORD);
  await form.getByRole("button", { name: "Create account" }).click();
  await form.getByText(`We have sent a mail to ${email}.`).waitFor();
  return email;
}

/** Waits until the studio shows this person's account. */
async function expectPerson(page: Page, name: string): Promise<void> {
  await generateButton(page).waitFor();
  await (await cornerButton(page, `Account: ${name}`)).waitFor();
}

async function confirmed(page: Page, name: string): Promise<string> {
  const email = await signUp(page, name);
  await openLink(page, email, /^Confirm/);
  await page.getByRole("button", { name: "Confirm" }).click();
  await expectPerson(page, name);
  return email;
}

test("a guest's account starts with the link in the mail, and the guest's drafts come along", async () => {
  const { page } = await fixture.person();
  await page.getByRole("textbox", { name: "The design in words" }).fill(TYPED);
  await expect
    .poll(() => page.evaluate(() => Object.values(localStorage).join("\n")))
    .toContain(TYPED);
  const email = await signUp(page, "Ada");
  await openLink(page, email, /^Confirm/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Confirm" }).click();
  await expectPerson(page, "Ada");
  expect(await page.getByRole("textbox", { name: "The design in words" }).inputValue()).toBe(TYPED);
});

test("somebody who forgot the password signs in by mail, or sets a new one", async () => {
  const { page } = await fixture.person({ viewport: { width: 390, height: 844 } });
  const email = await confirmed(page, "Bea");
  await page.context().clearCookies();
  await page.goto("/");
  const ask = async (button: string) => {
    await page.getByRole("button", { name: "Forgot password" }).click();
    await page.getByLabel("E-mail").fill(email);
    await expectAccessible(page);
    await page.getByRole("button", { name: button }).click();
    await page.getByText(`If ${email} has an account, the mail is on its way.`).waitFor();
  };
  await ask("Mail me a link for a new password");
  await openLink(page, email, /^Set a new password/);
  await expectAccessible(page);
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.getByRole("heading", { name: "Your password is set" }).waitFor();
  await page.getByRole("link", { name: "Open the studio" }).click();
  await ask("Mail me a link to sign in");
  await openLink(page, email, /link to sign in/);
  await page.getByRole("button", { name: "Sign in" }).click();
  await generateButton(page).waitFor();
  // The link does not work a second time, and the page says so.
  await page.context().clearCookies();
  await page.goto("/");
  await openLink(page, email, /link to sign in/);
  await page.getByRole("button", { name: "Sign in" }).click();
  const said = page.getByText("This link has expired or was used before.");
  await expect.poll(() => said.isVisible(), { timeout: 30_000 }).toBe(true);
});

test("an address changes with the consent of both mailboxes", async () => {
  const { page } = await fixture.person();
  const email = await confirmed(page, "Cleo");
  const wanted = newEmail();
  await page.goto("/settings/email");
  const dialog = page.getByRole("dialog", { name: "Change e-mail" });
  await dialog.getByLabel("New e-mail").fill(wanted);
  await dialog.getByRole("button", { name: "Go on" }).click();
  await dialog.getByText(`We are sending a mail to ${email}.`).waitFor();
  await openLink(page, email, /^Change your/);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("heading", { name: "Done" }).waitFor();
  await page.goto("/");
  await openLink(page, wanted, /^Confirm your new/);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("heading", { name: "Done" }).waitFor();
  await page.goto("/settings/email");
  const said = page.getByText(`You sign in as ${wanted}.`);
  await expect.poll(() => said.isVisible(), { timeout: 30_000 }).toBe(true);
});

test("a link that arrives incomplete says so", async () => {
  const { page } = await fixture.person();
  await page.goto("/mail#confirm=");
  const said = page.getByRole("heading", { name: "This link is not complete" });
  await expect.poll(() => said.isVisible(), { timeout: 30_000 }).toBe(true);
});
