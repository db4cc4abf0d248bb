import { waitFor } from "@lacquer/testing";
import type { Locator, Page } from "playwright-core";
import sharp from "sharp";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { kept, strokes, strokesAre } from "./kept-drawing.ts";
import { addPhoto, drag, generate, placeFiveNails, stage, tool } from "./studio.ts";

const fixture = useFixture({ GUEST_CREDITS: "30" });

const brush = (page: Page, name: string): Locator =>
  page.getByRole("radiogroup", { name: "Brush" }).getByRole("radio", { name });
const photo = (page: Page): Locator => stage(page).getByAltText("The hand of this design");

async function openOptions(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Drawing options" }).click();
  const options = page.getByRole("dialog", { name: "Drawing options" });
  await options.waitFor();
  return options;
}

/** The number of painted pixels on the stroke's own canvas. */
const livePixels = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>("[data-live-ink]");
    const context = canvas?.getContext("2d");
    if (!canvas || !context) throw new Error("There is no canvas for the stroke being drawn.");
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let painted = 0;
    for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 0) painted += 1;
    return painted;
  });

/** The drawing as a worker receives it, as RGBA at the photo's size. */
async function sentDrawing(page: Page) {
  const [request] = await Promise.all([
    page.waitForRequest((one) => one.url().includes("jobs.create")),
    generate(page),
  ]);
  const url = /\/files\/uploads\/[0-9a-f-]{36}/.exec(
    /"drawingImageUrl":"([^"]+)"/.exec(request.postData() ?? "")?.[1] ?? "",
  )?.[0];
  if (!url) throw new Error("The job names no drawing.");
  const response = await page.request.get(url);
  return sharp(await response.body())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
}

/** True when the strokes over the photo leave this place of the page free. */
const isClear = (page: Page, { x, y }: { x: number; y: number }): Promise<boolean> =>
  page.evaluate(
    ([left, top]) => {
      const canvas = document.querySelector<HTMLCanvasElement>("canvas[data-strokes]");
      const box = canvas?.getBoundingClientRect();
      if (!canvas || !box) return false;
      const scale = canvas.width / box.width;
      const at = canvas
        .getContext("2d")
        ?.getImageData((left - box.left) * scale, (top - box.top) * scale, 1, 1);
      return at?.data[3] === 0;
    },
    [x, y] as const,
  );

const isWhite = ([r = 0, g = 0, b = 0]: Uint8Array): boolean =>
  Math.min(r, g, b) > 215 && Math.max(r, g, b) - Math.min(r, g, b) < 26;

async function readyToDraw(page: Page): Promise<void> {
  await addPhoto(page);
  await placeFiveNails(page);
  await tool(page, "Draw").click();
}

test("each brush draws live, each point adds only its own piece, and the stroke keeps its brush", async () => {
  const { page, faults } = await fixture.person();
  await readyToDraw(page);
  const box = await waitFor("the photo", () => photo(page).boundingBox());
  for (const [index, name] of ["Liner", "Striper", "Dotting tool", "Sponge"].entries()) {
    await brush(page, name).click();
    const y = box.y + (0.2 + 0.06 * index) * box.height;
    await page.mouse.move(box.x + 0.2 * box.width, y);
    await page.mouse.down();
    const painted = [await livePixels(page)];
    for (const x of [0.3, 0.4, 0.5]) {
      await page.mouse.move(box.x + x * box.width, y, { steps: 4 });
      painted.push(await livePixels(page));
    }
    expect(painted.toSorted((a, b) => a - b)).toEqual(painted);
    expect(painted[3]).toBeGreaterThan((painted[1] ?? 0) * 1.5);
    await page.mouse.up();
    expect(await livePixels(page)).toBe(0);
    await strokesAre(page, index + 1);
  }
  expect((await strokes(page)).map((one) => one.brush)).toEqual([
    undefined,
    "striper",
    "dots",
    "sponge",
  ]);
  await tool(page, "Erase").click();
  await drag(page, [0.35, 0.18], [0.35, 0.45]);
  await strokesAre(page, 5);
  expect((await strokes(page)).at(-1)).toMatchObject({ erase: true });
  expect(faults).toEqual([]);
});

