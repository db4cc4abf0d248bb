import { waitFor } from "@lacquer/testing";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { untilAtRest } from "./at-rest.ts";
import { obstaclesByDayAndNight } from "./axe.ts";
import { useFixture } from "./fixture.ts";
import { addPhoto, drag, nails, placeFiveNails, stage, tool } from "./studio.ts";

const fixture = useFixture();

const dialog = (page: Page) => page.getByRole("dialog", { name: "Crop and straighten" });
const photo = (page: Page) => stage(page).getByAltText("The hand of this design");

interface Kept {
  originalImage: { url: string; width: number; height: number };
  nails: { x: number; y: number; angle: number; width: number }[];
  drawing: { size: number }[];
}

/** The open design as stored in the browser. */
async function kept(page: Page): Promise<Kept> {
  await page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
  return page.evaluate(() => {
    const { state } = JSON.parse(localStorage.getItem("lacquer.tabs") ?? "{}") as {
      state: { activeId: string; tabs: (Kept & { id: string })[] };
    };
    const tab = state.tabs.find(({ id }) => id === state.activeId);
    if (!tab) throw new Error("no design");
    return tab;
  });
}

async function openCrop(page: Page): Promise<void> {
  await stage(page)
    .getByRole("button", { name: /^Photo/ })
    .click();
  await page.getByRole("menuitem", { name: "Crop and straighten" }).click();
  await dialog(page).getByRole("img").or(dialog(page).locator("img")).first().waitFor();
}

/** Crops the photo to its lower part, by keyboard alone. */
async function cutTheTop(page: Page): Promise<void> {
  await dialog(page)
    .getByRole("button", { name: /^Top left corner/ })
    .focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Shift+ArrowDown");
}

const apply = async (page: Page) => {
  await dialog(page).getByRole("button", { name: "Crop", exact: true }).focus();
  await page.keyboard.press("Enter");
  await dialog(page).waitFor({ state: "detached" });
};

test("a photo is cropped by keyboard with its nails and drawing in one step, and undo restores all", async () => {
  const { page, faults } = await fixture.person();
  await addPhoto(page);
  await placeFiveNails(page);
  await tool(page, "Draw").click();
  await drag(page, [0.3, 0.6], [0.6, 0.7]);
  await waitFor("the nails' edges to be found", async () => {
    const before = JSON.stringify(await kept(page));
    await page.waitForTimeout(1_000);
    return JSON.stringify(await kept(page)) === before;
  });
  const before = await kept(page);
  await openCrop(page);
  expect(await obstaclesByDayAndNight(page, '[role="dialog"]')).toEqual([]);
  await cutTheTop(page);
  await dialog(page).getByText("Nails and drawing stay where they are on the hand.").waitFor();
  await apply(page);
  await expect.poll(async () => (await kept(page)).originalImage.url).toMatch(/^\/files\/uploads/);

  const after = await kept(page);
  const { width, height } = after.originalImage;
  const cut = before.originalImage.height - height;
  expect(cut / Math.max(before.originalImage.width, before.originalImage.height)).toBeCloseTo(
    0.15,
    2,
  );
  expect(width).toBe(before.originalImage.width);
  expect(after.nails).toHaveLength(5);
  for (const [at, nail] of before.nails.entries()) {
    expect(after.nails[at]?.x).toBeCloseTo(nail.x, 3);
    expect((after.nails[at]?.y ?? 0) * height + cut).toBeCloseTo(
      nail.y * before.originalImage.height,
      -1,
    );
  }
  expect(after.drawing).toHaveLength(1);

  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await kept(page)).originalImage).toEqual(before.originalImage);
  const undone = await kept(page);
  expect([undone.nails, undone.drawing]).toEqual([before.nails, before.drawing]);
  expect(faults).toEqual([]);
});

test("the crop names the nails that it would remove before it is applied", async () => {
  const { page } = await fixture.person();
  await addPhoto(page);
  await placeFiveNails(page);
  await openCrop(page);
  await dialog(page)
    .getByRole("button", { name: /^Top left corner/ })
    .focus();
  for (let step = 0; step < 12; step += 1) await page.keyboard.press("Shift+ArrowDown");
  await dialog(page).getByText("5 nails lie outside and will be removed.").waitFor();
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
  expect(await nails(page).count()).toBe(5);
});

test("a photo that is not sent yet is straightened to an aspect, and only the result is sent", async () => {
  const { page, context } = await fixture.person();
  await untilAtRest(page);
  await context.setOffline(true);
  await addPhoto(page);
  await stage(page).getByRole("button", { name: "Photo, not sent yet" }).waitFor();
  await openCrop(page);
  await dialog(page).getByRole("radio", { name: "4 to 5" }).click();
  const angle = dialog(page).getByRole("slider", { name: "Straighten" });
  await angle.focus();
  for (let step = 0; step < 10; step += 1) await page.keyboard.press("ArrowRight");
  expect(await angle.getAttribute("aria-valuetext")).toBe("5 degrees");
  await apply(page);
  await context.setOffline(false);
  await expect.poll(async () => (await kept(page)).originalImage.url).toMatch(/^\/files\/uploads/);
  const { width, height, url } = (await kept(page)).originalImage;
  expect(width / height).toBeCloseTo(0.8, 2);
  await expect
    .poll(() => photo(page).evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBe(width);
  const id = url.slice(-36);
  const { rows } = await fixture.server.db.pool.query(
    "select id from uploads where user_id = (select user_id from uploads where id = $1)",
    [id],
  );
  expect(rows).toEqual([{ id }]);
});
