import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { undoOf } from "./message.ts";
import { PHONE } from "./touch.ts";

const studio = useFixture();

/** SQL that gives the newest person two images. No pictures are stored, because the test looks at none. */
const TWO_IMAGES = `
with made as (
  insert into generation_jobs (id, user_id, prompt, influence_weights, design_settings, image_count, cost, status,
    completed_at, error_code, error_message)
  select gen_random_uuid(), (select max(id) from users), '', '{}', '{}', 1, 0, 'failed', now(), 'internal', ''
  from generate_series(1, 2)
  returning id, user_id
)
insert into designs (user_id, job_id, image_index, name) select user_id, id, 0, 'Oval' from made`;

test("images are put on boards, shown by board, taken off, and a deleted board comes back by Undo", async () => {
  const { page, faults } = await studio.person(PHONE);
  await studio.server.db.pool.query(TWO_IMAGES);
  await page.goto("/collection");
  const panel = page.getByRole("dialog", { name: "Collection" });
  const images = panel.getByRole("list", { name: "Images" }).getByRole("listitem");
  await expect.poll(() => images.count()).toBe(2);

  await images
    .first()
    .getByRole("button", { name: /^More for/ })
    .click();
  await page.getByRole("menuitem", { name: "Put on a board" }).click();
  const dialog = page.getByRole("dialog", { name: "Put on a board" });
  await dialog.getByRole("button", { name: "Create" }).click();
  await dialog.getByText("Fill this in.").waitFor();
  await dialog.getByLabel("A new board").fill("Bridal");
  await dialog.getByRole("button", { name: "Create" }).click();
  await page.getByText("1 image put on Bridal").waitFor();

  await panel.getByRole("button", { name: "Boards" }).click();
  await page.getByRole("menuitemradio", { name: "Bridal 1" }).click();
  await expect.poll(() => images.count()).toBe(1);
  await panel.getByRole("button", { name: "Bridal" }).click();
  await page.getByRole("menuitem", { name: "Rename Bridal" }).click();
  const rename = page.getByRole("dialog", { name: "Rename the board" });
  await rename.getByLabel("Name").fill("Wedding");
  await rename.getByRole("button", { name: "Rename" }).click();
  await panel.getByRole("button", { name: "Wedding" }).waitFor();

  await panel.getByRole("button", { name: "Select" }).click();
  await panel.getByRole("button", { name: /^Choose / }).click();
  await panel.getByRole("button", { name: "Take off" }).click();
  await panel.getByText("Nothing is on Wedding yet.").waitFor();
  await page.getByText("1 image taken off Wedding").waitFor();
  await undoOf(page, "1 image taken off Wedding").click();
  await expect.poll(() => images.count()).toBe(1);

  await panel.getByRole("button", { name: "Wedding" }).click();
  await page.getByRole("menuitem", { name: "Delete Wedding" }).click();
  await expect.poll(() => images.count()).toBe(2);
  await undoOf(page, "Wedding was deleted").click();
  await panel.getByRole("button", { name: "Boards" }).click();
  await page.getByRole("menuitemradio", { name: "Wedding 1" }).waitFor();
  // Chromium reports an error for each picture that is not stored.
  expect(faults.filter((fault) => !fault.includes("404"))).toEqual([]);
});
