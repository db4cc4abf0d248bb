import { SKINS } from "@lacquer/contracts";
import { handOf } from "@lacquer/nails";
import { waitFor } from "@lacquer/testing";
import type { BrowserContextOptions } from "playwright-core";
import sharp from "sharp";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { kept, strokesAre } from "./kept-drawing.ts";
import { painter } from "./screens/seat.ts";
import { drag, generate, nails, takeTool } from "./studio.ts";

const fixture = useFixture();
const paint = () => painter(fixture.server.origin)();

const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};

test.each([
  ["a desk", {}, "wide"],
  ["a phone", PHONE, "upright"],
] as const)(
  "without a photo one press paints the hand that %s shows, in the chosen skin",
  async (_where, options, pose) => {
    const person = await fixture.person(options);
    const { page } = person;
    const shown = page.getByRole("radiogroup", { name: "Skin" });
    for (const skin of SKINS) await shown.getByRole("radio", { name: skin }).waitFor();
    expect(await page.getByRole("radio", { name: pose }).isChecked()).toBe(true);
    await shown.getByRole("radio", { name: "Deep" }).click();
    // The rendered hand's five nails show the design before anything is generated.
    await expect.poll(() => page.locator("canvas[data-tile]:not([data-tile='0'])").count()).toBe(5);
    const jobId = await generate(page);
    const worker = await fixture.server.worker();
    const image = page.getByAltText("The finished design");
    await image.waitFor({ timeout: 60_000 });
    await worker.end();
    const { width, height } = handOf({ pose });
    await expect
      .poll(() =>
        image.evaluate((element: HTMLImageElement) => [
          element.naturalWidth,
          element.naturalHeight,
        ]),
      )
      .toEqual([width, height]);
    const job = await page.evaluate(async (id) => {
      const answer = await fetch(`/api/generation-job/${id}`);
      return (await answer.json()) as { designSettings: { hand?: unknown } };
    }, jobId);
    expect(job.designSettings.hand).toEqual({ pose, skin: "deep" });
    expect(person.faults).toEqual([]);
  },
  180_000,
);

test.each(["waits", "has ended"])(
  "what was painted without a photo also shows after a reload while its job %s",
  async (when) => {
    const { page, faults } = await fixture.person();
    await page.getByRole("radiogroup", { name: "Skin" }).waitFor();
    await generate(page);
    await page
      .getByText(/^Waiting/)
      .first()
      .waitFor();
    const image = page.getByAltText("The finished design");
    if (when === "waits") {
      await page.reload();
      await page
        .getByText(/^Waiting/)
        .first()
        .waitFor();
      await paint();
    } else {
      await page.goto("about:blank");
      await paint();
      await page.goto(fixture.server.origin);
    }
    await image.waitFor();
    // Another reload does not undo going back to the draft.
    await page.getByRole("button", { name: "Back to the draft" }).click();
    await page.reload();
    await page.getByText("Your image is ready").first().waitFor();
    await expect.poll(() => page.getByRole("radiogroup", { name: "Skin" }).isVisible()).toBe(true);
    expect(await image.count()).toBe(0);
    expect(faults).toEqual([]);
  },
  180_000,
);

test("the rendered hand can be worked on like a photo: nails in their places, strokes, one nail, undo, reload, result", async () => {
  const { page, faults } = await fixture.person();
  await page.getByRole("button", { name: "Work on this hand" }).click();
  await page.getByAltText("The hand of this design").waitFor();
  await expect.poll(() => nails(page).count(), { timeout: 60_000 }).toBe(5);
  const { guides } = handOf({ pose: "wide" });
  expect((await kept(page)).nails).toEqual(guides);
  const [first, second] = guides.slice(1);
  if (!first || !second) throw new Error("The hand has no nails.");
  /** A point on the nail, on the line from its cuticle to its tip. */
  const on = ({ x, y, angle, length }: typeof first, share: number): [number, number] => {
    const radians = (angle * Math.PI) / 180;
    return [
      x + Math.sin(radians) * length * share,
      y - (Math.cos(radians) * length * share * 2048) / 1366,
    ];
  };
  await takeTool(page, "Draw");
  await drag(page, on(first, 0.25), on(first, 0.8));
  await strokesAre(page, 1);
  await page.keyboard.press("ControlOrMeta+z");
  await strokesAre(page, 0);
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await strokesAre(page, 1);
  await page.reload();
  await expect.poll(() => nails(page).count(), { timeout: 60_000 }).toBe(5);
  await strokesAre(page, 1);
  // The stored strokes stay usable. The job gets the strokes, and the hand with its nails in their places.
  const id = await generate(page);
  await paint();
  const job = await waitFor("the finished image", async () => {
    const answer = await page.request.get(`/api/generation-job/${id}`);
    const found = (await answer.json()) as { nails: unknown[]; resultImages: string[] };
    return found.resultImages.length > 0 && found;
  });
  expect(job.nails).toEqual(guides);
  const result = await page.request.get(job.resultImages[0] ?? "");
  const { data, info } = await sharp(await result.body())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = ([x, y]: [number, number]): number[] => {
    const place = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 3;
    return [...data.subarray(place, place + 3)];
  };
  const [drawn, bare] = [at(on(first, 0.3)), at(on(second, 0.3))];
  const apart = drawn.reduce((sum, value, i) => sum + Math.abs(value - (bare[i] ?? 0)), 0);
  expect(apart).toBeGreaterThan(60);
  expect(faults).toEqual([]);
}, 180_000);
