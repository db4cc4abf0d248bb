import { waitFor } from "@lacquer/testing";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { addPhoto, drag, generateButton, stage, tool } from "./studio.ts";

const fixture = useFixture({ GUEST_CREDITS: "60" });

const jobLine = (page: Page) => page.locator("[data-newest-job]");

async function jobsOf(page: Page): Promise<{ id: string; status: string }[]> {
  const answer = await page.request.get("/api/generation-jobs");
  return ((await answer.json()) as { jobs: { id: string; status: string }[] }).jobs;
}

/** Presses the button of this name in all pages at the same moment of their shared clock. */
async function pressTogether(pages: Page[], name: string): Promise<void> {
  const at = Date.now() + 1_000;
  await Promise.all(
    pages.map(async (page) => {
      const button = await page.getByRole("button", { name, exact: true }).first().elementHandle();
      await button?.evaluate(
        (element, when) =>
          new Promise<void>((done) => {
            setTimeout(() => {
              (element as HTMLElement).click();
              done();
            }, when - Date.now());
          }),
        at,
      );
    }),
  );
}

/** The number of create requests that the pages have sent and that were answered. */
function countAnswers(pages: Page[], path: string): () => number {
  let answered = 0;
  for (const page of pages)
    page.on("response", (response) => {
      if (response.url().includes(path)) answered += 1;
    });
  return () => answered;
}

/** A design with a photo and a stroke, open in two windows of one browser. */
async function designInTwoWindows(): Promise<[Page, Page]> {
  const { page, open } = await fixture.person();
  await addPhoto(page);
  await tool(page, "Draw").click();
  await drag(page, [0.3, 0.3], [0.5, 0.37]);
  const keptText = () => page.evaluate(() => localStorage.getItem("lacquer.tabs") ?? "");
  await waitFor("the stroke to be kept", async () => (await keptText()).includes('"points":[['));
  const other = await open();
  await stage(other).getByAltText("The hand of this design").waitFor();
  return [page, other];
}

test("Generate pressed in two windows at the same moment makes one job of a design; pressed later, another", async () => {
  const pages = await designInTwoWindows();
  const [page, other] = pages;
  for (const made of [1, 2]) {
    await pressTogether(pages, "Generate");
    for (const window of pages) {
      await jobLine(window)
        .getByText(/in your queue/)
        .waitFor();
      await expect.poll(() => generateButton(window).isEnabled()).toBe(true);
    }
    expect((await jobsOf(page)).length, `after ${made} presses together`).toBe(made);
  }
  // Counts as a new press, because the time of a double press is over in both windows.
  await page.waitForTimeout(700);
  await generateButton(other).click();
  await waitFor("the third job", async () => (await jobsOf(page)).length === 3);
  await page.waitForTimeout(700);
  await generateButton(page).click();
  await waitFor("the fourth job", async () => (await jobsOf(page)).length === 4);
  const drawings = await fixture.server.db.prisma.upload.count({ where: { kind: "drawing" } });
  expect(drawings).toBe(1);
}, 120_000);

test("Retry pressed in two windows at the same moment makes one new job", async () => {
  const pages = await designInTwoWindows();
  const [page, other] = pages;
  await generateButton(page).click();
  await jobLine(page)
    .getByRole("button", { name: /^Cancel/ })
    .click();
  for (const window of pages)
    await jobLine(window).getByRole("button", { name: "Retry" }).waitFor();
  const answered = countAnswers([page, other], "jobs.retry");
  await pressTogether(pages, "Retry");
  await waitFor("both answers", async () => answered() === 2);
  expect((await jobsOf(page)).map(({ status }) => status)).toEqual(["pending", "canceled"]);
}, 120_000);
