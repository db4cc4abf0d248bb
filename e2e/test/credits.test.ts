import { readFile } from "node:fs/promises";
import { CRON_SECRET } from "@lacquer/testing";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { obstaclesByDayAndNight } from "./axe.ts";
import { useFixture } from "./fixture.ts";
import { painter } from "./screens/seat.ts";
import { addPhoto, generate, placeFiveNails } from "./studio.ts";
import { PHONE } from "./touch.ts";

const studio = useFixture({ CRON_SECRET, GUEST_CREDITS: "6" });

/** Opens the credits over the studio, as a link to them does. */
async function openCredits(page: Page) {
  await page.goto("/credits");
  const panel = page.getByRole("dialog", { name: "Credits" });
  await panel
    .getByRole("group", { name: "Where credits went" })
    .getByRole("listitem")
    .first()
    .waitFor();
  return panel;
}

test.each([
  ["desk", {}],
  ["phone", PHONE],
])("on a %s each line leads to its design, and the ledger is saved as CSV", async (_, device) => {
  const { page, faults } = await studio.person({ ...device, acceptDownloads: true });
  await addPhoto(page);
  await placeFiveNails(page);
  const jobId = await generate(page);
  const waiting = await openCredits(page);
  await expect
    .poll(() => waiting.getByRole("listitem").first().innerText())
    .toMatch(/Waiting to start\.\s+Quoted 1 · held 1\s+1 held/);
  await painter(studio.server.origin)();
  const panel = await openCredits(page);
  const line = panel.getByRole("listitem").first();
  await expect
    .poll(() => line.innerText())
    .toMatch(/Painting started\.\s+Quoted 1 · charged 1\s+−1/);
  expect(await obstaclesByDayAndNight(page, "[role=dialog]")).toEqual([]);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    panel.getByRole("link", { name: "Export as CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("credits.csv");
  expect(await readFile(await file.path(), "utf8")).toContain(`Painting started.,${jobId}`);
  await line.getByRole("link").click();
  await panel.waitFor({ state: "detached" });
  await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/designs\//);
  expect(faults).toEqual([]);
});

test("a shortage is told once, by a message that covers nothing to be pressed", async () => {
  const { page, faults } = await studio.person(PHONE);
  const panel = await openCredits(page);
  await panel.getByLabel("Notify me when I have fewer credits than").first().fill("6");
  await panel
    .getByRole("button", { name: "Set: Notify me when I have fewer credits than" })
    .click();
  await panel.getByText("You get one notice each time").waitFor();
  await page.goto("/");
  await addPhoto(page);
  await placeFiveNails(page);
  await generate(page);
  await page.getByText("You asked for this notice.").waitFor();
  await page.getByRole("button", { name: "Generate" }).click({ trial: true });
  await page.reload();
  await page.getByRole("button", { name: "Generate" }).waitFor();
  const again = await openCredits(page);
  await again.getByText("You get one notice each time").waitFor();
  expect(await page.getByText("You asked for this notice.").count()).toBe(0);
  expect(faults).toEqual([]);
});
