import { createS3Double } from "@lacquer/testing/doubles";
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import type { Person } from "./browser.ts";
import { addPhoto, generate, stage } from "./studio.ts";

// A bucket that follows its CORS rule to the letter: it allows only requests with an Origin header, and sends no Vary
// header.
const store = await createS3Double();
store.allowsOrigins = true;
const fixture = useFixture({
  S3_ENDPOINT: store.origin,
  S3_BUCKET: store.bucket,
  S3_ACCESS_KEY_ID: store.keys.accessKeyId,
  S3_SECRET_ACCESS_KEY: store.keys.secretAccessKey,
});
afterAll(() => store.down());

let person: Person;
let page: Page;
let jobId: string;

beforeEach(async () => {
  await fixture.server.worker();
  person = await fixture.person();
  ({ page } = person);
  await addPhoto(page);
  jobId = await generate(page);
  await page.getByRole("button", { name: "Image 1 of" }).first().waitFor();
});

const imageUrl = () => `/files/results/${jobId}/0`;

async function showImage(): Promise<void> {
  await page.getByRole("button", { name: "Image 1 of" }).first().click();
  const shown = stage(page).getByAltText("The finished design");
  await shown.waitFor();
  await expect
    .poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0);
}

test("a picture that the page has shown can be read and fetched afterwards", async () => {
  await page.reload();
  await showImage();
  await page.getByRole("button", { name: "Use as reference" }).click();
  await page.getByText("Added to the references").waitFor();
  await page.getByRole("img", { name: "Reference 1" }).waitFor();

  await page.getByRole("button", { name: "Back to the draft" }).click();
  const photo = stage(page).getByAltText("The hand of this design");
  await photo.waitFor();
  const readable = await photo.evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    const canvas = new OffscreenCanvas(4, 4);
    const context = canvas.getContext("2d");
    context?.drawImage(image, 0, 0);
    return context?.getImageData(0, 0, 1, 1).data.length;
  });
  expect(readable).toBe(4);
  expect(person.faults.filter((fault) => fault.includes("CORS"))).toEqual([]);
});

test("a picture cached without CORS headers can still be used as a reference", async () => {
  await page.evaluate(async (src) => {
    const image = new Image();
    image.src = src;
    await image.decode();
  }, imageUrl());
  await showImage();
  await page.getByRole("button", { name: "Use as reference" }).click();
  await page.getByText("Added to the references").waitFor();
  const reference = page.getByRole("img", { name: "Reference 1" });
  await reference.waitFor();
  expect(await reference.getAttribute("src")).toMatch(/^\/files\/uploads\//);
});

test("Download saves under the design's name and leaves the page open", async () => {
  await showImage();
  const before = page.url();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("Design 1.jpg");
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(0, 3).toString("hex")).toBe("ffd8ff");
  expect(page.url()).toBe(before);
  await stage(page).getByAltText("The finished design").waitFor();
});
