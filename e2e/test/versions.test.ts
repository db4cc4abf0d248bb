import { assertInvariants, CRON_SECRET } from "@lacquer/testing";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { painter } from "./screens/seat.ts";
import { addPhoto, designs, generate, placeFiveNails } from "./studio.ts";

const studio = useFixture({ CRON_SECRET, GUEST_CREDITS: "6" });

const strip = (page: Page) => page.getByRole("list", { name: "Results" }).getByRole("button");

async function painted(page: Page, images: number): Promise<string> {
  const jobId = await generate(page);
  await painter(studio.server.origin)();
  await expect.poll(() => strip(page).count()).toBe(images);
  return jobId;
}

/** Makes two versions of one design: a glossy one, and a matte one with words. */
async function twoVersions(page: Page): Promise<[string, string]> {
  await addPhoto(page);
  await placeFiveNails(page);
  const first = await painted(page, 1);
  await page.getByRole("radio", { name: "matte", exact: true }).first().click();
  await page.getByRole("textbox", { name: "The design in words" }).fill("one fine gold line");
  return [first, await painted(page, 2)];
}

test("what changed between two versions is read beside them, and the older one is continued from", async () => {
  const { page, faults } = await studio.person();
  const [first, second] = await twoVersions(page);
  await strip(page).last().click();
  await page.getByRole("button", { name: "Versions" }).click();
  const screen = page.getByRole("dialog", { name: "Versions" });
  await screen.getByText("Painted by").waitFor();
  const list = screen.getByRole("list", { name: "Versions" });
  await list.getByText("From version 1: Finish: glossy → matte, and 1 more").waitFor();
  await list.getByRole("button", { name: "Version 1, image 1" }).click();

  const changed = screen.getByRole("region", { name: "What changed" });
  await changed.getByRole("heading", { name: "B → A" }).waitFor();
  expect(await changed.getByRole("listitem").allInnerTexts()).toEqual([
    "Finish:\nglossy → matte",
    "Words:\nnone → “one fine gold line”",
  ]);
  // Both pictures are zoomed together, so that they show the same part.
  await screen.getByRole("figure").first().getByRole("group").focus();
  await page.keyboard.press("+");
  await page.keyboard.press("+");
  await page.keyboard.press("ArrowLeft");
  expect(await screen.getByLabel("Zoom", { exact: true }).innerText()).toBe("156 %");
  /** The position of each picture in its pane: left, top, width. */
  const places = () =>
    screen.getByRole("figure").evaluateAll((figures) =>
      figures.map((figure) => {
        const [image, pane] = [figure.querySelector("img"), figure.querySelector("[role=group]")];
        if (!image || !pane) return "";
        const [is, frame] = [image.getBoundingClientRect(), pane.getBoundingClientRect()];
        return [is.left - frame.left, is.top - frame.top, is.width / frame.width]
          .map((part) => part.toFixed(2))
          .join(" ");
      }),
    );
  await expect
    .poll(async () => {
      const [left, right] = (await places()).map((place) => place.split(" ").map(Number));
      return left?.[2] === 1.56 && left.join() === right?.join();
    })
    .toBe(true);

  await page.reload();
  await screen.getByRole("button", { name: "Continue from B" }).click();
  await expect
    .poll(() => page.getByRole("textbox", { name: "The design in words" }).inputValue())
    .toBe("");
  expect(await page.getByRole("radio", { name: "glossy", exact: true }).first().isChecked()).toBe(
    true,
  );
  expect(await designs(page).count()).toBe(1);
  await page.getByRole("radio", { name: "chrome", exact: true }).first().click();
  const third = await painted(page, 3);
  const { rows } = await studio.server.db.pool.query<{ id: string; parent: string | null }>(
    "select id, parent_job_id as parent from generation_jobs order by seq",
  );
  expect(rows).toEqual([
    { id: first, parent: null },
    { id: second, parent: first },
    { id: third, parent: first },
  ]);
  await assertInvariants(studio.server.db);
  expect(faults).toEqual([]);
});

test("a copy of a design shows its finished image and continues from it, but takes no running job along", async () => {
  const { page, faults } = await studio.person();
  await addPhoto(page);
  await placeFiveNails(page);
  const first = await painted(page, 1);
  const copy = async () => {
    const before = await designs(page).count();
    await page.getByRole("button", { name: /^More for/ }).click();
    await page.getByRole("menuitem", { name: "Duplicate design" }).click();
    await expect.poll(() => designs(page).count()).toBe(before + 1);
  };
  await copy();
  await expect.poll(() => strip(page).count()).toBe(1);
  const second = await generate(page);
  const { parentJobId } = await studio.server.db.prisma.generationJob.findUniqueOrThrow({
    where: { id: second },
  });
  expect(parentJobId).toBe(first);
  await designs(page).nth(1).getByText("waiting").waitFor();
  await copy();
  await page.getByText("Nothing painted yet").waitFor();
  expect(await designs(page).getByText("waiting").count()).toBe(1);
  expect(faults).toEqual([]);
}, 120_000);