test("a worker gets the drawing as it looks: faded, kept inside its nail, without hidden layers", async () => {
  const { page, faults } = await fixture.person();
  await readyToDraw(page);
  await page.getByRole("radio", { name: "Accent colour" }).click();
  const options = await openOptions(page);
  await options.getByRole("switch", { name: "Keep inside the nail" }).click();
  await options.getByRole("slider", { name: "Opacity" }).fill("50");
  await page.keyboard.press("Escape");
  const { nails } = await kept(page);
  const [first, second] = nails.toSorted((a, b) => a.x - b.x);
  if (!first || !second) throw new Error("There are no nails.");
  const middle = (nail: typeof first) => nail.y - 0.03;
  await drag(page, [first.x - 0.06, middle(first)], [first.x + 0.06, middle(first)]);
  await strokesAre(page, 1);
  await drag(page, [second.x, middle(second)], [second.x + 0.02, middle(second)]);
  await strokesAre(page, 2);
  const list = (await openOptions(page)).getByRole("region", { name: "Layers" });
  await list.getByRole("button", { name: "Show Layer 1" }).nth(1).click();
  await waitFor("the hidden layer", async () =>
    (await kept(page)).layers.some((one) => one.hidden),
  );
  const { layers, drawing } = await kept(page);
  const hidden = layers.find((one) => one.hidden)?.id;
  const isFirstHidden = drawing[0]?.layer === hidden;
  if (isFirstHidden) {
    await list.getByRole("button", { name: "Show Layer 1" }).nth(1).click();
    await list.getByRole("button", { name: "Show Layer 1" }).nth(0).click();
  }
  await page.keyboard.press("Escape");

  const { data, info } = await sentDrawing(page);
  const alphaAt = (x: number, y: number) =>
    data[(Math.round(y * info.height) * info.width + Math.round(x * info.width)) * 4 + 3] ?? 0;
  expect(alphaAt(first.x, middle(first))).toBeGreaterThan(120);
  expect(alphaAt(first.x, middle(first))).toBeLessThan(136);
  for (const side of [-0.055, 0.055]) expect(alphaAt(first.x + side, middle(first))).toBe(0);
  expect(alphaAt(second.x + 0.01, middle(second))).toBe(0);
  expect(faults).toEqual([]);
});

test("white strokes are white in the preview and in the finished image", async () => {
  const { page } = await fixture.person();
  await readyToDraw(page);
  // The nail itself has no white pixels, because its finish has no shine and its colour is dark.
  const finishes = page.getByRole("radiogroup", { name: "Finish" });
  await finishes.getByRole("radio", { name: "matte", exact: true }).click();
  await page.getByRole("radio", { name: "Oxblood" }).click();
  await page.getByRole("radio", { name: "Accent colour" }).click();
  await brush(page, "Striper").click();
  await page.getByRole("slider", { name: "Brush size" }).fill("0.02");
  const { nails } = await kept(page);
  const nail = nails.toSorted((a, b) => a.x - b.x)[2];
  if (!nail) throw new Error("There are no nails.");
  await drag(page, [nail.x - 0.02, nail.y - 0.04], [nail.x + 0.02, nail.y - 0.04]);
  await strokesAre(page, 1);
  const box = await waitFor("the photo", () => photo(page).boundingBox());
  const clip = {
    x: box.x + nail.x * box.width,
    y: box.y + (nail.y - 0.04) * box.height,
    width: 1,
    height: 1,
  };
  await page.mouse.move(box.x + 5, box.y + 5);
  // Until the preview has painted a stroke, the drawn stroke itself is shown above the nail.
  await waitFor("the stroke in the preview", () => isClear(page, clip));
  // The stroke disappears a moment before the nail painted with it is shown.
  await expect
    .poll(async () => {
      const seen = await sharp(await page.screenshot({ clip }))
        .removeAlpha()
        .raw()
        .toBuffer();
      return isWhite(seen) || [...seen];
    })
    .toBe(true);
  const worker = await fixture.server.worker();
  const jobId = await generate(page);
  const image = await waitFor("the picture", async () => {
    const response = await page.request.get(`/api/generation-job/${jobId}`);
    const job = (await response.json()) as { resultImages?: string[] };
    return job.resultImages?.[0];
  });
  const { data, info } = await sharp(await (await page.request.get(image)).body())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at =
    (Math.round((nail.y - 0.04) * info.height) * info.width + Math.round(nail.x * info.width)) * 3;
  expect(isWhite(data.subarray(at, at + 3)) || [...data.subarray(at, at + 3)]).toBe(true);
  await worker.end();
});

