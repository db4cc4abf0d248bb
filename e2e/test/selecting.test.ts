import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { obstaclesByDayAndNight } from "./axe.ts";
import { useFixture } from "./fixture.ts";
import { undoOf } from "./message.ts";
import { fingersOn, middleOf, PHONE } from "./touch.ts";

const studio = useFixture();

/** SQL that gives a person many images. No pictures are stored, because these tests look at none. */
const MANY = `
with made as (
  insert into generation_jobs (id, user_id, prompt, influence_weights, design_settings, image_count, cost, status,
    completed_at, error_code, error_message)
  select gen_random_uuid(), (select max(id) from users), '', '{}',
    case when n % 2 = 0 then '{"baseColor": "#B3202F"}' else '{"baseColor": "#2040B0"}' end::jsonb,
    1, 0, 'failed', now(), 'internal', ''
  from generate_series(1, $1::int) n
  returning id, user_id
)
insert into designs (user_id, job_id, image_index, name) select user_id, id, 0, 'Oval' from made`;

async function collectionOf(page: Page, count: number): Promise<Locator> {
  await studio.server.db.pool.query("delete from designs");
  await studio.server.db.pool.query(MANY, [count]);
  await page.goto("/collection");
  const panel = page.getByRole("dialog", { name: "Collection" });
  await panel.getByRole("list", { name: "Images" }).getByRole("listitem").first().waitFor();
  return panel;
}

const image = (panel: Locator, at: number) => panel.locator(`[data-at="${at}"]`);
const stored = async () =>
  (await studio.server.db.pool.query("select 1 from designs")).rowCount ?? 0;
const bar = (panel: Locator) => panel.getByRole("toolbar", { name: "Chosen images" });

/** Moves the pointer off a message. While the pointer rests on it, the message stays, and nothing is deleted. */
const moveAside = (page: Page) => page.mouse.move(2, 2);

/** Chromium reports an error for each picture that is not stored. */
const without404 = (faults: string[]) => faults.filter((fault) => !fault.includes("404"));

test("fifty images are chosen by keys, deleted together, and brought back", async () => {
  const { page, faults } = await studio.person();
  const panel = await collectionOf(page, 120);
  await image(panel, 0).focus();
  await page.keyboard.press("ArrowRight");
  await expect
    .poll(() => image(panel, 1).evaluate((it) => it === document.activeElement))
    .toBe(true);
  await page.keyboard.press("ArrowLeft");
  for (let at = 1; at < 50; at += 1) {
    await page.keyboard.press("Shift+ArrowRight");
    await expect
      .poll(() => image(panel, at).evaluate((it) => it === document.activeElement))
      .toBe(true);
  }
  await panel.getByText("50 chosen").waitFor();
  await page.keyboard.press("Delete");
  await page.getByText("50 images were deleted").waitFor();
  await undoOf(page, "50 images were deleted").click();
  await page.getByText("50 images were deleted").waitFor({ state: "detached" });
  await panel.getByRole("link", { name: "Look at Oval" }).first().focus();
  await page.keyboard.press("Home");
  await expect
    .poll(() => image(panel, 0).evaluate((it) => it === document.activeElement))
    .toBe(true);
  const size = () => panel.getByRole("listitem").first().getAttribute("aria-setsize");
  await expect.poll(async () => Number(await size())).toBeGreaterThanOrEqual(96);
  expect(await stored()).toBe(120);
  await page.keyboard.press("Control+a");
  await bar(panel)
    .getByText(/\d+ chosen/)
    .waitFor();
  await page.keyboard.press("Escape");
  await bar(panel).waitFor({ state: "detached" });
  await panel.waitFor();
  expect(without404(faults)).toEqual([]);
});

test("a mouse that is drawn over images selects them, and what it deletes is gone after a while", async () => {
  const { page, faults } = await studio.person();
  const panel = await collectionOf(page, 30);
  await panel.getByRole("button", { name: "Select" }).click();
  const [from, to] = [await middleOf(image(panel, 0)), await middleOf(image(panel, 4))];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
  await panel.getByText("5 chosen").waitFor();
  await bar(panel).getByRole("button", { name: "Delete" }).click();
  await page.getByText("5 images were deleted").waitFor();
  await moveAside(page);
  await expect.poll(stored, { timeout: 30_000 }).toBe(25);
  expect(without404(faults)).toEqual([]);
});

test("on a phone a finger that rests and moves on selects fifty, also beyond the screen", async () => {
  const { page, faults } = await studio.person(PHONE);
  const panel = await collectionOf(page, 120);
  const finger = await fingersOn(page);
  const start = await middleOf(image(panel, 0));
  await finger.down(start);
  await panel.getByText("1 chosen").waitFor();
  const edge = { x: start.x, y: PHONE.viewport.height - 90 };
  await finger.move({ x: start.x, y: start.y + 40 });
  await finger.move(edge);
  const count = async () => Number.parseInt(await bar(panel).getByRole("status").innerText(), 10);
  await expect.poll(count, { timeout: 60_000 }).toBeGreaterThanOrEqual(50);
  await finger.up();
  const chosen = await count();
  expect(await obstaclesByDayAndNight(page, "[role=dialog]")).toEqual([]);
  await bar(panel).getByRole("button", { name: "Delete" }).tap();
  await page.getByText(`${chosen} images were deleted`).waitFor();
  await moveAside(page);
  await expect.poll(stored, { timeout: 30_000 }).toBe(120 - chosen);
  expect(without404(faults)).toEqual([]);
});

test("everything except favourites is deleted, and undone", async () => {
  const { page, faults } = await studio.person(PHONE);
  // The messages arrive after the dialog, which hides everything else from screen readers.
  const opened = Promise.withResolvers<void>();
  await page.route(/PlacedToasts/, async (route) => {
    await opened.promise;
    await route.continue();
  });
  const panel = await collectionOf(page, 12);
  opened.resolve();
  await panel.getByRole("button", { name: "Oval: favourite" }).nth(2).tap();
  const clear = async () => {
    await panel.getByRole("button", { name: "Select" }).tap();
    await bar(panel).getByRole("button", { name: "Delete all except favourites" }).tap();
    await expect.poll(() => panel.getByRole("listitem").count()).toBe(1);
  };
  await clear();
  await undoOf(page, "All images except favourites were deleted").tap();
  await expect.poll(() => panel.getByRole("listitem").count()).toBe(12);
  expect(await stored()).toBe(12);
  await clear();
  await moveAside(page);
  await expect.poll(stored, { timeout: 30_000 }).toBe(1);
  expect(without404(faults)).toEqual([]);
});

test("images are found by a colour near theirs", async () => {
  const { page, faults } = await studio.person();
  const panel = await collectionOf(page, 8);
  await panel.getByRole("button", { name: "Filters" }).click();
  await panel.getByLabel("Near a colour").fill("#b5222f");
  await expect.poll(() => panel.getByRole("listitem").count()).toBe(4);
  expect(await obstaclesByDayAndNight(page, "[role=dialog]")).toEqual([]);
  await panel.getByRole("button", { name: "Any colour" }).click();
  await expect.poll(() => panel.getByRole("listitem").count()).toBe(8);
  expect(without404(faults)).toEqual([]);
});
