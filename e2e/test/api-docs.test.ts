import type { BrowserContextOptions } from "playwright-core";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";

const fixture = useFixture();

test.each<[string, BrowserContextOptions & { isLight: boolean }]>([
  ["by day", { viewport: { width: 1280, height: 900 }, colorScheme: "light", isLight: true }],
  ["by night", { viewport: { width: 1280, height: 900 }, colorScheme: "dark", isLight: false }],
  ["on a phone", { viewport: { width: 390, height: 844 }, colorScheme: "light", isLight: true }],
])(
  "the API page shows its routes %s, and loads nothing from other origins",
  async (_when, options) => {
    const { isLight, ...context } = options;
    const person = await fixture.person(context);
    const { page } = person;
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).origin));
    await page.goto("/api/docs");
    await page.getByText("Signing in.").first().waitFor();
    await page
      .getByText("Designs that wait, are being painted, or have ended.")
      .waitFor({ state: "attached" });
    const seen = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth - innerWidth,
      background: getComputedStyle(document.body).backgroundColor,
    }));
    expect(seen.wide).toBeLessThanOrEqual(0);
    expect(/^rgb\(2\d\d/.test(seen.background)).toBe(isLight);
    expect(new Set(asked)).toEqual(new Set([new URL(page.url()).origin]));
    // The page's script tries to use eval. The browser refuses that, and the script works without it.
    expect(new Set(person.faults)).toEqual(new Set(["console: policy: script-src refused eval"]));
  },
);
