import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContextOptions } from "playwright-core";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { SCREENS } from "./screens/screens.ts";
import { painter } from "./screens/seat.ts";
import { turnTo } from "./screens/themes.ts";
import { PHONE } from "./touch.ts";

/** The screens together need more paid images than a new guest's normal credits allow. */
const fixture = useFixture({ GUEST_CREDITS: "12" });

/** In dark mode only these rules are checked, because only the colours differ. */
const COLORS = ["color-contrast", "link-in-text-block"];

const SIZES: [string, BrowserContextOptions][] = [
  ["desk", {}],
  ["phone", PHONE],
];

test.each(SIZES)(
  "on a %s axe finds nothing on any screen or state, by day and by night",
  async (_size, options) => {
    const { page, context } = await fixture.person(options);
    const seat = { page, context, db: fixture.server.db, paint: painter(fixture.server.origin) };
    const found: string[] = [];
    const look = async (where: string, axe: AxeBuilder) => {
      const { violations } = await axe.analyze();
      for (const { id, nodes } of violations)
        found.push(`${where}: ${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
    };
    for (const { name, show } of SCREENS) {
      await show(seat);
      await turnTo(page, "light");
      await look(name, new AxeBuilder({ page }));
      await turnTo(page, "dark");
      await look(`${name}, dark`, new AxeBuilder({ page }).withRules(COLORS));
    }
    expect(found).toEqual([]);
  },
  600_000,
);
