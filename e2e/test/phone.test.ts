import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import {
  addPhoto,
  drag,
  generate,
  generateButton,
  nails,
  openSection,
  placeFiveNails,
  stage,
  takeTool,
} from "./studio.ts";
import { boxOf, fingersOn, middleOf, PHONE } from "./touch.ts";

const fixture = useFixture({ GUEST_CREDITS: "20" });

/** The visible height of the sheet in each position, on a screen 844 CSS pixels high. */
const SHOWN = { low: 172, middle: 444, full: 728 };

const slider = (page: Page) => page.getByRole("slider", { name: "Sheet height" });
const sheet = (page: Page) => page.locator("[data-height]");
const photo = (page: Page) => stage(page).getByAltText("The hand of this design");
const tools = (page: Page) => page.getByRole("button", { name: /^Tools:/ });
const shownOf = async (page: Page): Promise<number> => 844 - (await boxOf(sheet(page))).y;
const settles = (page: Page, height: keyof typeof SHOWN) =>
  expect.poll(() => shownOf(page), { message: height }).toBe(SHOWN[height]);

test("the sheet follows the thumb pixel by pixel, and settles at the nearest of three heights", async () => {
  const { page, faults } = await fixture.person(PHONE);
  await settles(page, "low");
  const fingers = await fingersOn(page);
  const drag = async (by: number, check?: () => Promise<unknown>) => {
    const from = { x: 195, y: 844 - (await shownOf(page)) + 8 };
    await fingers.down(from);
    for (const share of [0.25, 0.5, 0.75, 1])
      await fingers.move({ x: 195, y: from.y - by * share });
    await check?.();
    await fingers.up();
  };
  // The sheet has followed the thumb, which is still down.
  await drag(200, () => expect.poll(() => shownOf(page)).toBe(SHOWN.low + 200));
  await settles(page, "middle");
  await drag(60);
  await settles(page, "middle");
  await drag(250);
  await settles(page, "full");
  // A strip of the photo stays visible.
  expect((await boxOf(sheet(page))).y).toBeGreaterThanOrEqual(116);
  await drag(-700);
  await settles(page, "low");
  // A drag may begin on a chip without pressing the chip.
  const chip = await middleOf(page.getByRole("tab", { name: "Finish" }));
  await fingers.down(chip);
  for (const by of [20, 60, 120, 200]) await fingers.move({ x: chip.x, y: chip.y - by });
  await fingers.up();
  await settles(page, "middle");
  expect(await page.getByRole("tab", { name: "Shape" }).getAttribute("aria-selected")).toBe("true");
  expect(faults).toEqual([]);
});

test("a chip raises the sheet, a tap on the photo lowers it, and the next tap leaves the photo alone", async () => {
  const { page, faults } = await fixture.person(PHONE);
  await addPhoto(page);
  const fingers = await fingersOn(page);
  await page.getByRole("tab", { name: "Finish" }).tap();
  await settles(page, "middle");
  const matte = page
    .getByRole("radiogroup", { name: "Finish" })
    .getByRole("radio", { name: "matte", exact: true });
  await matte.tap();
  expect(await matte.isChecked()).toBe(true);
  await fingers.tap({ x: 195, y: 180 });
  await settles(page, "low");
  await page.waitForTimeout(700);
  await fingers.tap({ x: 195, y: 180 });
  await expect.poll(() => generateButton(page).isVisible()).toBe(false);
  expect(await page.getByRole("tablist", { name: "Designs" }).isVisible()).toBe(false);
  await page.getByRole("button", { name: "Leave full screen" }).waitFor();
  await page.waitForTimeout(700);
  await fingers.tap({ x: 195, y: 180 });
  await expect.poll(() => generateButton(page).isVisible()).toBe(true);
  // Going back also leaves the full-screen photo.
  await page.waitForTimeout(700);
  await fingers.tap({ x: 195, y: 180 });
  await page.getByRole("button", { name: "Leave full screen" }).waitFor();
  await page.goBack();
  await expect.poll(() => generateButton(page).isVisible()).toBe(true);
  expect(faults).toEqual([]);
});

