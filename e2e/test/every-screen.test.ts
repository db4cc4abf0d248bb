import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContextOptions } from "playwright-core";
import { expect, test } from "vitest";
import { SCREENS } from "./screens/screens.ts";
import { painter } from "./screens/seat.ts";
import { THEMES, turnTo } from "./screens/themes.ts";
import { useFixture } from "./fixture.ts";

const fixture = useFixture();

const SIZES: [string, BrowserContextOptions][] = [
  ["desk", {}],
  ["phone", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
];

test.each(SIZES)(
  "on a %s axe finds nothing on any screen or state, by day and by night",
  async (_size, options) => {
    const { page, context } = await fixture.person(options);
    const seat = { page, context, db: fixture.server.db, paint: painter(fixture.server.origin) };
    const found: string[] = [];
    for (const { name, show } of SCREENS) {
      await show(seat);
      for (const theme of THEMES) {
        await turnTo(page, theme);
        const { violations } = await new AxeBuilder({ page }).analyze();
        for (const { id, nodes } of violations)
          found.push(`${name}, ${theme}: ${id} at ${nodes[0]?.target.join(" ")}`);
      }
    }
    expect(found).toEqual([]);
  },
  600_000,
);
