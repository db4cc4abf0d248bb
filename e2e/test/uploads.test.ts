import { HEIC } from "@lacquer/testing";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { pickPhoto, stage } from "./studio.ts";

/** An upload may make no progress for this time before the server ends it. */
const PATIENCE_SECONDS = 3;
const fixture = useFixture({ BODY_IDLE_SECONDS: String(PATIENCE_SECONDS) });

const photo = (page: Page) => stage(page).getByAltText("The hand of this design");

async function choose(page: Page, name: string, mimeType: string, buffer: Buffer): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose a photo" }).click(),
  ]);
  await chooser.setFiles({ name, mimeType, buffer });
}

/** The photo as the studio stores it. */
async function kept(page: Page): Promise<Buffer> {
  await photo(page).waitFor();
  const src = (await photo(page).getAttribute("src")) ?? "";
  expect(src).toMatch(/^\/files\/uploads\//);
  return (await page.request.get(src)).body();
}

const colourAt = async (picture: Buffer, left: number, top: number) => [
  ...(await sharp(picture).extract({ left, top, width: 1, height: 1 }).raw().toBuffer()),
];

test.each(["png", "webp"] as const)(
  "a %s that must be made smaller before it is sent gets a white ground where it was transparent",
  async (format) => {
    const clear = { width: 5200, height: 2600, channels: 4, background: "#00000000" } as const;
    const spot = { width: 400, height: 400, channels: 3, background: "#c83c50" } as const;
    const picture = await sharp({ create: clear })
      .composite([{ input: { create: spot }, left: 100, top: 100 }])
      .toFormat(format, { lossless: true })
      .toBuffer();
    const { page } = await fixture.person();
    await choose(page, `clear.${format}`, `image/${format}`, picture);
    const seen = await kept(page);
    // Thirteen megapixels are a little more than the studio keeps.
    const { width = 0, height = 0 } = await sharp(seen).metadata();
    expect([width, height]).toEqual([4938, 2469]);
    expect(Math.min(...(await colourAt(seen, 2000, 1000)))).toBeGreaterThan(252);
    const [red = 0, green = 0] = await colourAt(seen, 200, 200);
    expect([red > 190, green < 75]).toEqual([true, true]);
  },
);

test.each(["image/heic", ""])(
  "a HEIC of type %j is accepted in a browser that cannot show it",
  async (type) => {
    const { page } = await fixture.person();
    await choose(page, "IMG_0001.HEIC", type, HEIC.rotated);
    const { format, width, height } = await sharp(await kept(page)).metadata();
    expect([format, width, height]).toEqual(["jpeg", 64, 48]);
  },
);

/** The number of this person's uploads of each kind. */
async function uploadsOf(page: Page): Promise<[string, number][]> {
  const me = (await (await page.request.get("/api/auth/get-session")).json()) as {
    user: { id: string };
  };
  const uploads = await fixture.server.db.prisma.upload.groupBy({
    by: ["kind"],
    where: { userId: Number(me.user.id) },
    _count: true,
    orderBy: { kind: "asc" },
  });
  return uploads.map(({ kind, _count }) => [kind, _count]);
}

/** A file of about a megabyte, with so few pixels that it is sent unchanged. */
function noisyPhoto(): Promise<Buffer> {
  const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
  const create = { width: 1000, height: 1000, channels: 3, background: "#caa", noise } as const;
  return sharp({ create }).jpeg({ quality: 90 }).toBuffer();
}

/** The number of pictures that this browser keeps because the studio does not have them yet. */
const countKept = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open("lacquer-pictures");
        opening.addEventListener("success", () => {
          const counting = opening.result.transaction("pictures").objectStore("pictures").count();
          counting.addEventListener("success", () => resolve(counting.result));
        });
      }),
  );

