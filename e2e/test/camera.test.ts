import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import sharp, { type Sharp } from "sharp";
import { expect, test } from "vitest";
import { obstaclesByDayAndNight } from "./axe.ts";
import { launchBrowser, newPerson } from "./browser.ts";
import { useFixture } from "./fixture.ts";
import { photoOfHand, stage } from "./studio.ts";

const fixture = useFixture({}, "--use-fake-device-for-media-stream=device-count=2");
const CAMERA = { permissions: ["camera"] };

const dialog = (page: Page) => page.getByRole("dialog", { name: "Take a photo of your hand" });
const photo = (page: Page) => stage(page).getByAltText("The hand of this design");
const tool = (page: Page, name: string) => dialog(page).getByRole("button", { name, exact: true });

async function openCamera(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Use the camera" }).click();
  await expect.poll(() => dialog(page).getByLabel("Take the photo").isEnabled()).toBe(true);
}

test("the viewfinder has guides and a second camera, works by keyboard, and gives the design its photo", async () => {
  const { page, faults } = await fixture.person(CAMERA);
  await openCamera(page);
  for (const [name, before] of [
    ["Outline", "true"],
    ["Right hand", "false"],
    ["Grid", "false"],
  ] as const) {
    expect(await tool(page, name).getAttribute("aria-pressed")).toBe(before);
    await tool(page, name).focus();
    await page.keyboard.press("Enter");
    const after = before === "true" ? "false" : "true";
    await expect.poll(() => tool(page, name).getAttribute("aria-pressed")).toBe(after);
  }
  const camera = () =>
    dialog(page)
      .locator("video")
      .evaluate((video) => {
        const { srcObject } = video as HTMLVideoElement;
        return (srcObject as MediaStream).getVideoTracks()[0]?.getSettings().deviceId;
      });
  const first = await camera();
  await tool(page, "Turn").click();
  await expect.poll(camera).not.toBe(first);
  // The button for the light is missing when the camera has no lamp.
  expect(await tool(page, "Light").count()).toBe(0);
  expect(await obstaclesByDayAndNight(page, '[role="dialog"]')).toEqual([]);

  await expect.poll(() => dialog(page).getByLabel("Take the photo").isEnabled()).toBe(true);
  await dialog(page).getByLabel("Take the photo").focus();
  await page.keyboard.press("Enter");
  await photo(page).waitFor();
  await dialog(page).waitFor({ state: "detached" });
  // The camera was turned off.
  expect(await page.locator("video").count()).toBe(0);
  expect(faults).toEqual([]);
});

test.each([
  ["It looks blurred.", (hand: Sharp) => hand.blur(14)],
  ["Parts are too bright", (hand: Sharp) => hand.linear(3, 0)],
  ["It is dark.", (hand: Sharp) => hand.linear(0.15, 0)],
  ["Place your hand inside the outline", (hand: Sharp) => hand.sharpen({ sigma: 2 })],
])("the camera warns: %s It takes the photo all the same.", async (words, spoil) => {
  const file = path.join(tmpdir(), `lacquer-camera-${process.pid}.mjpeg`);
  const { buffer } = await photoOfHand();
  const hand = sharp(buffer).resize(640, 480, { fit: "cover" });
  await writeFile(file, await spoil(hand).jpeg({ quality: 92 }).toBuffer());
  const browser = await launchBrowser(
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-video-capture=${file}`,
  );
  const { page } = await newPerson(browser, fixture.server.origin, CAMERA);
  await openCamera(page);
  await dialog(page).getByText(words).waitFor();
  expect(await dialog(page).getByLabel("Take the photo").isEnabled()).toBe(true);
  await dialog(page).getByLabel("Take the photo").click();
  await photo(page).waitFor();
  await browser.close();
  await rm(file);
});
