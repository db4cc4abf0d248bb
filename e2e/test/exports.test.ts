import { readFile } from "node:fs/promises";
import type { Download, Page } from "playwright-core";
import sharp from "sharp";
import { expect, test } from "vitest";
import { obstaclesByDayAndNight } from "./axe.ts";
import { useFixture } from "./fixture.ts";
import { addPhoto, generate, openSection, placeFiveNails, stage } from "./studio.ts";
import { boxOf, PHONE } from "./touch.ts";

const studio = useFixture();

/** Makes a finished image, and opens the export dialog over it. */
async function openExport(page: Page, isPhone: boolean) {
  await studio.server.worker();
  await addPhoto(page);
  await placeFiveNails(page);
  await generate(page);
  await openSection(page, "Results");
  await page.getByRole("list", { name: "Results" }).getByRole("button").first().click();
  await stage(page).getByAltText("The finished design").waitFor();
  const button = page.getByRole("button", { name: "Export" });
  // The Export button must not push the strip's last button to another row.
  const versions = page.getByRole("button", { name: "Versions" });
  expect((await boxOf(versions)).y - (await boxOf(button)).y).toBeLessThan(isPhone ? 200 : 50);
  if (!isPhone) {
    await button.focus();
    await page.keyboard.press("Enter");
  } else await button.click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  await dialog.getByRole("radio", { name: "Nails" }).waitFor();
  await expect
    .poll(() =>
      dialog
        .locator("img")
        .evaluateAll((all: HTMLImageElement[]) => all.map(({ naturalWidth }) => naturalWidth > 0)),
    )
    .toEqual([true, true, true, true, true]);
  return dialog;
}

async function measured(download: Download) {
  const bytes = await readFile(await download.path());
  const { width, height, format, space, xmp } = await sharp(bytes).metadata();
  return {
    name: download.suggestedFilename(),
    ratio: width / height,
    format,
    space,
    isMarked: xmp?.toString("utf8").includes("compositeSynthetic") ?? false,
  };
}

test("a shape and a type are chosen by keys, and saved as before and after", async () => {
  const { page, faults } = await studio.person({ acceptDownloads: true });
  const dialog = await openExport(page, false);
  await dialog.getByRole("radio", { name: /^Whole/ }).focus();
  await page.keyboard.press("ArrowRight");
  expect(await dialog.getByRole("radio", { name: /^4:5/ }).isChecked()).toBe(true);
  await dialog.getByRole("radio", { name: "WebP" }).click();
  const [one] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Save file" }).press("Enter"),
  ]);
  const file = { ratio: 4 / 5, format: "webp", space: "srgb" };
  expect(await measured(one)).toEqual({ ...file, name: "Design 1 4x5.webp", isMarked: true });

  await dialog.getByRole("radio", { name: "Before and after, as two files" }).click();
  const saved: Download[] = [];
  page.on("download", (download) => saved.push(download));
  await dialog.getByRole("button", { name: "Save 2 files" }).click();
  await expect.poll(() => saved.length).toBe(2);
  const both = await Promise.all(saved.map(measured));
  expect(both.toSorted((a, b) => b.name.length - a.name.length)).toEqual([
    { ...file, name: "Design 1 4x5 before.webp", isMarked: false },
    { ...file, name: "Design 1 4x5.webp", isMarked: true },
  ]);
  expect(await obstaclesByDayAndNight(page, "[role=dialog]")).toEqual([]);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Export");
  expect(faults).toEqual([]);
});

test("a phone's share sheet gets the file; when the press is too long ago, another one is asked for", async () => {
  const { page, faults } = await studio.person(PHONE);
  // Chromium on a desktop has no share sheet, so this test adds one that records its input. The first call of the share
  // sheet is refused, as after a press that is too long ago.
  await page.evaluate(() => {
    const given: string[] = [];
    Object.assign(globalThis, { given });
    Object.assign(navigator, {
      canShare: () => true,
      share({ files }: { files: File[] }) {
        given.push(...files.map(({ name, type }) => `${name} ${type}`));
        return given.length === 1
          ? Promise.reject(new DOMException("late", "NotAllowedError"))
          : Promise.resolve();
      },
    });
  });
  const dialog = await openExport(page, true);
  await dialog.getByRole("radio", { name: /^9:16/ }).check({ force: true });
  await dialog.getByRole("button", { name: "Share" }).click();
  await dialog.getByText("The file is ready. Press Share once more.").waitFor();
  expect(await obstaclesByDayAndNight(page, "[role=dialog]")).toEqual([]);
  await dialog.getByRole("button", { name: "Share" }).click();
  await dialog.waitFor({ state: "detached" });
  const given = await page.evaluate(() => (globalThis as unknown as { given: string[] }).given);
  expect(given).toEqual(["Design 1 9x16.jpg image/jpeg", "Design 1 9x16.jpg image/jpeg"]);
  expect(faults).toEqual([]);
});

test("a studio's name becomes its logo: off at first, in a corner when asked for, and kept with the account", async () => {
  const { page, faults } = await studio.person({ acceptDownloads: true });
  const dialog = await openExport(page, false);
  await dialog.getByRole("radio", { name: "PNG" }).click();
  const pixels = async () => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: "Save file" }).click(),
    ]);
    return sharp(await readFile(await download.path()))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
  };
  const plain = await pixels();
  const tick = dialog.getByRole("checkbox", { name: "Your logo in a corner" });
  expect(await tick.isChecked()).toBe(false);
  await tick.check();
  await dialog.getByLabel("Name of your studio").fill("Studio Ana");
  await dialog.getByRole("button", { name: "Use the name" }).click();
  await dialog.getByAltText("Your logo").waitFor();
  expect(await obstaclesByDayAndNight(page, "[role=dialog]")).toEqual([]);
  const marked = await pixels();
  const { width, height } = plain.info;
  let [count, most, least] = [0, 0, Infinity];
  for (let at = 0; at < plain.data.length; at += 3) {
    if (plain.data[at] === marked.data[at]) continue;
    const x = (at / 3) % width;
    count += 1;
    most = Math.max(most, x / width);
    least = Math.min(least, x / width);
  }
  // The logo changes a small part on one side of the picture, and nothing beyond its margin.
  expect(count).toBeGreaterThan(0);
  expect(count / (width * height)).toBeLessThan(0.022);
  expect(most - least).toBeLessThanOrEqual(0.23);
  expect(most).toBeLessThanOrEqual(0.945);
  await page.reload();
  const again = await openAgain(page);
  await again.getByRole("checkbox", { name: "Your logo in a corner" }).check();
  await again.getByAltText("Your logo").waitFor();
  expect(faults).toEqual([]);
});

async function openAgain(page: Page) {
  await openSection(page, "Results");
  await page.getByRole("list", { name: "Results" }).getByRole("button").first().click();
  await page.getByRole("button", { name: "Export" }).click();
  return page.getByRole("dialog", { name: "Export" });
}