test("layers are hidden, faded, moved and deleted, over a reload, and undo brings them back", async () => {
  const { page, faults } = await fixture.person();
  await readyToDraw(page);
  await drag(page, [0.49, 0.46], [0.51, 0.46]);
  await strokesAre(page, 1);
  await drag(page, [0.1, 0.2], [0.3, 0.2]);
  await strokesAre(page, 2);
  let options = await openOptions(page);
  const show = (name: string) => options.getByRole("button", { name: `Show ${name}` });
  await expect.poll(() => show("Layer 1").getAttribute("aria-pressed")).toBe("true");
  await show("Layer 1").click();
  await show("Photo").click();
  await waitFor("two hidden layers", async () => {
    const { layers } = await kept(page);
    return layers.filter(({ hidden }) => hidden).length === 2;
  });

  await page.reload();
  await tool(page, "Draw").click();
  options = await openOptions(page);
  expect(await show("Layer 1").getAttribute("aria-pressed")).toBe("false");
  expect(await show("Photo").getAttribute("aria-pressed")).toBe("false");
  await page.keyboard.press("Escape");
  const undo = page.getByRole("toolbar", { name: "Tools" }).getByRole("button", { name: "Undo" });
  await undo.click();
  await undo.click();
  expect((await kept(page)).layers.filter(({ hidden }) => hidden)).toEqual([]);

  options = await openOptions(page);
  await options.getByRole("button", { name: "Layer 1", exact: true }).click();
  await options.getByLabel("Name of the layer").fill("Lines");
  await options.getByLabel("Name of the layer").press("Enter");
  await options.getByRole("button", { name: "Lines", exact: true }).waitFor();
  await options.getByRole("slider", { name: "Opacity" }).nth(1).fill("40");
  await waitFor("a faded layer", async () => (await kept(page)).layers[0]?.opacity === 0.4);
  await options
    .getByRole("button", { name: /^New layer on the .* nail$/ })
    .first()
    .click();
  await waitFor("two layers", async () => (await kept(page)).layers.length >= 2);
  await options.getByRole("button", { name: "Down" }).click();
  await options.getByRole("button", { name: "Lines", exact: true }).click();
  await options.getByRole("button", { name: "Delete" }).click();
  await strokesAre(page, 1);
  await page.keyboard.press("Escape");
  await undo.click();
  await strokesAre(page, 2);
  expect((await kept(page)).layers.map(({ name }) => name)).toContain("Lines");
  expect(faults).toEqual([]);
});

test("symmetry repeats a stroke on the nail's other side and on all nails, as one step", async () => {
  const { page } = await fixture.person();
  await readyToDraw(page);
  const options = await openOptions(page);
  await options.getByRole("switch", { name: "Mirror on the nail" }).click();
  await options.getByRole("radio", { name: "All nails" }).click();
  await page.keyboard.press("Escape");
  const { nails } = await kept(page);
  const nail = nails.toSorted((a, b) => a.x - b.x)[2];
  if (!nail) throw new Error("There are no nails.");
  await drag(page, [nail.x + 0.008, nail.y - 0.02], [nail.x + 0.016, nail.y - 0.04]);
  await strokesAre(page, 10);
  const starts = (await strokes(page)).map(({ points }) => points[0]?.[0] ?? 0);
  for (const { x } of nails)
    expect(starts.filter((start) => Math.abs(start - x) < nail.width / 2)).toHaveLength(2);
  await page.getByRole("toolbar", { name: "Tools" }).getByRole("button", { name: "Undo" }).click();
  expect(await strokes(page)).toEqual([]);
});
