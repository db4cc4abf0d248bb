import { waitFor } from "@lacquer/testing";
import sharp from "sharp";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { kept } from "./kept-drawing.ts";
import { addPhoto, openSection, photoOfHand } from "./studio.ts";
import { boxOf } from "./touch.ts";

const fixture = useFixture();

test("references are ordered by keys and by dragging, and one that does not load says what to do", async () => {
  const { page } = await fixture.person();
  await addPhoto(page);
  const colors = ["#aa2222", "#22aa22", "#2222aa"];
  const files = await Promise.all(
    colors.map(async (background, index) => ({
      name: `look-${index}.png`,
      mimeType: "image/png",
      buffer: await sharp({ create: { width: 80, height: 80, channels: 3, background } })
        .png()
        .toBuffer(),
    })),
  );
  await page.locator("input[type=file][multiple]").first().setInputFiles(files);
  await page.getByRole("img", { name: "Reference 3" }).waitFor();
  const order = async () => (await kept(page)).references.map(({ url }) => url);
  const [a = "", b = "", c = ""] = await order();
  const grip = (place: number) =>
    page.getByRole("button", { name: `Move reference ${place} of 3` });
  await grip(1).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  expect(await order()).toEqual([b, c, a]);
  await page.keyboard.press("Home");
  expect(await order()).toEqual([a, b, c]);

  const from = await waitFor("the grip", () => grip(3).boundingBox());
  const to = await waitFor("the first grip", () => grip(1).boundingBox());
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y - 4, { steps: 5 });
  await page.mouse.up();
  expect(await order()).toEqual([c, a, b]);
  await page.getByRole("toolbar", { name: "Tools" }).getByRole("button", { name: "Undo" }).click();
  expect(await order()).toEqual([a, b, c]);

  // If a weight has no room beside the actions, the actions go below it. No action leaves the screen.
  await page.setViewportSize({ width: 320, height: 640 });
  await openSection(page, "References");
  const weight = page.getByRole("slider", { name: "Weight of reference 3" });
  const last = page.getByRole("button", { name: "Remove reference 3" });
  await expect.poll(async () => (await boxOf(weight)).width).toBeGreaterThanOrEqual(48);
  const { x, width } = await boxOf(last);
  expect(x + width).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 1280, height: 800 });

  let isDown = true;
  await page.route(`**${b}`, (route) => (isDown ? route.abort() : route.continue()));
  await page.reload();
  await page.getByText("This picture did not load.").waitFor();
  isDown = false;
  await page.getByRole("button", { name: "Load it again" }).click();
  await page.getByText("This picture did not load.").waitFor({ state: "detached" });
});

test("the look of a reference is read from its nails and taken with one press, as one undo step", async () => {
  const { page, faults } = await fixture.person();
  await addPhoto(page);
  await page
    .locator("input[type=file][multiple]")
    .first()
    .setInputFiles({ ...(await photoOfHand()), name: "look.jpg" });
  await page.getByRole("img", { name: "Reference 1" }).waitFor();
  const settings = async () => (await kept(page)).designSettings;
  const before = await settings();
  await page.getByRole("button", { name: "Take the look of reference 1" }).click();
  const panel = page.getByRole("dialog", { name: "The look of reference 1" });
  const use = panel.getByRole("button", { name: "Use this look" });
  // Finding the nails takes seconds, and longer on a busy machine.
  await use.waitFor({ timeout: 90_000 });
  await panel.getByRole("checkbox", { name: /^Length/ }).uncheck();
  await use.click();
  await panel.waitFor({ state: "detached" });
  // The drawn hand has plain, rosy nails of one colour on a darker skin.
  await expect
    .poll(settings)
    .toMatchObject({ patternType: "solid", nailLength: before.nailLength });
  const taken = await settings();
  expect(taken.baseColor).not.toBe(before.baseColor);
  expect(Number.parseInt(taken.baseColor.slice(1, 3), 16)).toBeGreaterThan(0xe4);
  await page.getByRole("toolbar", { name: "Tools" }).getByRole("button", { name: "Undo" }).click();
  await expect.poll(settings).toEqual(before);
  expect(faults).toEqual([]);
});
