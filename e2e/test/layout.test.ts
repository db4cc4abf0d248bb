import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { launchBrowser, newPerson } from "./browser.ts";
import { useFixture } from "./fixture.ts";
import {
  addPhoto,
  designs,
  generate,
  generateButton,
  nails,
  newDesign,
  openSection,
  placeFiveNails,
  stage,
  takeTool,
} from "./studio.ts";
import { boxOf, fingersOn, PHONE } from "./touch.ts";
import { endAll } from "./window-visibility.ts";

const fixture = useFixture({ GUEST_CREDITS: "20" });

const photo = (page: Page) => stage(page).getByAltText("The hand of this design");
const result = (page: Page) => stage(page).getByAltText("The finished design");

const SIZES: [string, BrowserContextOptions][] = [
  ["phone", PHONE],
  ["phone on its side", { viewport: { width: 844, height: 390 }, hasTouch: true, isMobile: true }],
  ["tablet", { viewport: { width: 820, height: 1180 }, hasTouch: true }],
  ["tablet on its side", { viewport: { width: 1024, height: 690 }, hasTouch: true }],
  ["desk", { viewport: { width: 1440, height: 900 } }],
  ["desk at 200 %", { viewport: { width: 720, height: 450 } }],
];

test.each(SIZES)(
  "on a %s nothing is out of the frame or can be scrolled out of it",
  async (_, options) => {
    const { page, faults } = await fixture.person(options);
    await addPhoto(page);
    const screen = options.viewport ?? { width: 0, height: 0 };
    const frame = await boxOf(generateButton(page));
    expect(frame.x + frame.width).toBeLessThanOrEqual(screen.width);
    expect(frame.y + frame.height).toBeLessThanOrEqual(screen.height);
    const scrolled = await page.evaluate(() => {
      for (const one of document.querySelectorAll<HTMLElement>(
        "button, input, textarea, [tabindex]",
      )) {
        one.focus();
        one.scrollIntoView({ block: "center" });
      }
      window.scrollTo(500, 500);
      const outer = [
        document.documentElement,
        document.body,
        document.querySelector("#root > div"),
      ];
      return outer.map((one) => [
        one?.scrollLeft,
        one?.scrollTop,
        one?.getBoundingClientRect().top,
      ]);
    });
    expect(scrolled).toEqual(Array.from({ length: 3 }, () => [0, 0, 0]));
    expect(faults).toEqual([]);
  },
);

test("the photo fills as much of the screen as its layout promises", async () => {
  const shareOf = async (options: BrowserContextOptions): Promise<[number, number]> => {
    const { page } = await fixture.person(options);
    await addPhoto(page);
    const { width, height } = await boxOf(stage(page));
    const screen = options.viewport ?? { width: 1, height: 1 };
    return [width / screen.width, height / screen.height];
  };
  const [, phone] = await shareOf(PHONE);
  expect(phone).toBe(1);
  const [, side] = await shareOf({ viewport: { width: 844, height: 390 }, hasTouch: true });
  expect(side).toBeGreaterThan(0.88);
  const [, zoomed] = await shareOf({ viewport: { width: 720, height: 450 } });
  expect(zoomed).toBeGreaterThan(0.5);
  const [across, tablet] = await shareOf({ viewport: { width: 820, height: 1180 } });
  expect(across).toBe(1);
  expect(tablet).toBeCloseTo(0.48, 1);
});

describe("nothing jumps", () => {
  /** Counts every layout shift that the browser reports from the first frame on. */
  const COUNT = `
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        window.shifts.push({ value: entry.value, of: entry.sources.map(({ node }) => node?.className ?? "") });
    }).observe({ type: "layout-shift", buffered: true });`;

  test.each([
    ["phone", PHONE],
    ["desk", { viewport: { width: 1440, height: 900 } }],
  ] as const)(
    "on a %s, from choosing the photo to the finished image",
    async (_, options) => {
      const { context, open, page: first } = await fixture.person(options);
      await first.close();
      await context.addInitScript(COUNT);
      const page = await open();
      await addPhoto(page);
      await placeFiveNails(page);
      await takeTool(page, "Select");
      await generate(page);
      await page
        .getByText(/^Waiting/)
        .first()
        .waitFor();
      await endAll(fixture.server);
      await page.getByText("Your image is ready").first().waitFor();
      await openSection(page, "Results");
      await page.getByRole("list", { name: "Results" }).getByRole("button").first().click();
      await result(page).waitFor();
      const shifts = await page.evaluate(
        () => (window as unknown as { shifts: { value: number; of: string[] }[] }).shifts,
      );
      const sum = shifts.reduce((all, { value }) => all + value, 0);
      expect(sum, `${JSON.stringify(shifts)}`).toBeLessThanOrEqual(0.02);
    },
    180_000,
  );
});

