import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { endAll, setSight } from "./window-visibility.ts";
import { useFixture } from "./fixture.ts";
import { designs, generate, newDesign } from "./studio.ts";

const fixture = useFixture({ GUEST_CREDITS: "30" });

const iconOf = (page: Page) => page.locator('link[rel="icon"]').getAttribute("href");

test("jobs that ended unseen are announced once, open their designs, and stay in title and icon until seen", async () => {
  const person = await fixture.person();
  const { page } = person;
  const plain = await iconOf(page);
  for (let i = 0; i < 3; i += 1) {
    if (i > 0) await newDesign(page);
    await generate(page);
  }
  await expect.poll(() => page.title()).toBe("3 being painted · Lacquer");
  await setSight(page, "hidden");
  await endAll(fixture.server);
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
  // By now, the studio has asked for ended jobs and got an empty answer.
  await page.waitForResponse((answer) => answer.url().includes("jobs.line"));
  expect(await page.getByText("designs finished").count()).toBe(0);

  await newDesign(page);
  await generate(page);
  await newDesign(page);
  await page.close();
  await endAll(fixture.server);
  const later = await person.open();
  await later.getByText("1 design finished").waitFor();
  await later.getByRole("button", { name: "Dismiss this notice" }).click();
  await expect.poll(() => later.getByText("1 design finished").count()).toBe(0);
}, 240_000);
