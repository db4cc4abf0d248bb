import { waitFor } from "@lacquer/testing";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import {
  addPhoto,
  drag,
  nails,
  pickPhoto,
  placeFiveNails,
  stage,
  takeTool,
  tool,
} from "./studio.ts";

/** Returns the position on the page of a point of the photo, which is given in fractions. */
async function placeOn(page: Page, [x, y]: [number, number]): Promise<{ x: number; y: number }> {
  const photo = stage(page).getByAltText("The hand of this design");
  const box = await waitFor("the photo on the stage", () => photo.boundingBox());
  return { x: box.x + x * box.width, y: box.y + y * box.height };
}

const fixture = useFixture();

describe("by hand", () => {
  test("a thumb drags a nail into place, with a magnifier meanwhile", async () => {
    const { page, context, faults } = await fixture.person({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await addPhoto(page);
    await takeTool(page, "Place nails");
    const cdp = await context.newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: object[]) =>
      cdp.send("Input.dispatchTouchEvent", { type, touchPoints: touchPoints as [] });
    await touch("touchStart", [await placeOn(page, [0.5, 0.6])]);
    await touch("touchMove", [await placeOn(page, [0.5, 0.52])]);
    await touch("touchMove", [await placeOn(page, [0.5, 0.45])]);
    const magnifier = stage(page).locator("[data-side] circle");
    await magnifier.waitFor();
    await touch("touchEnd", []);
    await nails(page).first().waitFor();
    await magnifier.waitFor({ state: "detached" });
    expect(faults).toEqual([]);
  });

  test("a pen drags a nail into place", async () => {
    const { page, context, faults } = await fixture.person();
    await addPhoto(page);
    await tool(page, "Place nails").click();
    const cdp = await context.newCDPSession(page);
    const pen = async (type: "mousePressed" | "mouseMoved" | "mouseReleased", y: number) =>
      cdp.send("Input.dispatchMouseEvent", {
        type,
        ...(await placeOn(page, [0.5, y])),
        button: "left",
        buttons: type === "mouseReleased" ? 0 : 1,
        clickCount: 1,
        pointerType: "pen",
        force: 0.6,
      });
    await pen("mousePressed", 0.6);
    await pen("mouseMoved", 0.52);
    await pen("mouseMoved", 0.45);
    await pen("mouseReleased", 0.45);
    await nails(page).first().waitFor();
    expect(faults).toEqual([]);
  });

  test("one nail can be drawn on alone, and cleared alone", async () => {
    const { page, faults } = await fixture.person();
    await addPhoto(page);
    await placeFiveNails(page);
    const strokes = () =>
      page.evaluate(() => {
        const kept = localStorage.getItem("lacquer.tabs") ?? "{}";
        const { state } = JSON.parse(kept) as {
          state?: { tabs: { drawing: { points: number[][] }[] }[] };
        };
        return (state?.tabs ?? []).flatMap(({ drawing }) =>
          drawing.map(({ points }) => points.map(([x = 0]) => x)),
        );
      });
    await tool(page, "Draw").click();
    await drag(page, [0.2, 0.46], [0.26, 0.46]);
    await waitFor("a stroke", async () => (await strokes()).length === 1);

    await nails(page).nth(2).focus();
    await page.getByRole("switch", { name: /Only this nail/ }).click();
    await drag(page, [0.15, 0.46], [0.85, 0.46]);
    const own = await waitFor("the part on the nail", async () => (await strokes())[1]);
    expect(Math.min(...own)).toBeGreaterThan(0.4);
    expect(Math.max(...own)).toBeLessThan(0.6);

    await page.getByRole("button", { name: "Drawing options" }).click();
    await page.getByRole("button", { name: "Clear nail" }).click();
    await waitFor("the nail's own gone", async () => (await strokes()).length === 1);
    expect(Math.max(...((await strokes())[0] ?? []))).toBeLessThan(0.3);
    expect(faults).toEqual([]);
  });
});

test("a photo that comes before the search for nails is loaded is searched too", async () => {
  const { context, open, page: first } = await fixture.person({ serviceWorkers: "block" });
  await first.close();
  const arrived = Promise.withResolvers<void>();
  await context.route(/assets\/PhotoStage-[\w-]+\.js/, async (route) => {
    await arrived.promise;
    await route.continue();
  });
  const page = await open();
  const announced = page.getByText("The photo is in place.").first();
  await pickPhoto(page, "Choose a photo");
  await announced.waitFor({ state: "attached" });
  arrived.resolve();
  const said = stage(page).getByText(/No nails were found|nails? found/);
  await expect.poll(() => said.first().isVisible()).toBe(true);
});

/**
 * Removes WebGL and WebAssembly from a browser. Workers have scripts of their own, so both are removed in the page and
 * in its workers.
 */
const POORER = `delete globalThis.WebAssembly;
for (const canvas of [globalThis.OffscreenCanvas, globalThis.HTMLCanvasElement]) {
  if (!canvas) continue;
  const open = canvas.prototype.getContext;
  canvas.prototype.getContext = function (kind, ...rest) {
    return kind.includes("webgl") ? null : open.call(this, kind, ...rest);
  };
}
`;

describe("without WebGL and WebAssembly", () => {
  test(
    "the studio says that it cannot find nails, and the designer places them by hand",
    { timeout: 180_000 },
    async () => {
      const { page, faults, context } = await fixture.person({ serviceWorkers: "block" });
      await context.route(/\.m?js(\?|$)/, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: POORER + (await response.text()) });
      });
      await page.reload();
      await page.getByRole("button", { name: "Choose a photo" }).waitFor();
      expect(await page.evaluate(() => "WebAssembly" in globalThis)).toBe(false);
      // Some nails are found even without the hand finder, so the test uses a photo without nails.
      const ground = { width: 640, height: 480, channels: 3, background: "#8aa0b0" } as const;
      const [chooser] = await Promise.all([
        page.waitForEvent("filechooser"),
        page.getByRole("button", { name: "Choose a photo" }).click(),
      ]);
      const buffer = await sharp({ create: ground }).jpeg().toBuffer();
      await chooser.setFiles({ name: "table.jpg", mimeType: "image/jpeg", buffer });
      await stage(page)
        .getByText(/cannot be found automatically/)
        .first()
        .waitFor({ timeout: 150_000 });
      await placeFiveNails(page);
      expect(await nails(page).count()).toBe(5);
      expect(faults).toEqual([]);
    },
  );
});
