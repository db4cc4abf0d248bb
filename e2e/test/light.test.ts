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

/** The hand under a lamp, with a grey card in the middle of the photo. */
async function photoWithCard() {
  const { buffer, ...photo } = await photoOfHand();
  const { width = 0, height = 0 } = await sharp(buffer).rotate().metadata();
  const background = { r: 214, g: 214, b: 214 };
  const size = { width: Math.round(width * 0.2), height: Math.round(height * 0.2) };
  const card = await sharp({ create: { ...size, channels: 3, background } })
    .png()
    .toBuffer();
  const laid = await sharp(buffer)
    .rotate()
    .removeAlpha()
    .composite([{ input: card }])
    .toBuffer();
  const warm = sharp(laid).linear([1, 0.9, 0.72], [0, 0, 0]);
  return { ...photo, buffer: await warm.jpeg({ quality: 95 }).toBuffer() };
}

/** The byte of each channel of `#RRGGBB`. */
const bytesOf = (hex: string) =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];

test("a tap on a card balances photo, eyedropper and job, and undo takes it back", async () => {
  const { page, faults } = await fixture.person();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose a photo" }).click(),
  ]);
  await chooser.setFiles(await photoWithCard());
  const photo = stage(page).getByAltText("The hand of this design");
  await photo.waitFor();
  await placeFiveNails(page);
  const filterOf = () => photo.evaluate((image) => getComputedStyle(image).filter);
  expect(await filterOf()).toBe("none");

  await page.getByRole("button", { name: "Tap something white" }).click();
  const middle = async () => {
    const box = await waitFor("the photo", () => photo.boundingBox());
    return [box.x + box.width / 2, box.y + box.height / 2] as const;
  };
  await page.mouse.click(...(await middle()));
  await waitFor("the photo's cast to be taken out", async () => (await filterOf()) !== "none");
  await page.getByText(/^The white you tapped is #[0-9A-F]{6} in the photo$/).waitFor();

  // The eyedropper picks the card's colour as the photo is shown, so the colour is neutral.
  await page.keyboard.press("i");
  await page.mouse.move(...(await middle()));
  const loupe = stage(page).locator("[data-loupe]");
  const spread = (hex: string) => Math.max(...bytesOf(hex)) - Math.min(...bytesOf(hex));
  const code = await waitFor("the card's colour", async () =>
    /#[0-9A-F]{6}/.exec((await loupe.textContent()) ?? "")?.at(0),
  );
  expect(spread(code)).toBeLessThanOrEqual(4);
  await page.keyboard.press("v");

  const jobId = await generate(page);
  const answer = await page.request.get(`/api/generation-job/${jobId}`);
  const { designSettings } = (await answer.json()) as { designSettings: { whitePoint: string } };
  expect(spread(designSettings.whitePoint)).toBeGreaterThan(40);

  await page.keyboard.press("ControlOrMeta+z");
  await waitFor("the photo to be as taken", async () => (await filterOf()) === "none");
  expect(faults).toEqual([]);
});

test("the look is seen in the light of the evening, and neither the design nor its history changes", async () => {
  const { page, faults } = await fixture.person();
  await addPhoto(page);
  const shown = stage(page).locator("[data-seen]");
  const filterOf = () => shown.evaluate((element) => getComputedStyle(element).filter);
  const seen = page.getByRole("combobox", { name: "See the look in another light" });
  const undo = page.getByRole("button", { name: "Undo" }).first();
  const before = [await undo.isEnabled(), await undo.getAttribute("title")];
  await seen.selectOption("in the evening");
  await waitFor("the lamp of the evening", async () => (await filterOf()) !== "none");
  expect([await undo.isEnabled(), await undo.getAttribute("title")]).toEqual(before);
  await seen.selectOption("as it is");
  await waitFor("the photo's own light", async () => (await filterOf()) === "none");
  expect(faults).toEqual([]);
});
