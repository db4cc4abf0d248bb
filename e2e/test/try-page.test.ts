import { readdir, readFile, stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { handPhoto } from "@lacquer/testing";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { obstaclesByDayAndNight } from "./axe.ts";
import { launchBrowser } from "./browser.ts";
import { firstPageScripts, kilobytes } from "./first-page.ts";
import { addPhoto, nails, openSection, placeFiveNails, stage } from "./studio.ts";
import { PHONE } from "./touch.ts";

const BUILT = path.resolve(import.meta.dirname, "../../apps/web/dist-try");
/** Somewhere below the root, as on a page that is published for a repository. */
const UNDER = "/some/where/try/";
const SCRIPT_BUDGET_KB = 170;
/** Most of this size is the networks that find the nails. They are loaded only with the first photo. */
const TOTAL_BUDGET_MB = 26;
const TYPES: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

let server: Server;
let origin: string;
let browser: Browser;

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = path.join(BUILT, pathname.slice(UNDER.length) || "index.html");
    const type = TYPES[path.extname(file)] ?? "application/octet-stream";
    const found = pathname.startsWith(UNDER) ? readFile(file) : Promise.reject(new Error("other"));
    found.then(
      (bytes) => response.writeHead(200, { "content-type": type }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  server.close();
});

/**
 * Opens the page, and expects at the test's end that the page reported no fault and sent no request to another server.
 */
async function visit(viewport = { width: 1280, height: 800 }): Promise<Page> {
  const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
  context.setDefaultTimeout(30_000);
  const faults: string[] = [];
  context.on("request", (request) => {
    const { protocol, href } = new URL(request.url());
    const isOwn = href.startsWith(origin + UNDER) && request.method() === "GET";
    if (!isOwn && protocol !== "blob:" && protocol !== "data:") faults.push(`asked: ${href}`);
  });
  context.on("response", (answer) => {
    if (answer.status() >= 400) faults.push(`${answer.status()}: ${answer.url()}`);
  });
  context.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => faults.push(`uncaught: ${error.error().message}`));
  onTestFinished(async () => {
    await context.close();
    expect(faults).toEqual([]);
  });
  const page = await context.newPage();
  await page.goto(origin + UNDER);
  await untilPainted(page, 5);
  return page;
}

/** Waits until this many nails have been painted at least once. */
async function untilPainted(page: Page, count: number): Promise<void> {
  const painted = stage(page).locator('canvas[data-tile]:not([data-tile="0"])');
  await expect.poll(() => painted.count()).toBe(count);
}

async function download(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download" }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Returns the colour of the pixel at a place that is given in fractions of the picture. */
async function colorAt(picture: Buffer, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(picture)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (Math.round(y * info.height) * info.width + Math.round(x * info.width)) * 3;
  return [...data.subarray(at, at + 3)];
}

test("the drawn hand wears each choice at once, and is saved as a picture", async () => {
  const page = await visit();
  const before = await download(page);
  expect(before.name).toBe("Design 1.jpg");
  const tiles = stage(page).locator("canvas[data-tile]");
  const paintings = () =>
    tiles.evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset["tile"])));
  const earlier = await paintings();
  await page.getByRole("radio", { name: "stiletto" }).click();
  await expect
    .poll(async () => (await paintings()).every((now, at) => now > (earlier[at] ?? 0)))
    .toBe(true);
  const after = await download(page);
  expect((await sharp(after.bytes).metadata()).width).toBe(2048);
  expect(after.bytes.equals(before.bytes)).toBe(false);
});

test("a photo stays in the browser, is painted in its own size, and is there after a reload", async () => {
  const page = await visit();
  await addPhoto(page);
  await placeFiveNails(page);
  await untilPainted(page, 5);
  const { bytes } = await download(page);
  const photo = await handPhoto();
  const [given, made] = await Promise.all([sharp(photo).metadata(), sharp(bytes).metadata()]);
  expect([made.width, made.height]).toEqual([given.width, given.height]);
  const [red = 0, green = 0] = await colorAt(bytes, 0.5, 0.46);
  const [skinRed = 0, skinGreen = 0] = await colorAt(photo, 0.5, 0.46);
  // The polish of a new design is a strong pink.
  expect(red - green).toBeGreaterThan(skinRed - skinGreen + 30);
  await page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
  await page.reload();
  await expect.poll(() => nails(page).count()).toBe(5);
});

test("a look of the library is worn, and the gallery's address can be loaded again", async () => {
  const page = await visit();
  await stage(page).getByRole("button", { name: "Browse looks" }).click();
  const gallery = page.getByRole("dialog", { name: "Looks" });
  await gallery.waitFor();
  expect(page.url()).toBe(`${origin}${UNDER}#/looks`);
  await page.reload();
  await gallery
    .getByRole("button", { name: /French/ })
    .first()
    .click();
  await gallery.waitFor({ state: "hidden" });
  await expect
    .poll(() => page.getByRole("region", { name: "Pattern" }).locator("header").textContent())
    .toMatch(/french/i);
});

test("Generate, and whatever needs a studio, says in three lines how to start one", async () => {
  const page = await visit();
  const dialog = page.getByRole("dialog", { name: "This needs a studio of your own" });
  for (const button of ["Generate", "Use your phone"]) {
    await page.getByRole("button", { name: button }).click();
    await dialog.waitFor();
    const lines = await dialog.getByLabel("The three lines").textContent();
    expect(lines?.split("\n")).toEqual([
      expect.stringMatching(/^git clone \S.* lacquer$/),
      "cd lacquer",
      "npm start",
    ]);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
  }
  await page.getByRole("button", { name: /all by hand/ }).click();
  await page.getByRole("link", { name: "Salon card" }).click();
  await dialog.waitFor();
  for (const gone of [/^Account/, /^Queue/, /credits/i, /^Collection/])
    expect(await page.getByRole("button", { name: gone }).count()).toBe(0);
});

test("it works on a phone, and a screen reader finds no obstacle by day and night", async () => {
  const page = await visit(PHONE.viewport);
  await openSection(page, "Colour");
  await page.getByRole("button", { name: "Generate" }).click();
  await page.getByRole("dialog").waitFor();
  expect(await obstaclesByDayAndNight(page, "[role=dialog]")).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  expect(await obstaclesByDayAndNight(page, "#root")).toEqual([]);
});

test("its scripts ask no server for a newer version, and report no faults to one", async () => {
  const folder = path.join(BUILT, "assets");
  const scripts = (await readdir(folder)).filter((name) => name.endsWith(".js"));
  const code = await Promise.all(scripts.map((name) => readFile(path.join(folder, name), "utf8")));
  expect(scripts.length).toBeGreaterThan(0);
  for (const address of [/\/api\/client-errors/, /fetch\(["'`]\/["'`]/])
    expect(scripts.filter((_name, at) => address.test(code[at] ?? ""))).toEqual([]);
});

test("its files stay within their budgets", async () => {
  const scripts = await firstPageScripts(BUILT);
  expect(scripts.length).toBeGreaterThan(1);
  expect(kilobytes(scripts)).toBeLessThanOrEqual(SCRIPT_BUDGET_KB);
  const files = await readdir(BUILT, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    files
      .filter((one) => one.isFile())
      .map(async ({ parentPath, name }) => (await stat(path.join(parentPath, name))).size),
  );
  const megabytes = sizes.reduce((sum, size) => sum + size, 0) / 1_000_000;
  console.log(
    `${kilobytes(scripts).toFixed(1)} kB of script first, ${megabytes.toFixed(1)} MB in all`,
  );
  expect(megabytes).toBeLessThanOrEqual(TOTAL_BUDGET_MB);
});
