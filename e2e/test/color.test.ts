import { waitFor } from "@lacquer/testing";
import type { Locator, Page } from "playwright-core";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { strokes, strokesAre } from "./kept-drawing.ts";
import { addPhoto, drag, photoOfHand, stage, takeTool, tool } from "./studio.ts";

const fixture = useFixture();

const photo = (page: Page): Locator => stage(page).getByAltText("The hand of this design");

describe("the eyedropper", () => {
  test("is moved by arrows, says the colour, and takes it with Enter", async () => {
    const { page, faults } = await fixture.person();
    await addPhoto(page);
    await waitFor("the photo's pixels", () =>
      photo(page).evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0),
    );
    await page.keyboard.press("i");
    const dropper = page.getByRole("button", { name: "Eyedropper" });
    const loupe = stage(page).locator("[data-loupe]");
    await loupe.waitFor();
    expect(await dropper.evaluate((one) => one === document.activeElement)).toBe(true);
    const place = () => waitFor("its place", () => dropper.boundingBox());
    const before = await place();
    for (const keys of ["ArrowRight", "Shift+ArrowDown"]) await page.keyboard.press(keys);
    const after = await place();
    expect([after.x - before.x, after.y - before.y]).toEqual([2, 20]);
    const code = /#[0-9A-F]{6}/.exec((await loupe.textContent()) ?? "")?.at(0) ?? "none";
    await page.getByText(code, { exact: true }).first().waitFor({ state: "attached" });
    await page.keyboard.press("Enter");
    await page.getByText(`Base colour ${code}.`).waitFor({ state: "attached" });
    await page.keyboard.press("Shift+Tab");
    await loupe.waitFor({ state: "detached" });
    expect(faults).toEqual([]);
  });

  test("shows the photo close up with its code, and gives the brush that colour", async () => {
    const { page, faults } = await fixture.person();
    await addPhoto(page);
    await tool(page, "Pick a colour").click();
    await page.getByRole("combobox", { name: "Colour to pick" }).selectOption("the brush");
    const box = await waitFor("the photo", () => photo(page).boundingBox());
    await page.mouse.move(box.x + 0.5 * box.width, box.y + 0.5 * box.height);
    const loupe = stage(page).locator("[data-loupe]");
    const code = await waitFor("the code", async () =>
      /#[0-9A-F]{6}/.exec((await loupe.textContent()) ?? "")?.at(0),
    );
    const { buffer } = await photoOfHand();
    const { data, info } = await sharp(buffer)
      .rotate()
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const at = (Math.round(info.height / 2) * info.width + Math.round(info.width / 2)) * 3;
    for (const [channel, value] of [...data.subarray(at, at + 3)].entries())
      expect(
        Math.abs(Number.parseInt(code.slice(1 + 2 * channel, 3 + 2 * channel), 16) - value),
      ).toBeLessThan(14);
    await page.mouse.down();
    await page.mouse.up();
    await tool(page, "Draw").click();
    await page.getByRole("button", { name: `Another ink, ${code}` }).waitFor();
    await drag(page, [0.2, 0.2], [0.4, 0.2]);
    await strokesAre(page, 1);
    expect((await strokes(page))[0]?.color).toBe(code);
    expect(faults).toEqual([]);
  });

  test("keeps its loupe clear of a finger", async () => {
    const { page, context } = await fixture.person({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await addPhoto(page);
    await takeTool(page, "Pick a colour");
    await waitFor("the photo's pixels", () =>
      photo(page).evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0),
    );
    const box = await waitFor("the photo", () => photo(page).boundingBox());
    const cdp = await context.newCDPSession(page);
    const top = await waitFor("the line of designs", () =>
      page.getByRole("tablist", { name: "Designs" }).boundingBox(),
    );
    const loupe = stage(page).locator("[data-loupe]");
    for (const share of [0.7, 0.02]) {
      const point = { x: box.x + box.width / 2, y: box.y + box.height * share };
      await cdp.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [point] });
      await loupe.waitFor();
      const shown = await waitFor("the loupe", () => loupe.boundingBox());
      // The loupe is above the finger, or beside it where the space above is too small, and never behind a panel.
      const above = point.y - (shown.y + shown.height);
      const beside = Math.abs(shown.x + shown.width / 2 - point.x) - shown.width / 2;
      expect(Math.max(above, beside)).toBeGreaterThan(20);
      expect(shown.y).toBeGreaterThanOrEqual(top.y + top.height);
      expect(shown.x).toBeGreaterThanOrEqual(0);
      expect(shown.x + shown.width).toBeLessThanOrEqual(390);
      await cdp.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
      await loupe.waitFor({ state: "detached" });
    }
  });
});

test("a colour is mixed by keys alone, stays within what screens can show, and is kept as a recent colour", async () => {
  const { page, faults } = await fixture.person();
  const well = page.getByRole("button", { name: /^Mix the base colour/ });
  const before = await well.getAttribute("aria-label");
  await well.focus();
  await page.keyboard.press("Enter");
  const picker = page.getByRole("dialog", { name: "Mix the base colour" });
  await picker.waitFor();
  const hue = picker.getByRole("slider", { name: "Hue" });
  await hue.focus();
  for (let press = 0; press < 8; press += 1) await page.keyboard.press("ArrowRight");
  const chroma = picker.getByRole("slider", { name: "Chroma" });
  await chroma.focus();
  await page.keyboard.press("End");
  const said = await waitFor("the chroma's words", () => chroma.getAttribute("aria-valuetext"));
  const [now, most] = (/^(\d+) of at most (\d+)/.exec(said) ?? []).slice(1).map(Number);
  expect(now).toBe(most);
  expect(most).toBeLessThan(330);
  await picker.getByRole("slider", { name: "Lightness" }).focus();
  await page.keyboard.press("Home");
  expect(await picker.getByLabel("Hex").inputValue()).toBe("#000000");
  await picker.getByLabel("Hex").fill("#2f6");
  await page.keyboard.press("Escape");
  await picker.waitFor({ state: "detached" });
  expect(await well.getAttribute("aria-label")).toBe("Mix the base colour, #22FF66");
  expect(before).not.toBe("Mix the base colour, #22FF66");
  expect(await well.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.getByRole("radio", { name: "Mixed recently, #22FF66" }).waitFor();
  expect(faults).toEqual([]);
});