test("keys and screen readers set the sheet's height with a slider, and skip what a low sheet hides", async () => {
  const { page } = await fixture.person(PHONE);
  const finish = page.getByRole("radio", { name: "almond" }).first();
  expect(await finish.isVisible()).toBe(false);
  await slider(page).focus();
  await page.keyboard.press("ArrowRight");
  await settles(page, "middle");
  expect(await finish.isVisible()).toBe(true);
  expect(await slider(page).getAttribute("aria-valuetext")).toBe("half way up");
  await page.keyboard.press("End");
  await settles(page, "full");
  await page.keyboard.press("Home");
  await settles(page, "low");
});

test("Generate and its job are there at every height of the sheet", async () => {
  const { page, faults } = await fixture.person(PHONE);
  await addPhoto(page);
  for (const [keys, height] of [
    ["Home", "low"],
    ["ArrowRight", "middle"],
    ["End", "full"],
  ] as const) {
    await slider(page).press(keys);
    await settles(page, height);
    const before = await boxOf(generateButton(page));
    await page.waitForTimeout(700);
    await generate(page);
    await settles(page, height);
    expect(await boxOf(generateButton(page))).toEqual(before);
    expect(before.y + before.height).toBeLessThanOrEqual(844);
  }
  await slider(page).press("Home");
  await page.getByRole("button", { name: /^Waiting/ }).tap();
  await settles(page, "middle");
  await page
    .locator("[data-newest-job]")
    .getByRole("button", { name: /^Cancel/ })
    .waitFor();
  expect(faults).toEqual([]);
});

test("the photo lies behind everything, and the chosen nail moves to the middle of the free part", async () => {
  const { page } = await fixture.person(PHONE);
  await addPhoto(page);
  const surface = await boxOf(stage(page));
  expect(surface).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  expect((844 - 52 - SHOWN.low) / 844).toBeGreaterThan(0.72);
  await page.keyboard.press("n");
  const at = await boxOf(photo(page));
  const fingers = await fingersOn(page);
  const spot = (x: number, y: number) => ({ x: at.x + x * at.width, y: at.y + y * at.height });
  await fingers.down(spot(0.5, 0.55));
  await fingers.move(spot(0.5, 0.5));
  await fingers.move(spot(0.5, 0.45));
  await fingers.up();
  await nails(page).first().waitFor();
  await page.keyboard.press("v");
  await nails(page).first().focus();
  await openSection(page, "Finish");
  await settles(page, "middle");
  const middle = await middleOf(nails(page).first());
  expect(middle.x).toBeCloseTo(195, -2);
  expect(middle.y).toBeGreaterThan(52 + 80);
  expect(middle.y).toBeLessThan(400 - 80);
});

test("the tools are one button of 60 px that lies on no nail, and join the sheet's line while it is raised", async () => {
  const { page } = await fixture.person(PHONE);
  await addPhoto(page);
  const first = await boxOf(tools(page));
  expect([first.width, first.height]).toEqual([60, 60]);
  expect(first.x + first.width).toBe(390 - 16);
  expect(first.y + first.height).toBeLessThanOrEqual(844 - SHOWN.low - 16);
  await takeTool(page, "Place nails");
  const fingers = await fingersOn(page);
  const under = await boxOf(tools(page));
  // Places a nail next to the button, with its tip under the button.
  await fingers.down({ x: under.x - 24, y: under.y + 40 });
  await fingers.move({ x: under.x - 10, y: under.y + 30 });
  await fingers.move({ x: under.x - 2, y: under.y + 20 });
  await fingers.up();
  await nails(page).first().waitFor();
  await expect.poll(async () => (await boxOf(tools(page))).x).toBeLessThan(100);
  await takeTool(page, "Select");
  await openSection(page, "Shape");
  await settles(page, "middle");
  await page.getByRole("button", { name: "Undo" }).waitFor();
  const docked = await boxOf(tools(page));
  expect(docked.y).toBeGreaterThan(844 - SHOWN.middle - 1);
  const undo = await boxOf(page.getByRole("button", { name: "Undo" }));
  expect(undo.x + undo.width).toBeLessThan(docked.x);
});