test("a photo and a reference that were being sent continue after a reload, once each", async () => {
  const { page, context, faults } = await fixture.person();
  let isStuck = true;
  let stuck = 0;
  await context.route(/api\/uploads/, (route) => {
    if (!isStuck) return route.continue();
    stuck += 1;
    return undefined;
  });
  await pickPhoto(page, "Choose a photo");
  await stage(page).getByText("The photo is").waitFor();
  await pickPhoto(page, "Add references: choose, drop or paste pictures");
  await expect.poll(() => countKept(page)).toBe(2);
  // A picture that is still being prepared would be sent as soon as requests get through again, and its answer would be
  // lost with the page.
  await expect.poll(() => stuck).toBe(2);
  isStuck = false;
  await page.reload();
  await photo(page).waitFor();
  // The picture is shown from the browser's own copy until the upload has arrived.
  const reference = page.getByRole("img", { name: "Reference 1" });
  for (const picture of [photo(page), reference])
    await expect.poll(() => picture.getAttribute("src")).toMatch(/^\/files\/uploads\//);
  await expect.poll(() => countKept(page)).toBe(0);
  await page.reload();
  await photo(page).waitFor();
  await page.getByRole("button", { name: "Generate" }).waitFor();
  expect(await uploadsOf(page)).toEqual([
    ["photo", 1],
    ["reference", 1],
  ]);
  expect(faults.filter((fault) => !fault.includes("Failed to load resource"))).toEqual([]);
});

test("pictures whose answer a reload cut off are one upload each when they are sent again", async () => {
  const { page, context } = await fixture.person();
  let taken = 0;
  // The studio accepts the pictures, but the page is closed before the answer arrives.
  await context.route(/api\/uploads/, async (route) => {
    const answer = await route.fetch();
    if (answer.status() === 201) taken += 1;
  });
  await pickPhoto(page, "Choose a photo");
  await stage(page).getByText("The photo is").waitFor();
  await pickPhoto(page, "Add references: choose, drop or paste pictures");
  await expect.poll(() => taken).toBe(2);
  await context.unroute(/api\/uploads/);
  await page.reload();
  await photo(page).waitFor();
  const reference = page.getByRole("img", { name: "Reference 1" });
  for (const picture of [photo(page), reference])
    await expect.poll(() => picture.getAttribute("src")).toMatch(/^\/files\/uploads\//);
  expect(await uploadsOf(page)).toEqual([
    ["photo", 1],
    ["reference", 1],
  ]);
});

test("a photo arrives over a phone's slow line, even when that takes many times the longest allowed silence", async () => {
  const { page, context } = await fixture.person();
  const devtools = await context.newCDPSession(page);
  const line = { offline: false, latency: 100, downloadThroughput: -1 };
  const picture = await noisyPhoto();
  await devtools.send("Network.emulateNetworkConditions", {
    ...line,
    uploadThroughput: picture.length / (5 * PATIENCE_SECONDS),
  });
  const began = performance.now();
  await choose(page, "hand.jpg", "image/jpeg", picture);
  await photo(page).waitFor({ timeout: 60_000 });
  expect(performance.now() - began).toBeGreaterThan(3_000 * PATIENCE_SECONDS);
  expect((await sharp(await kept(page)).metadata()).format).toBe("jpeg");
}, 90_000);

test.each([
  ["the studio", '{"error":{"code":"request_too_slow","message":"","requestId":"1"}}'],
  ["a proxy before it", "<html>408 Request Time-out</html>"],
])("an upload on which %s gave up says so, and can be tried again", async (_who, body) => {
  const { page, context } = await fixture.person();
  await context.route(/api\/uploads/, (route) => route.fulfill({ status: 408, body }));
  await pickPhoto(page, "Choose a photo");
  const card = stage(page).getByRole("alert");
  await card.getByText("The upload stalled before it was complete.").waitFor();
  await context.unroute(/api\/uploads/);
  await card.getByRole("button", { name: "Try again" }).click();
  expect((await sharp(await kept(page)).metadata()).format).toBe("jpeg");
});
