import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Returns the accessibility faults that axe finds, with their elements. */
async function obstacles(page: Page, part: string, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).include(part);
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

/** Waits until all colour transitions have ended. */
async function turn(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  const isLight = () =>
    page.evaluate(() => /^rgb\(2\d\d/.test(getComputedStyle(document.body).backgroundColor));
  await expect.poll(isLight).toBe(colorScheme === "light");
  const turning = () =>
    page.evaluate(
      () => document.getAnimations().filter((one) => one instanceof CSSTransition).length,
    );
  await expect.poll(turning).toBe(0);
}

/** The same elements are checked again in dark mode, where their colours differ. */
export async function obstaclesByDayAndNight(page: Page, part = "html"): Promise<string[]> {
  await turn(page, "light");
  const day = await obstacles(page, part);
  await turn(page, "dark");
  const night = await obstacles(page, part, ["color-contrast", "link-in-text-block"]);
  return [...day, ...night.map((fault) => `in the dark: ${fault}`)];
}
