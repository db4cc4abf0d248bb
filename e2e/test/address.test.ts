import { newEmail } from "@lacquer/testing";
import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { cornerButton, createAccount, designs, generate, newDesign } from "./studio.ts";
import { endAll } from "./window-visibility.ts";

const fixture = useFixture();

const SIZES: [string, BrowserContextOptions][] = [
  ["desk", {}],
  ["phone", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
];

const address = (page: Page): string => {
  const { pathname, search } = new URL(page.url());
  return pathname + search;
};
const dialog = (page: Page, name: string) => page.getByRole("dialog", { name });
const chosen = (page: Page) => designs(page).and(page.locator("[aria-selected=true]"));
const stays = (page: Page) => page.getByRole("button", { name: "Generate", exact: true }).waitFor();

test.each(SIZES)(
  "on a %s Back closes what is open and stays in the studio, Forward opens it, a reload keeps it",
  async (_where, options) => {
    const { page, faults } = await fixture.person(options);
    await expect.poll(() => address(page)).toMatch(/^\/designs\/[\w-]+$/);
    const base = address(page);
    for (const [button, path, name] of [
      [/^Queue/, "/queue", "Queue"],
      ["Collection", "/collection", "Collection"],
      [/^Credits/, "/credits", "Credits"],
    ] as const) {
      await (await cornerButton(page, button)).click();
      await dialog(page, name).waitFor();
      expect(address(page)).toBe(path);
      await page.goBack();
      await dialog(page, name).waitFor({ state: "detached" });
      expect(address(page)).toBe(base);
      await page.goForward();
      await dialog(page, name).waitFor();
      await page.reload();
      await dialog(page, name).waitFor();
      await page.keyboard.press("Escape");
      await dialog(page, name).waitFor({ state: "detached" });
      await expect.poll(() => address(page)).toBe(base);
    }
    await stays(page);
    expect(faults).toEqual([]);
  },
  120_000,
);

test.each(SIZES)(
  "on a %s each design has an address: Back leads to the one before, and a link opens one that is on the desk",
  async (_where, options) => {
    const { page, faults } = await fixture.person(options);
    await expect.poll(() => address(page)).toMatch(/^\/designs\//);
    // A design that was never changed is not stored, so it is gone after a reload.
    await newDesign(page);
    await expect.poll(() => designs(page).count()).toBe(2);
    await expect.poll(() => chosen(page).textContent()).toContain("Design 2");
    const first = address(page);
    await newDesign(page);
    await expect.poll(() => address(page)).not.toBe(first);
    const second = address(page);
    await page.goBack();
    await expect.poll(() => chosen(page).textContent()).toContain("Design 2");
    await page.goForward();
    await expect.poll(() => chosen(page).textContent()).toContain("Design 3");
    await page.goto(first);
    await expect.poll(() => chosen(page).textContent()).toContain("Design 2");
    // Notifications of an earlier version open an address of this form.
    await page.goto(`/?design=${second.split("/").at(-1)}`);
    await expect.poll(() => chosen(page).textContent()).toContain("Design 3");
    await expect.poll(() => address(page)).toBe(second);
    expect(faults).toEqual([]);
  },
  120_000,
);

test.each(SIZES)(
  "on a %s a link opens its panel over the studio, and Back leads to the design",
  async (_where, options) => {
    const { page, faults } = await fixture.person(options);
    for (const [path, name] of [
      ["/queue", "Queue"],
      ["/collection", "Collection"],
      ["/credits", "Credits"],
      ["/sign-up", "Create your account"],
      ["/sign-in", "Sign in"],
    ] as const) {
      await page.goto(path);
      await dialog(page, name).waitFor();
      expect(address(page)).toBe(path);
      await page.goBack();
      await dialog(page, name).waitFor({ state: "detached" });
      expect(address(page)).toMatch(/^\/designs\//);
    }
    await page.goto("/settings");
    await page.getByRole("menuitem", { name: "Keyboard shortcuts" }).waitFor();
    await page.keyboard.press("Escape");
    await stays(page);
    expect(faults).toEqual([]);
  },
  120_000,
);

test("an image's address opens it for its owner; strangers, and everybody once it is removed, are told that it is not there", async () => {
  const maker = await fixture.person();
  await generate(maker.page);
  await endAll(fixture.server);
  await maker.page.goto("/collection");
  await maker.page.getByRole("link", { name: /^Look at/ }).click();
  const image = dialog(maker.page, "Finished image");
  await image.getByRole("button", { name: "Open as new design" }).waitFor();
  const link = address(maker.page);
  expect(link).toMatch(/^\/collection\/[\w-]{36}$/);
  // Only the topmost panel is closed.
  await maker.page.keyboard.press("Escape");
  await image.waitFor({ state: "detached" });
  await dialog(maker.page, "Collection").waitFor();
  await maker.page.goForward();
  await image.getByRole("link", { name: "Download" }).waitFor();
  await maker.page.reload();
  await image.getByRole("link", { name: "Download" }).waitFor();

  const other = await fixture.person();
  for (const path of [link, "/collection/nothing"]) {
    await other.page.goto(path);
    await dialog(other.page, "Finished image")
      .getByText("This image is not in your collection")
      .waitFor();
  }
  expect(maker.faults).toEqual([]);
});

test("an address that names nothing, or somebody else's draft, says so and shows the designs", async () => {
  const { page, faults } = await fixture.person();
  await page.goto("/nowhere/at/all");
  await page.getByText("There is nothing at this address").waitFor();
  expect(address(page)).toMatch(/^\/designs\//);
  await page.goto("/designs/of-another-browser");
  await page.getByText("This design is not open in this browser").waitFor();
  // The notice does not cover any control.
  await page.getByRole("button", { name: "Choose a photo" }).click({ trial: true });
  await page.getByRole("button", { name: "Open the collection" }).click();
  await dialog(page, "Collection").waitFor();
  expect(faults).toEqual([]);
});

test("pages that need an account lead a guest to the sign-up, and open for a person with an account", async () => {
  const { page, faults } = await fixture.person();
  await page.goto("/settings/keys");
  await page.getByText("This needs an account of your own").waitFor();
  await dialog(page, "Create your account").waitFor();
  await page.goBack();
  await createAccount(page, "Mara");
  await page.goto("/settings/password");
  await dialog(page, "Change password").waitFor();
  await page.goto("/settings/keys");
  await dialog(page, "API keys").waitFor();
  await page.goto("/sign-in");
  await stays(page);
  await expect.poll(() => address(page)).toMatch(/^\/designs\//);
  await page.goto("/sign-out");
  await dialog(page, "Sign out").getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  expect(address(page)).toMatch(/^\/designs\//);
  expect(faults).toEqual([]);
});

test("a form says in our own words what is missing, and moves the focus to that field", async () => {
  const { page } = await fixture.person();
  await page.goto("/sign-up");
  const form = dialog(page, "Create your account");
  const field = (name: string) => form.getByLabel(name, { exact: true });
  const send = () => form.getByRole("button", { name: "Create account" }).click();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("name"));
  await send();
  expect(await focused()).toBe("name");
  await form.getByText("Fill this in.").first().waitFor();
  await field("Name").fill("Mara");
  await field("E-mail").fill("mara");
  await field("Password").fill("short");
  await page.waitForTimeout(700);
  await send();
  expect(await focused()).toBe("email");
  const described = await field("E-mail").getAttribute("aria-describedby");
  expect(await page.locator(`[id="${described}"]`).textContent()).toContain(
    "not an e-mail address",
  );
  await field("E-mail").fill(newEmail());
  await page.waitForTimeout(700);
  await send();
  expect(await focused()).toBe("password");
  await form.getByText("This is too short: at least 8 characters.").waitFor();
});
