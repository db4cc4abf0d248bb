import { waitFor } from "@lacquer/testing";
import type { CDPSession, Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { endAll } from "./window-visibility.ts";
import { useFixture } from "./fixture.ts";
import {
  addPhoto,
  cornerButton,
  designs,
  generateButton,
  newDesign,
  openSection,
} from "./studio.ts";

const fixture = useFixture({ GUEST_CREDITS: "60" });
const GAPS = [120, 200, 300];
/** The code of the Control key in the browser's debugging protocol. */
const CONTROL = 2;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const jobLine = (page: Page) => page.locator("[data-newest-job]");
const pause = (page: Page, ms: number) => page.waitForTimeout(ms);

async function jobsOf(page: Page): Promise<{ id: string; status: string }[]> {
  const answer = await page.request.get("/api/generation-jobs");
  return ((await answer.json()) as { jobs: { id: string; status: string }[] }).jobs;
}

async function middleOf(target: Locator): Promise<[number, number]> {
  const box = await waitFor("the button's place", () => target.boundingBox());
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/**
 * Presses twice. The browser is given the time of each press, so that a slow machine does not stretch a double press.
 * The page has time to change between the presses.
 */
async function pressTwice(
  page: Page,
  gap: number,
  press: (browser: CDPSession, timestamp: number, isSecond: boolean) => Promise<void>,
): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const began = Date.now();
  await press(browser, began / 1_000, false);
  await pause(page, gap);
  await press(browser, (began + gap) / 1_000, true);
  await browser.detach();
}

/** Clicks, waits, and clicks the same point again, on whichever control is at that point then. */
async function doubleClick(page: Page, target: Locator, gap: number): Promise<void> {
  const [x, y] = await middleOf(target);
  await page.mouse.move(x, y);
  await pressTwice(page, gap, async (browser, timestamp, isSecond) => {
    const click = { x, y, timestamp, button: "left", clickCount: isSecond ? 2 : 1 } as const;
    await browser.send("Input.dispatchMouseEvent", { ...click, type: "mousePressed" });
    await browser.send("Input.dispatchMouseEvent", { ...click, type: "mouseReleased" });
  });
}

async function doubleTap(page: Page, target: Locator, gap: number): Promise<void> {
  const [x, y] = await middleOf(target);
  await pressTwice(page, gap, async (browser, timestamp, isSecond) => {
    const point = isSecond ? { x: x + 6, y: y - 5 } : { x, y };
    const tap = { timestamp, touchPoints: [point] };
    await browser.send("Input.dispatchTouchEvent", { ...tap, type: "touchStart" });
    await browser.send("Input.dispatchTouchEvent", {
      timestamp,
      touchPoints: [],
      type: "touchEnd",
    });
  });
}

const ENTER = { key: "Enter", code: "Enter", windowsVirtualKeyCode: 13, text: "\r" } as const;

/** Presses Enter twice, on whichever control has the focus. */
async function doubleEnter(page: Page, gap: number, modifiers = 0): Promise<void> {
  await pressTwice(page, gap, async (browser, timestamp) => {
    const key = { ...ENTER, modifiers, timestamp };
    await browser.send("Input.dispatchKeyEvent", { ...key, type: "keyDown" });
    await browser.send("Input.dispatchKeyEvent", { ...key, type: "keyUp" });
  });
}

/** Long enough for a second job or a cancellation to appear. */
const settle = (page: Page) => pause(page, 1_000);

test("Generate pressed twice by mouse or key makes one job; a press after a pause makes another", async () => {
  const { page } = await fixture.person();
  let made = 0;
  for (const gap of GAPS) {
    await doubleClick(page, generateButton(page), gap);
    await settle(page);
    made += 1;
    expect((await jobsOf(page)).length, `after clicks ${gap} ms apart`).toBe(made);
  }
  for (const gap of GAPS) {
    await doubleEnter(page, gap, CONTROL);
    await settle(page);
    made += 1;
    expect((await jobsOf(page)).length, `after keys ${gap} ms apart`).toBe(made);
  }
  expect((await jobsOf(page)).every(({ status }) => status === "pending")).toBe(true);
}, 180_000);

test("on a phone Generate tapped twice makes one job and cancels none", async () => {
  const { page } = await fixture.person(PHONE);
  await addPhoto(page);
  for (const [index, gap] of GAPS.entries()) {
    await doubleTap(page, generateButton(page), gap);
    await settle(page);
    const jobs = await jobsOf(page);
    expect(jobs.length, `after taps ${gap} ms apart`).toBe(index + 1);
    expect(jobs.every(({ status }) => status === "pending")).toBe(true);
  }
}, 180_000);

test.each([
  ["clicked", {}, doubleClick],
  ["tapped", PHONE, doubleTap],
] as const)(
  "Retry and Cancel, %s twice, act once",
  async (_, options, twice) => {
    const { page } = await fixture.person(options);
    await generateButton(page).click();
    await openSection(page, "Results");
    for (const gap of GAPS) {
      const cancel = jobLine(page).getByRole("button", { name: /^Cancel/ });
      await cancel.waitFor();
      await settle(page);
      const before = (await jobsOf(page)).length;
      await twice(page, cancel, gap);
      await settle(page);
      // The Retry button that appeared has not been pressed.
      expect((await jobsOf(page)).length, `canceled ${gap} ms apart`).toBe(before);
      expect((await jobsOf(page))[0]?.status).toBe("canceled");

      const retry = jobLine(page).getByRole("button", { name: "Retry" });
      await twice(page, retry, gap);
      await settle(page);
      const jobs = await jobsOf(page);
      expect(jobs.length, `tried again ${gap} ms apart`).toBe(before + 1);
      expect(jobs[0]?.status).toBe("pending");
    }
  },
  180_000,
);

test("in the queue Retry pressed twice makes one job, and a double click closes one tab", async () => {
  const { page } = await fixture.person();
  await generateButton(page).click();
  await jobLine(page)
    .getByRole("button", { name: /^Cancel/ })
    .click();
  await jobLine(page).getByRole("button", { name: "Retry" }).waitFor();
  await settle(page);
  await page.getByRole("button", { name: /^Queue/ }).click();
  const queue = page.getByRole("dialog", { name: "Queue" });
  const retry = queue.getByRole("button", { name: "Retry" }).first();
  await retry.waitFor();
  await settle(page);
  await doubleClick(page, retry, 120);
  await settle(page);
  const jobs = await jobsOf(page);
  expect(jobs.map(({ status }) => status)).toEqual(["pending", "canceled"]);
  await page.keyboard.press("Escape");
  await endAll(fixture.server);

  for (const _ of [1, 2, 3]) await newDesign(page);
  await settle(page);
  const close = designs(page).nth(1).locator("[data-press]");
  await designs(page).nth(1).hover();
  await doubleClick(page, close, 200);
  await settle(page);
  expect(await designs(page).count()).toBe(3);
}, 120_000);

test.each([
  ["clicked", {}, doubleClick],
  ["tapped", PHONE, doubleTap],
] as const)(
  "a control that makes a new design makes one when it is %s twice",
  async (_, options, twice) => {
    const { page } = await fixture.person(options);
    const plus = page.getByRole("button", { name: "New design", exact: true });
    let open = 1;
    for (const gap of GAPS) {
      await twice(page, plus, gap);
      await settle(page);
      open += 1;
      expect(await designs(page).count(), `pressed ${gap} ms apart`).toBe(open);
    }
    for (const gap of GAPS) {
      await (await cornerButton(page, /^More for/)).click();
      const duplicate = page.getByRole("menuitem", { name: "Duplicate design" });
      await duplicate.waitFor();
      await settle(page);
      await twice(page, duplicate, gap);
      await settle(page);
      open += 1;
      expect(await designs(page).count(), `duplicated ${gap} ms apart`).toBe(open);
    }
  },
  180_000,
);

test("Enter held down or pressed twice on a control that makes a new design makes one", async () => {
  const { page } = await fixture.person();
  const plus = page.getByRole("button", { name: "New design", exact: true });
  await plus.focus();
  // The browser treats a second keydown without a keyup as a held key.
  for (const _repeat of [1, 2, 3, 4]) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await settle(page);
  expect(await designs(page).count()).toBe(2);
  for (const [index, gap] of GAPS.entries()) {
    await doubleEnter(page, gap);
    await settle(page);
    expect(await designs(page).count(), `keys ${gap} ms apart`).toBe(3 + index);
  }
  await page.getByRole("button", { name: /^More for/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Duplicate design" }).waitFor();
  await settle(page);
  for (const _repeat of [1, 2, 3, 4]) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await settle(page);
  expect(await designs(page).count()).toBe(6);
}, 120_000);
