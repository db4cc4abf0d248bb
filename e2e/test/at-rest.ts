import type { Page } from "playwright-core";
import { expect } from "vitest";
import { laterScripts } from "./first-page.ts";

/** The catalogues of other languages, which a studio in English does not load. */
const CATALOGUE = /^assets\/[a-z]{2}-[A-Z]{2}-/;

/** Waits until every part of the studio has been loaded, so that all parts open without a network. */
export async function untilAtRest(page: Page): Promise<void> {
  const parts = (await laterScripts()).filter((file) => !CATALOGUE.test(file));
  expect(parts.length).toBeGreaterThan(10);
  const missing = () =>
    page.evaluate((files) => {
      const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
      return files.filter((file) => !loaded.some((name) => name.endsWith(file)));
    }, parts);
  await expect.poll(missing, { timeout: 60_000 }).toEqual([]);
}
