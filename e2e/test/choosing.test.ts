import { CRON_SECRET, createBody } from "@lacquer/testing";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { undoOf } from "./message.ts";
import { painter } from "./screens/seat.ts";

const studio = useFixture({ CRON_SECRET, GUEST_CREDITS: "8" });

/**
 * Opens the collection with this many images, each from its own job and design. The newest image has a matte finish.
 */
async function collectionOf(page: Page, count: number): Promise<Locator> {
  for (let index = 1; index <= count; index += 1) {
    const designSettings = { finish: index === count ? "matte" : "glossy" } as const;
    const data = createBody({ designSettings, tabId: `design-${index}`, imageCount: 1 });
    await page.request.post("/api/generate-nail-design-job", { data });
  }
  await painter(studio.server.origin)();
  await page.goto("/collection");
  const panel = page.getByRole("dialog", { name: "Collection" });
  await expect.poll(() => panel.getByRole("listitem").count()).toBe(count);
  return panel;
}

const choices = (panel: Locator) => panel.getByRole("button", { name: /^Choose / });
const pressed = (panel: Locator) => panel.getByRole("button", { name: /^Choose /, pressed: true });

test("images are chosen with Shift, marked together, and deleted together; undo brings all back", async () => {
  const { page, faults } = await studio.person();
  const panel = await collectionOf(page, 4);
  await panel.getByRole("button", { name: "Select" }).click();
  await choices(panel).nth(0).click();
  await choices(panel)
    .nth(2)
    .click({ modifiers: ["Shift"] });
  await panel.getByText("3 chosen").waitFor();
  await choices(panel).nth(1).click();
  await panel.getByText("2 chosen").waitFor();
  const bar = panel.getByRole("toolbar", { name: "Chosen images" });
  await bar.getByRole("button", { name: "Favourite" }).click();
  const { pool } = studio.server.db;
  const favorites = async () => (await pool.query("select 1 from designs where favorite")).rowCount;
  await expect.poll(favorites).toBe(2);
  await bar.getByRole("button", { name: "Delete" }).click();
  await expect.poll(() => panel.getByRole("listitem").count()).toBe(2);
  await page.getByText("2 images were deleted").waitFor();
  await undoOf(page, "2 images were deleted").click({ timeout: 5_000 });
  await expect.poll(() => panel.getByRole("listitem").count()).toBe(4);
  expect((await pool.query("select 1 from designs")).rowCount).toBe(4);
  expect(faults).toEqual([]);
});

test("images of different designs are compared from the collection, and Back leads there again", async () => {
  const { page, faults } = await studio.person();
  const panel = await collectionOf(page, 2);
  await panel
    .getByRole("link", { name: /^Look at/ })
    .first()
    .click({ modifiers: ["Shift"] });
  await choices(panel).nth(1).click();
  await panel.getByRole("button", { name: "Compare" }).click();
  const screen = page.getByRole("dialog", { name: "Versions" });
  const changed = screen.getByRole("region", { name: "What changed" }).getByRole("listitem");
  await changed.first().waitFor();
  expect(await changed.allInnerTexts()).toEqual(["Finish:\nglossy → matte"]);
  await screen.getByText("Of another design").waitFor();
  await page.goBack();
  await panel.waitFor();
  expect(faults).toEqual([]);
});

test("on a phone a finger that rests on an image chooses it", async () => {
  const { page, faults } = await studio.person({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const panel = await collectionOf(page, 2);
  const box = await panel
    .getByRole("link", { name: /^Look at/ })
    .first()
    .boundingBox();
  if (!box) throw new Error("the image is not shown");
  const touch = await page.context().newCDPSession(page);
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [point] });
  await pressed(panel).waitFor();
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await choices(panel).nth(1).tap();
  await expect.poll(() => pressed(panel).count()).toBe(2);
  expect(faults).toEqual([]);
});

test("images are found by words and filters, and all are there again without them", async () => {
  const { page, faults } = await studio.person();
  const panel = await collectionOf(page, 3);
  const images = panel.getByRole("list", { name: "Images" }).getByRole("listitem");
  const field = panel.getByRole("searchbox", { name: "Search the collection" });
  await field.fill("matte ov");
  await expect.poll(() => images.count()).toBe(1);
  await field.fill("chrome");
  await panel.getByText("No image matches. Remove a word or a filter.").waitFor();
  await field.fill("");
  await expect.poll(() => images.count()).toBe(3);
  await panel.getByRole("button", { name: "Filters" }).click();
  await panel.getByRole("combobox", { name: "Finish" }).selectOption({ label: "Glossy" });
  await expect.poll(() => images.count()).toBe(2);
  await panel.getByRole("button", { name: "Filters (1)" }).waitFor();
  await panel.getByRole("button", { name: "Clear filters" }).click();
  await expect.poll(() => images.count()).toBe(3);
  expect(faults).toEqual([]);
});

/** SQL that inserts the rows of finished jobs. No pictures are stored, because these tests look at none. */
const MANY = `
with made as (
  insert into generation_jobs (id, user_id, prompt, influence_weights, design_settings, image_count, cost, status,
    completed_at, error_code, error_message)
  select gen_random_uuid(), (select max(id) from users), '', '{}', '{}', 1, 0, 'failed', now(), 'internal', ''
  from generate_series(1, 200)
  returning id, user_id
)
insert into designs (user_id, job_id, image_index, name) select user_id, id, 0, 'Oval' from made`;

test("of two hundred images only those near what is seen are drawn, and the last one is reached", async () => {
  const { page } = await studio.person();
  await studio.server.db.pool.query(MANY);
  await page.goto("/collection");
  const list = page
    .getByRole("dialog", { name: "Collection" })
    .getByRole("list", { name: "Images" });
  await list.getByRole("listitem").first().hover();
  const last = list.locator('[aria-posinset="200"]');
  await expect
    .poll(
      async () => {
        await page.mouse.wheel(0, 4_000);
        return last.count();
      },
      { timeout: 30_000 },
    )
    .toBe(1);
  expect(await list.getByRole("listitem").count()).toBeLessThan(80);
  expect(await last.getAttribute("aria-setsize")).toBe("200");
});