test("a tap accepts the found nails: the sheet does not cover the photo's bar", async () => {
  const { page, faults } = await fixture.person(PHONE);
  await addPhoto(page);
  await page.getByRole("button", { name: "Use them" }).tap();
  await page.getByRole("button", { name: "Use them" }).waitFor({ state: "detached" });
  await expect.poll(() => nails(page).count()).toBe(5);
  expect(faults).toEqual([]);
});

/** Returns the controls over the photo whose upper edge, lower edge or middle is covered by something else. */
const coveredOver = (page: Page): Promise<string[]> =>
  stage(page).evaluate((region) => {
    const controls = region.querySelectorAll<HTMLElement>(
      ":is([data-floating], [data-side]) :is(button, select, input):not([hidden])",
    );
    if (controls.length === 0) throw new Error("Nothing stands over the photo.");
    return [...controls].flatMap((control) => {
      const { left, top, width, height } = control.getBoundingClientRect();
      const isMine = (share: number) => {
        const hit = document.elementFromPoint(left + width / 2, top + share * height);
        return hit !== null && (control.contains(hit) || hit.closest("label")?.contains(control));
      };
      const name = control.getAttribute("aria-label") ?? control.textContent ?? "";
      return [0.2, 0.5, 0.8].every(isMine) ? [] : [name];
    });
  });

test.each([
  ["phone", PHONE.viewport],
  ["small phone", { width: 320, height: 568 }],
])("on a %s nothing covers the bars of brush, eraser, eyedropper and nail", async (_, viewport) => {
  const { page, faults } = await fixture.person({ ...PHONE, viewport });
  await addPhoto(page);
  await placeFiveNails(page);
  await takeTool(page, "Draw");
  await page.getByRole("radiogroup", { name: "Brush" }).waitFor();
  await expect.poll(() => coveredOver(page)).toEqual([]);
  await drag(page, [0.49, 0.46], [0.51, 0.46]);
  await page.getByRole("button", { name: /^Another ink/ }).click();
  await page.getByRole("dialog", { name: "Another ink" }).waitFor();
  await page.keyboard.press("Escape");
  await takeTool(page, "Erase");
  await page.getByRole("button", { name: "Clear drawing" }).waitFor();
  await expect.poll(() => coveredOver(page)).toEqual([]);
  await takeTool(page, "Pick a colour");
  await page.getByRole("combobox", { name: "Colour to pick" }).waitFor();
  await expect.poll(() => coveredOver(page)).toEqual([]);
  await takeTool(page, "Select");
  await nails(page).nth(2).click();
  await page.getByRole("group", { name: "Chosen nail" }).waitFor();
  await expect.poll(() => coveredOver(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test("what can be pressed has room for a thumb, and no text is smaller than 11", async () => {
  const { page } = await fixture.person(PHONE);
  await addPhoto(page);
  const small = () =>
    page.evaluate(() => {
      const found: string[] = [];
      for (const one of document.querySelectorAll<HTMLElement>("button, [role=tab], select, a")) {
        const { width, height, top, bottom } = one.getBoundingClientRect();
        const style = getComputedStyle(one);
        const shown =
          style.visibility === "visible" && width > 1 && bottom > 0 && top < innerHeight;
        if (!shown || one.closest("p")) continue;
        const pressed = getComputedStyle(one, "::after");
        const reach = pressed.content === "none" ? 0 : -2 * Number.parseFloat(pressed.top || "0");
        if (width < 43.5 || height + Math.max(0, reach) < 43.5)
          found.push(`${one.ariaLabel ?? one.textContent}: ${width} × ${height}`);
      }
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (!parent || !walker.currentNode.textContent?.trim()) continue;
        const size = Number.parseFloat(getComputedStyle(parent).fontSize);
        if (size < 11 && !parent.closest("script, style, noscript"))
          found.push(`${walker.currentNode.textContent}: ${size}`);
      }
      return found;
    });
  expect(await small()).toEqual([]);
  for (const name of ["Shape", "Colour", "Finish", "Pattern", "Weights", "References", "Words"]) {
    await openSection(page, name);
    expect({ name, small: await small() }).toEqual({ name, small: [] });
  }
});
