import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { addPhoto, generate, newDesign, pickPhoto, stage } from "./studio.ts";

const fixture = useFixture({ GUEST_CREDITS: "30" });

const gone = async (page: Page, files: string | RegExp) =>
  page.route(files, (route) =>
    route.fulfill({ status: 404, contentType: "application/json", body: "{}" }),
  );

const proposal = (page: Page) => stage(page).getByRole("group", { name: "Found nails" });

/**
 * The element that appears once the search is over: either nails were found, or the studio said that it cannot find
 * any.
 */
const looked = (page: Page) =>
  proposal(page)
    .and(page.locator('[aria-busy="false"]'))
    .or(stage(page).getByText(/cannot be found automatically|No nails were found/))
    .first();

test.each([
  ["both workers", /assets\/(detection|hands)-worker/],
  ["the detection's worker", /assets\/detection-worker/],
  ["the hand finder's worker", /assets\/hands-worker/],
  ["the hand finder's program", /assets\/hands_solution.*\.wasm$/],
  ["the hand finder's model", /assets\/.*\.tflite$/],
  ["the hand finder's data", /assets\/.*packed_assets.*\.data$/],
  ["the hand finder's graph", /assets\/.*\.binarypb$/],
  ["the hand finder's script", /assets\/hands-[^/]*\.js$/],
])("when %s is gone after a deploy, the search for nails ends within seconds", async (_, files) => {
  const { page } = await fixture.person();
  await gone(page, files);
  await addPhoto(page);
  await looked(page).waitFor({ timeout: 20_000 });
  expect(await stage(page).getByText("Looking for nails").count()).toBe(0);
});

/** From now on, the server names other files, as after a deployment. A window still loads the same files. */
const deploy = (page: Page) =>
  page.route(`${fixture.server.origin}/`, async (route) => {
    if (route.request().isNavigationRequest()) return route.fallback();
    const answer = await route.fetch();
    const page = await answer.text();
    const body = page.replace(/assets\/[\w-]+\.js/, "assets/newer.js");
    if (body === page)
      throw new Error("The page names no built script, so no newer one can be named");
    return route.fulfill({ response: answer, body });
  });

const comeBack = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event("online")));

function countLoads(page: Page): () => number {
  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  return () => loads;
}

const offer = (page: Page) => page.getByText("There is a newer version of the studio.");

test("an idle old window loads the new version by itself, once, and continues where it was", async () => {
  const { page } = await fixture.person();
  await newDesign(page);
  await generate(page);
  const loads = countLoads(page);
  await deploy(page);
  await comeBack(page);
  await expect.poll(loads).toBe(1);
  await page.getByText("Waiting: next in your queue").waitFor();
  // The reload brought the same old version, as it does behind a caching proxy. The studio offers the new version and
  // does not reload in a loop.
  await offer(page).waitFor();
  await page.waitForTimeout(6_000);
  expect(loads()).toBe(1);
  await page.getByRole("button", { name: "Load it" }).click();
  await expect.poll(loads).toBe(2);
});

test("during an upload or behind a dialog the new version is only offered, and loaded afterwards", async () => {
  const { page } = await fixture.person();
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/api/upload*", async (route) => {
    await held;
    await route.fallback();
  });
  await page.route("**/api/uploads*", async (route) => {
    await held;
    await route.fallback();
  });
  await pickPhoto(page, "Choose a photo");
  const loads = countLoads(page);
  await deploy(page);
  await comeBack(page);
  await offer(page).waitFor();
  await page.waitForTimeout(6_000);
  expect(loads()).toBe(0);

  await page.getByRole("button", { name: /^Queue/ }).click();
  letGo();
  await page.waitForTimeout(6_000);
  expect(loads()).toBe(0);
  await page.keyboard.press("Escape");
  // Clicks and key presses count as work in progress, so the window waits some seconds longer.
  await expect.poll(loads, { timeout: 45_000 }).toBe(1);
  await page.getByAltText("The hand of this design").waitFor();
});

test("a window notices by itself that a newer server has replaced its own", async () => {
  const { page } = await fixture.person();
  await page.locator('[data-live="live"]').waitFor({ state: "attached" });
  // The window has finished the requests that it makes at its start.
  await page.waitForTimeout(3_000);
  const loads = countLoads(page);
  await deploy(page);
  await fixture.server.process.end();
  await fixture.server.another({ PORT: new URL(fixture.server.origin).port });
  await expect.poll(loads, { timeout: 60_000 }).toBe(1);
});

test("a panel whose file is gone after a deploy says so, offers the new version, and opens once it is there", async () => {
  const { context, open } = await fixture.person();
  let isGone = true;
  await context.route(/assets\/QueuePanel-[\w-]+\.js/, (route) =>
    isGone ? route.fulfill({ status: 404, body: "" }) : route.fallback(),
  );
  const page = await open();
  await deploy(page);
  // The panel's file is missing, so the studio offers the new version and does not load it by itself.
  await page.getByRole("button", { name: /^Queue/ }).click();
  await page.getByText("This part could not be loaded.").waitFor();
  await offer(page).waitFor();
  isGone = false;
  await page.getByRole("dialog", { name: "Queue" }).waitFor();
  expect(await page.getByText("This part could not be loaded.").count()).toBe(0);
});
