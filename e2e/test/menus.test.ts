import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { addPhoto, cornerButton, designs, generateButton, newDesign } from "./studio.ts";

const fixture = useFixture();

const DESK = {};
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

interface Opened {
  name: string;
  on: BrowserContextOptions;
  button: (page: Page) => Locator | Promise<Locator>;
  shown: (page: Page) => Locator;
  /** What lies under the open menu, so that it cannot be pressed. */
  covers?: ("Queue" | "Generate")[];
}

const menu = (page: Page) => page.getByRole("menu");
const dialog = (name: string | RegExp) => (page: Page) => page.getByRole("dialog", { name });
const button = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name });

/** The menus and popovers over the desk. The first two have an address, so closing them goes back in the history. */
const MENUS: Opened[] = [
  { name: "the account's menu", on: DESK, button: button(/^Account/), shown: menu },
  { name: "the credits", on: DESK, button: button(/^Credits/), shown: dialog("Credits") },
  { name: "the design's menu", on: DESK, button: button(/^More for/), shown: menu },
  {
    name: "the account's menu on a phone",
    on: PHONE,
    button: (page) => cornerButton(page, /^Account/),
    shown: menu,
    covers: ["Queue", "Generate"],
  },
  {
    name: "the credits on a phone",
    on: PHONE,
    button: button(/^Credits/),
    shown: dialog("Credits"),
  },
  {
    name: "the number of images on a phone",
    on: PHONE,
    button: button(/^How many images/),
    shown: menu,
  },
];

/** Presses with a finger or the mouse. A slow press gives the menu time to close before the button is released. */
async function press(page: Page, target: Locator, delay: number): Promise<void> {
  if (page.viewportSize()?.width === PHONE.viewport.width) await target.tap();
  else await target.click({ delay });
}

async function jobsOf(page: Page): Promise<number> {
  const answer = await page.request.get("/api/generation-jobs");
  return ((await answer.json()) as { jobs: unknown[] }).jobs.length;
}

const chosen = (page: Page) => designs(page).and(page.locator("[aria-selected=true]"));

/** A tap has no length, so it is tried once. */
const CASES = MENUS.flatMap((opened) =>
  (opened.on === PHONE ? [0] : [0, 150]).map((delay) => ({ ...opened, delay })),
);

test.each(CASES)(
  "one press beside $name closes it and acts, released after $delay ms",
  async ({ on, button: opener, shown, covers = [], delay }) => {
    const { page, faults } = await fixture.person(on);
    await addPhoto(page);
    await newDesign(page);
    const open = async () => {
      await (await opener(page)).click();
      await shown(page).waitFor();
    };

    await open();
    await press(page, designs(page).first(), delay);
    await shown(page).waitFor({ state: "detached" });
    await expect.poll(() => chosen(page).textContent()).toContain("Design 1");
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/designs\//);

    if (!covers.includes("Generate")) {
      await open();
      await press(page, generateButton(page), delay);
      await shown(page).waitFor({ state: "detached" });
      await expect.poll(() => jobsOf(page)).toBe(1);
    }

    if (!covers.includes("Queue")) {
      await open();
      await press(page, await cornerButton(page, /^Queue/), delay);
      await dialog("Queue")(page).waitFor();
      await shown(page).waitFor({ state: "detached" });
      expect(new URL(page.url()).pathname).toBe("/queue");
      await page.goBack();
      await dialog("Queue")(page).waitFor({ state: "detached" });
      await expect.poll(() => chosen(page).textContent()).toContain("Design 1");
    }
    expect(faults).toEqual([]);
  },
  120_000,
);
