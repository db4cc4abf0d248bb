import { waitFor } from "@lacquer/testing";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { endAll } from "./window-visibility.ts";
import { useFixture } from "./fixture.ts";
import { addPhoto, designs, generateButton, newDesign } from "./studio.ts";

const fixture = useFixture({ GUEST_CREDITS: "60" });
const GAPS = [120, 200, 300];
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

/** Clicks, waits and clicks again at the same point, whatever is there by then. */
async function doubleClick(page: Page, target: Locator, gap: number): Promise<void> {
  const [x, y] = await middleOf(target);
  await page.mouse.move(x, y);
  await page.mouse.click(x, y);
  await pause(page, gap);
  await page.mouse.click(x, y, { clickCount: 2 });
}

async function doubleTap(page: Page, target: Locator, gap: number): Promise<void> {
  const [x, y] = await middleOf(target);
  await page.touchscreen.tap(x, y);
  await pause(page, gap);
  await page.touchscreen.tap(x + 6, y - 5);
}

/** Long enough for a second job or a cancel to show. */
const settle = (page: Page) => pause(page, 1_000);

test("Generate pressed twice makes one job: by mouse, by key; a press after a pause makes another", async () => {
  const { page } = await fixture.person();
  let made = 0;
  for (const gap of GAPS) {
    await doubleClick(page, generateButton(page), gap);
    await settle(page);
    made += 1;
    expect((await jobsOf(page)).length, `after clicks ${gap} ms apart`).toBe(made);
  }
  for (const gap of GAPS) {
    await page.keyboard.press("Control+Enter");
    await pause(page, gap);
    await page.keyboard.press("Control+Enter");
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
  "Retry and Cancel %s twice do what the first press meant",
  async (_, options, twice) => {
    const { page } = await fixture.person(options);
    await generateButton(page).click();
    for (const gap of GAPS) {
      const cancel = jobLine(page).getByRole("button", { name: /^Cancel/ });
      await cancel.waitFor();
      await settle(page);
      const before = (await jobsOf(page)).length;
      await twice(page, cancel, gap);
      await settle(page);
      // The Retry button that appeared was not pressed.
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

test("in the queue Retry pressed twice makes one job, and one tab is closed by a double click", async () => {
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
  const close = designs(page).nth(1).locator("[data-once]");
  await designs(page).nth(1).hover();
  await doubleClick(page, close, 200);
  await settle(page);
  expect(await designs(page).count()).toBe(3);
}, 120_000);
