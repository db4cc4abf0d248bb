import { SKINS } from "@lacquer/contracts";
import { handOf } from "@lacquer/nails";
import type { BrowserContextOptions } from "playwright-core";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { painter } from "./screens/seat.ts";
import { generate } from "./studio.ts";

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
