import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { addPhoto, cornerButton, designs, generateButton, newDesign, takeTool } from "./studio.ts";
import { fingersOn, middleOf, PHONE } from "./touch.ts";

const fixture = useFixture();

const DESK = {};

interface Opened {
  name: string;
  on: BrowserContextOptions;
  button: (page: Page) => Locator | Promise<Locator>;
  shown: (page: Page) => Locator;
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

/** What opens as a sheet at a phone's lower edge. */
const SHEETS: Omit<Opened, "on">[] = [
  { name: "the account's menu", button: (page) => cornerButton(page, /^Account/), shown: menu },
  { name: "the credits", button: button(/^Credits/), shown: dialog("Credits") },
  {
    name: "the drawing options",
    async button(page) {
      const options = page.getByRole("button", { name: "Drawing options" });
      if (!(await options.isVisible())) await takeTool(page, "Draw");
      return options;
    },
    shown: dialog("Drawing options"),
  },
];

/** What a person presses beside an open menu, and how the studio shows that the press acted. */
const PRESSES: {
  name: string;
  target: (page: Page) => Locator | Promise<Locator>;
  acted: (page: Page) => Promise<void>;
}[] = [
  {
    name: "another design",
    target: (page) => designs(page).first(),
    async acted(page) {
      await expect.poll(() => chosen(page).textContent()).toContain("Design 1");
      await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/designs\//);
    },
  },
  {
    name: "Generate",
    target: generateButton,
    acted: (page) => expect.poll(() => jobsOf(page)).toBe(1),
  },
  {
    name: "Queue",
    target: (page) => cornerButton(page, /^Queue/),
    async acted(page) {
      await dialog("Queue")(page).waitFor();
      await expect.poll(() => new URL(page.url()).pathname).toBe("/queue");
      await page.goBack();
      await dialog("Queue")(page).waitFor({ state: "detached" });
      await expect.poll(() => chosen(page).textContent()).toContain("Design 1");
    },
  },
];

/** A tap has no duration, so it is tried only once. */
const CASES = MENUS.flatMap((opened) =>
  (opened.on === PHONE ? [0] : [0, 150]).map((delay) => ({ ...opened, delay })),
);

test.each(CASES)(
  "one press beside $name closes it and acts, released after $delay ms",
  async ({ on, button: opener, shown, delay }) => {
    const { page, faults } = await fixture.person(on);
    await addPhoto(page);
    await newDesign(page);
    for (const { target, acted } of PRESSES) {
      await (await opener(page)).click();
      await shown(page).waitFor();
      await press(page, await target(page), delay);
      await shown(page).waitFor({ state: "detached" });
      await acted(page);
    }
    expect(faults).toEqual([]);
  },
  120_000,
);

test.each(SHEETS)(
  "one press beside $name on a phone closes the sheet and does nothing else",
  async ({ button: opener, shown }) => {
    const { page, faults } = await fixture.person(PHONE);
    await addPhoto(page);
    await newDesign(page);
    await addPhoto(page);
    const fingers = await fingersOn(page);
    const beside = await middleOf(designs(page).first());
    await (await opener(page)).tap();
    await shown(page).waitFor();
    await fingers.tap(beside);
    await shown(page).waitFor({ state: "detached" });
    expect(await chosen(page).textContent()).toContain("Design 2");
    // The same press acts when nothing lies over the studio any more. The pause keeps it from counting as a double
    // press.
    await page.waitForTimeout(700);
    await fingers.tap(beside);
    await expect.poll(() => chosen(page).textContent()).toContain("Design 1");
    expect(faults).toEqual([]);
  },
  120_000,
);