test("the brushes and the zoom control lie beside each other in a window of any width", async () => {
  const { page } = await fixture.person({ viewport: { width: 1440, height: 900 } });
  await addPhoto(page);
  await takeTool(page, "Draw");
  const brushes = page.getByRole("group", { name: "Pen" });
  const view = page.getByRole("group", { name: "View" });
  await brushes.waitFor();
  for (const width of [1200, 1320, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expect
      .poll(async () => {
        const bar = await boxOf(brushes);
        const zoom = await boxOf(view);
        return zoom.x - (bar.x + bar.width);
      })
      .toBeGreaterThan(0);
  }
});

test("with reduced motion, the photo stands in its place from the first frame on", async () => {
  const { page } = await fixture.person({ reducedMotion: "reduce" });
  await page.evaluate(() => {
    const places: string[] = [];
    Object.assign(window, { places });
    const look = () => {
      const image = document.querySelector('img[alt="The hand of this design"]');
      if (image) places.push(JSON.stringify(image.getBoundingClientRect()));
      requestAnimationFrame(look);
    };
    look();
  });
  await addPhoto(page);
  const places = () => page.evaluate(() => (window as unknown as { places: string[] }).places);
  await expect.poll(async () => (await places()).length).toBeGreaterThan(20);
  expect(new Set(await places()).size).toBe(1);
});

describe("zoom and place", () => {
  /** Returns the point of the photo, in fractions, that is at this point of the screen. */
  const seenAt = async (page: Page, x: number, y: number): Promise<[number, number]> => {
    const box = await boxOf(photo(page));
    return [(x - box.x) / box.width, (y - box.y) / box.height];
  };

  test("the wheel zooms round the point under the pointer", async () => {
    const { page } = await fixture.person();
    await addPhoto(page);
    const { x, y, width, height } = await boxOf(photo(page));
    const at: [number, number] = [x + width * 0.4, y + height * 0.4];
    await page.mouse.move(...at);
    await page.mouse.wheel(0, -600);
    await expect.poll(async () => (await boxOf(photo(page))).width).toBeGreaterThan(width * 1.5);
    const seen = async () => (await seenAt(page, ...at)).map((part) => Math.round(part * 100));
    await expect.poll(seen).toEqual([40, 40]);
  });

  test("two fingers zoom round the point between them, and move it along", async () => {
    const { page } = await fixture.person(PHONE);
    await addPhoto(page);
    const fingers = await fingersOn(page);
    const before = await boxOf(photo(page));
    const under = await seenAt(page, 195, 360);
    await fingers.down({ x: 155, y: 360 }, { x: 235, y: 360 });
    for (const by of [10, 30, 60])
      await fingers.move({ x: 155 - by, y: 360 }, { x: 235 + by, y: 360 });
    await fingers.up();
    const after = await boxOf(photo(page));
    expect(after.width / before.width).toBeCloseTo(200 / 80, 1);
    const seen = await seenAt(page, 195, 360);
    expect(seen[0]).toBeCloseTo(under[0], 2);
    expect(seen[1]).toBeCloseTo(under[1], 2);
  });

  test("are kept from the draft to its result, from tab to tab and back", async () => {
    const { page } = await fixture.person();
    await addPhoto(page);
    await placeFiveNails(page);
    await takeTool(page, "Select");
    await generate(page);
    await endAll(fixture.server);
    const { x, y, width, height } = await boxOf(photo(page));
    await page.mouse.move(x + width * 0.4, y + height * 0.4);
    await page.mouse.wheel(0, -600);
    await expect.poll(async () => (await boxOf(photo(page))).width).toBeGreaterThan(width * 1.5);
    const set = await boxOf(photo(page));
    await page.getByRole("list", { name: "Results" }).getByRole("button").first().click();
    await result(page).waitFor();
    const shown = await boxOf(result(page));
    for (const side of ["x", "y", "width", "height"] as const)
      expect(shown[side], `${side}`).toBeCloseTo(set[side], 0);
    await page.getByRole("button", { name: "Back to the draft" }).click();
    await photo(page).waitFor();
    await newDesign(page);
    await addPhoto(page);
    await designs(page).first().click();
    await expect.poll(() => nails(page).count()).toBe(5);
    expect(await boxOf(photo(page))).toEqual(set);
  });
});

test("text and layout grow with the reader's own font size", async () => {
  const browser = await launchBrowser("--blink-settings=defaultFontSize=32");
  const viewport = { width: 1440, height: 900 };
  const { page, context } = await newPerson(browser, fixture.server.origin, { viewport });
  const sizes = await page.evaluate(() =>
    [...document.querySelectorAll("button, h2, p")].map((one) =>
      Number.parseFloat(getComputedStyle(one).fontSize),
    ),
  );
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(22);
  // The layout is the same as at 200 % zoom: the panel is beside the photo, and everything is within the screen.
  const frame = await boxOf(generateButton(page));
  expect(frame.x + frame.width).toBeLessThanOrEqual(viewport.width);
  expect(frame.y + frame.height).toBeLessThanOrEqual(viewport.height);
  expect((await boxOf(stage(page))).height).toBeGreaterThan(viewport.height / 2);
  await context.close();
  await browser.close();
});
