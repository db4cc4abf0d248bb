import { readFile } from "node:fs/promises";
import { getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { obstaclesByDayAndNight } from "./axe.ts";
import { useFixture } from "./fixture.ts";
import { addPhoto, placeFiveNails } from "./studio.ts";

const fixture = useFixture();

test("a card measures, hands differ, and ten tips are ordered and printed 1:1, by keyboard", async () => {
  const { page, faults } = await fixture.person();
  await addPhoto(page);
  await placeFiveNails(page);
  await page
    .getByRole("complementary", { name: "Design" })
    .getByRole("button", { name: /≈ \d+ min/ })
    .click();
  const panel = page.getByRole("dialog", { name: "In the chair" });
  const measures = panel.getByRole("region", { name: "Measures" });
  await measures.getByText(/^Typical widths, not measured/).waitFor();

  // In the test's photo, a nail takes 4 % of the width, and the first card takes two fifths of the width.
  await measures.getByRole("button", { name: "Measure with a bank card" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Measure with a bank card" });
  const corner = dialog.getByRole("button", { name: /^Corner 1 of the card/ });
  const before = await corner.getAttribute("aria-label");
  await corner.press("Shift+ArrowLeft");
  await expect.poll(() => corner.getAttribute("aria-label")).not.toBe(before);
  await dialog.locator("[data-loupe]").waitFor();
  await dialog.getByText(/Thumb nail \d+\.\d mm/).waitFor();
  expect(await obstaclesByDayAndNight(page, "[role=dialog]")).toEqual([]);
  await dialog.getByRole("button", { name: "Keep", exact: true }).press("Enter");
  await measures.getByText(/^Measured with the bank card/).waitFor();

  const set = panel.getByRole("region", { name: "Both hands" });
  await set.getByText(/^Both hands are the same/).waitFor();
  const ring = set.getByRole("radio", { name: /^Left ring nail/ });
  await ring.press("ArrowRight");
  await expect
    .poll(() => set.getByRole("radio", { name: /^Left middle nail/ }).isChecked())
    .toBe(true);
  await set.getByRole("button", { name: "Swap hands" }).waitFor();

  const [sheet] = await Promise.all([
    page.waitForEvent("popup"),
    measures.getByRole("link", { name: "Order tips" }).click(),
  ]);
  await sheet.getByRole("heading", { name: "Design 1" }).waitFor();
  await expect.poll(() => sheet.getByRole("row").count()).toBe(11);
  await sheet.getByText(/^Widths are measured with the bank card/).waitFor();
  expect(await obstaclesByDayAndNight(sheet)).toEqual([]);
  const table = await sheet.getByRole("link", { name: "Save as CSV" }).getAttribute("href");
  expect(decodeURIComponent(table ?? "")).toMatch(/\nright,little,\w+,/);
  const [download] = await Promise.all([
    sheet.waitForEvent("download"),
    sheet.getByRole("button", { name: "Save as PDF, 1:1" }).click(),
  ]);
  const pdf = await readFile(await download.path());
  const { numPages } = await getDocumentProxy(new Uint8Array(pdf));
  expect(numPages).toBe(2);

  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await sheet.getByText(/^Some widths are typical values/).waitFor();
  expect(faults).toEqual([]);
});
