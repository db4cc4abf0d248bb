import { waitFor } from "@lacquer/testing";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { addPhoto, generate, nails, placeFiveNails } from "./studio.ts";

const fixture = useFixture();

interface Thing {
  kind: string;
  form?: string;
  x: number;
  y: number;
  size: number;
  angle: number;
  mirrored?: boolean;
  imageUrl?: string;
}

const section = (page: Page) => page.getByRole("region", { name: "Gems and charms" });
const list = (page: Page) => section(page).getByRole("list", { name: /^On the/ });
const items = (page: Page) => list(page).getByRole("button");

/** A design with five nails, the second of them chosen. */
async function chooseNail(page: Page): Promise<void> {
  await addPhoto(page);
  await placeFiveNails(page);
  await nails(page).nth(1).focus();
  await section(page).getByText("0 of 60").waitFor();
}

async function createdThings(page: Page): Promise<Thing[]> {
  const jobId = await generate(page);
  const answer = await page.request.get(`/api/generation-job/${jobId}`);
  const job = (await answer.json()) as { nails: { design?: { placed?: Thing[] } }[] };
  expect(job.nails.filter(({ design }) => design?.placed).length).toBe(1);
  return job.nails[1]?.design?.placed ?? [];
}

test("by keys alone a thing is placed, moved, turned, enlarged, mirrored, repeated, removed, and generated", async () => {
  const { page, faults } = await fixture.person();
  await chooseNail(page);
  const add = section(page).getByRole("button", { name: /in the middle$/ });
  await add.focus();
  await page.keyboard.press("Enter");
  // The new thing has the focus, so that it receives the next keys.
  await waitFor("the stone in focus", () =>
    items(page)
      .first()
      .evaluate((item) => item === document.activeElement),
  );
  for (const key of ["ArrowUp", "Shift+ArrowLeft", "]", "]", "+", "+", "m"])
    await page.keyboard.press(key);
  await items(page)
    .and(page.getByRole("button", { name: /^1\. round stone, .*24 % .*turned 6°, mirrored$/ }))
    .waitFor();
  await page.keyboard.press("d");
  await section(page).getByText("2 of 60").waitFor();
  await page.keyboard.press("d");
  await section(page).getByText("3 of 60").waitFor();
  await page.keyboard.press("Delete");
  await section(page).getByText("2 of 60").waitFor();

  await section(page).getByRole("radio", { name: "Charm" }).focus();
  await page.keyboard.press("Enter");
  await section(page).getByLabel("Shape").selectOption("bow");
  await section(page).getByRole("button", { name: "Rose gold" }).press("Enter");
  // Moves the focus to the next control, because two key presses in quick succession would count as a double press.
  await page.keyboard.press("Tab");
  await add.press("Enter");
  await section(page).getByText("3 of 60").waitFor();

  const [stone, copy, bow] = await createdThings(page);
  expect(stone).toMatchObject({ kind: "stone", angle: 6, mirrored: true });
  expect(stone?.x).toBeCloseTo(0.45);
  expect(stone?.y).toBeCloseTo(0.51);
  expect(copy).toMatchObject({ kind: "stone", size: stone?.size, y: stone?.y });
  expect(bow).toMatchObject({ kind: "charm", form: "bow", color: "#D9A08C", x: 0.5, y: 0.5 });

  // Undo works as for every other step on the stage: the bow disappears, and the stones stay.
  await page.keyboard.press("Control+z");
  await section(page).getByText("2 of 60").waitFor();
  expect(faults).toEqual([]);
});

test("by pointer a tap on the nail places a thing, a drag moves it, and a decal's picture is sent and painted", async () => {
  const { page, faults } = await fixture.person();
  await chooseNail(page);
  await section(page).getByRole("radio", { name: "Decal" }).click();
  const blue = { width: 40, height: 40, channels: 4, background: "#2040e0" } as const;
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    section(page).getByRole("button", { name: "Choose its picture" }).click(),
  ]);
  await chooser.setFiles({
    name: "decal.png",
    mimeType: "image/png",
    buffer: await sharp({ create: blue }).png().toBuffer(),
  });
  await section(page).getByRole("button", { name: "Choose another picture" }).waitFor();
  const closeUp = section(page).locator("[data-close-up]");
  await closeUp.scrollIntoViewIfNeeded();
  const box = await waitFor("the nail up close", () => closeUp.boundingBox());
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.click(x, y);
  await section(page).getByText("1 of 60").waitFor();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 10, y - 20);
  await page.mouse.move(x + 20, y - 40);
  await page.mouse.up();

  /** The number of blue pixels in the close-up. */
  const countBlue = () =>
    closeUp.locator("canvas").evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const data = (canvas as HTMLCanvasElement)
        .getContext("2d")
        ?.getImageData(0, 0, width, height).data;
      let count = 0;
      for (let i = 0; data && i < data.length; i += 4)
        if ((data[i + 2] ?? 0) > (data[i] ?? 0) + 60) count++;
      return count;
    });
  await waitFor("the decal on the nail", async () => (await countBlue()) > 500);
  // The picture is uploaded without a press of Generate. From then on, the draft contains the address of the upload.
  await waitFor("the upload", () =>
    page.evaluate(() => {
      const kept = localStorage.getItem("lacquer.tabs") ?? "";
      return kept.includes('"decal"') && !kept.includes("kept:");
    }),
  );
  const [decal] = await createdThings(page);
  expect(decal?.imageUrl).toMatch(/^\/files\/uploads\//);
  expect(decal?.x).toBeGreaterThan(0.55);
  expect(faults).toEqual([]);
});

test("a topper is chosen beneath the finish, and is described in words", async () => {
  const { page, faults } = await fixture.person();
  await addPhoto(page);
  const finish = page.getByRole("region", { name: "Finish" });
  await finish.getByRole("radio", { name: "chrome", exact: true }).click();
  await finish
    .getByRole("radiogroup", { name: "Topper" })
    .getByRole("radio", { name: "pearl" })
    .click();
  await finish.getByText("Chrome with a pearl topper").waitFor();
  const jobId = await generate(page);
  const job = await (await page.request.get(`/api/generation-job/${jobId}`)).json();
  expect(job).toMatchObject({ designSettings: { finish: "chrome", topper: "pearl" } });
  expect(faults).toEqual([]);
});
