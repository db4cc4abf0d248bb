import type { Page } from "playwright-core";
import sharp from "sharp";
import { expect, test } from "vitest";
import { obstaclesByDayAndNight } from "./axe.ts";
import { useFixture } from "./fixture.ts";
import { undoOf } from "./message.ts";
import { openSection } from "./studio.ts";
import { PHONE } from "./touch.ts";

const fixture = useFixture();

const shelf = (page: Page) => page.getByRole("dialog", { name: "Your bottles" });
const row = (page: Page, name: string) =>
  shelf(page).getByRole("listitem").filter({ hasText: name });

async function openShelf(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Commands" });
  await palette.getByRole("combobox").fill("your bottles");
  await palette.getByRole("option", { name: "Your bottles", exact: true }).click();
  await shelf(page).waitFor();
}

const openFile = (page: Page, name: string, text: string) =>
  shelf(page)
    .getByLabel("Open a table")
    .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

test("a shelf is filled by hand and from a table, and a broken table changes nothing", async () => {
  const { page, faults } = await fixture.person();
  await openShelf(page);
  await shelf(page).getByText("The shelf is empty.").waitFor();
  await shelf(page).getByRole("button", { name: "Add a bottle" }).click();
  await shelf(page).getByRole("button", { name: "Put on the shelf" }).click();
  await shelf(page).getByText("Fill this in.").waitFor();
  await shelf(page).getByLabel("Name").fill("Rosewood");
  await shelf(page).getByLabel("Maker").fill("House");
  await shelf(page).getByLabel("Code").fill("12");
  await shelf(page).getByRole("button", { name: "Put on the shelf" }).click();
  await row(page, "Rosewood").getByText("House 12 · #B3122D").waitFor();

  await openFile(page, "broken.csv", "name;colour\nInk;#000000\nMilk;white\n");
  await shelf(page).getByText("Line 3: color: A colour is written like #B3202F.").waitFor();
  expect(await shelf(page).getByRole("listitem").filter({ hasText: "Ink" }).count()).toBe(0);

  await openFile(
    page,
    "shades.csv",
    "name;maker;code;colour\nInk;House;1;#1A1516\nRosewood;House;12;#8A3B52\n",
  );
  await row(page, "Ink").waitFor();
  await row(page, "Rosewood").getByText("House 12 · #8A3B52").waitFor();
  expect(await shelf(page).getByText("Line 3").count()).toBe(0);

  await shelf(page).getByRole("button", { name: "Remove Ink, House 1" }).click();
  await expect.poll(() => row(page, "Ink").count()).toBe(0);
  await undoOf(page, "Ink, House 1 was removed").click();
  await row(page, "Ink").waitFor();

  await shelf(page).getByLabel("Search your bottles").fill("INK house");
  await expect.poll(() => row(page, "Rosewood").count()).toBe(0);
  expect(await obstaclesByDayAndNight(page)).toEqual([]);
  await page.reload();
  await row(page, "Rosewood").waitFor();
  expect(faults).toEqual([]);
});

test("a look names the nearest own bottle, and the picker offers it", async () => {
  const { page, faults } = await fixture.person();
  await openShelf(page);
  await openFile(page, "shades.csv", "name,maker,color\nPink,House,#FF6C9E\nMilk,House,#FFFFFF\n");
  await row(page, "Pink").waitFor();
  await page.keyboard.press("Escape");
  await page
    .getByRole("complementary", { name: "Design" })
    .getByRole("button", { name: /≈ \d+ min/ })
    .click();
  const chair = page.getByRole("dialog", { name: "In the chair" });
  await chair.getByText("Pink, House: the same colour").scrollIntoViewIfNeeded();
  await page.keyboard.press("Escape");
  await openSection(page, "Colour");
  await page.getByRole("button", { name: /^Mix the base colour/ }).click();
  const picker = page.getByRole("dialog", { name: "Mix the base colour" });
  await picker.getByRole("button", { name: "Pink, House, the same colour" }).click();
  await expect.poll(() => picker.getByLabel("Hex").inputValue()).toBe("#FF6C9E");
  expect(faults).toEqual([]);
});

/** White paper on the left and polish on the right, both in the yellow light of a lamp. */
async function swatchPhoto(): Promise<Buffer> {
  const half = (r: number, g: number, b: number) =>
    sharp({ create: { width: 300, height: 400, channels: 3, background: { r, g, b } } })
      .png()
      .toBuffer();
  return sharp({ create: { width: 600, height: 400, channels: 3, background: "#fff" } })
    .composite([
      { input: await half(230, 197, 152), left: 0, top: 0 },
      { input: await half(162, 15, 30), left: 300, top: 0 },
    ])
    .jpeg({ quality: 95 })
    .toBuffer();
}

test("on a phone, a photo of a swatch beside white paper gives the colour, also by keys", async () => {
  const { page, faults } = await fixture.person(PHONE);
  await page.goto(`${fixture.server.origin}/bottles`);
  await shelf(page).getByRole("button", { name: "Add a bottle" }).tap();
  await shelf(page).getByLabel("Name").fill("From the lamp");
  await shelf(page)
    .getByLabel("Colour from a photo")
    .setInputFiles({ name: "swatch.jpg", mimeType: "image/jpeg", buffer: await swatchPhoto() });
  await shelf(page)
    .getByRole("button", { name: /^Polish, 70 % from the left/ })
    .press("ArrowRight");
  await shelf(page)
    .getByRole("button", { name: /^Polish, 71 % from the left/ })
    .waitFor();
  await shelf(page).getByRole("button", { name: "Put on the shelf" }).tap();
  await row(page, "From the lamp").waitFor();
  expect(await obstaclesByDayAndNight(page)).toEqual([]);
  const text = await row(page, "From the lamp").textContent();
  expect(text).toMatch(/#A[0-9A-F]1[0-9A-F]3[0-9A-F]/);
  expect(faults).toEqual([]);
});
