import { waitFor } from "@lacquer/testing";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { addPhoto, generate, photoOfHand, placeFiveNails, stage } from "./studio.ts";

const fixture = useFixture();

const ring = (page: Page) => page.getByRole("slider", { name: "Light", exact: true });

/** Returns the pixels of the preview's first nail once they differ from the given ones. */
async function paintedOtherThan(page: Page, before: string): Promise<string> {
  let now = "";
  await waitFor("the nails to be painted anew", async () => {
    now = await stage(page)
      .locator("canvas[data-tile]")
      .first()
      .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    return now !== before && now.length > 1_000;
  });
  return now;
}

test("the knob turns the light, the preview follows at once, the job keeps it, and a button resets it", async () => {
  const { page } = await fixture.person();
  await addPhoto(page);
  await placeFiveNails(page);
  const asTaken = await paintedOtherThan(page, "");
  const knob = ring(page);
  await knob.scrollIntoViewIfNeeded();
  expect(await knob.getAttribute("aria-valuetext")).toBe("as in the photo");
  const box = await knob.boundingBox();
  if (!box) throw new Error("The ring is not shown.");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2);
  await page.mouse.up();
  expect(await knob.getAttribute("aria-valuetext")).toBe("from the right");
  await knob.press("ArrowDown");
  await paintedOtherThan(page, asTaken);

  const jobId = await generate(page);
  const job = await page.evaluate(
    (id) => fetch(`/api/generation-job/${id}`).then((answer) => answer.json()),
    jobId,
  );
  expect(job).toMatchObject({ designSettings: { light: { angle: 90 } } });

  await page.getByRole("button", { name: "As in the photo" }).click();
  expect(await knob.getAttribute("aria-valuetext")).toBe("as in the photo");
});

/** A photo of the hand under a lamp. */
async function warmPhoto(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const { buffer, ...photo } = await photoOfHand();
  const warm = sharp(buffer).removeAlpha().linear([1, 0.9, 0.72], [0, 0, 0]);
  return { ...photo, buffer: await warm.jpeg().toBuffer() };
}

test("the preview makes the photo's white neutral, and one press takes that back", async () => {
  const { page } = await fixture.person();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose a photo" }).click(),
  ]);
  await chooser.setFiles(await warmPhoto());
  await stage(page).getByAltText("The hand of this design").waitFor();
  await placeFiveNails(page);
  const photo = stage(page).getByAltText("The hand of this design");
  const filterOf = () => photo.evaluate((image) => getComputedStyle(image).filter);
  expect(await filterOf()).toBe("none");
  const white = page.getByLabel("Neutral white");
  await white.check();
  await waitFor("the photo's cast to be taken out", async () => (await filterOf()) !== "none");
  await white.uncheck();
  await waitFor("the photo to be as taken", async () => (await filterOf()) === "none");
});
