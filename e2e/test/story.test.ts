import { readdir, rename } from "node:fs/promises";
import path from "node:path";
import { assertInvariants, startTestServer, type TestServer, waitFor } from "@lacquer/testing";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, newPerson } from "./browser.ts";
import {
  askForImages,
  addPhoto,
  designs,
  drag,
  generate,
  newDesign,
  placeFiveNails,
  stage,
  tool,
} from "./studio.ts";

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer({ GUEST_CREDITS: "6" }), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

async function statuses(): Promise<Record<string, string>> {
  const { rows } = await server.db.pool.query<{ id: string; status: string }>(
    "select id, status::text from generation_jobs",
  );
  return Object.fromEntries(rows.map(({ id, status }) => [id, status]));
}

test("two designs of one hand are painted at once while a third is drawn, and leaving the page loses nothing", async () => {
  const person = await newPerson(browser, server.origin);
  let { page } = person;
  await addPhoto(page);
  await placeFiveNails(page);
  await askForImages(page, 2, "Accents");
  const first = await generate(page);

  await newDesign(page);
  await page.getByRole("button", { name: "Use its photo" }).click();
  await page.getByRole("radio", { name: "stiletto", exact: false }).first().click();
  await askForImages(page, 2, "Colours");
  const second = await generate(page);
  expect(await statuses()).toEqual({ [first]: "pending", [second]: "pending" });

  await newDesign(page);
  await page.getByRole("button", { name: "Use its photo" }).first().click();
  const worker = await server.worker();
  await tool(page, "Draw").click();
  const bothRun = waitFor("both jobs to run", async () => {
    const now = await statuses();
    return now[first] === "processing" && now[second] === "processing";
  });
  await drag(page, [0.3, 0.3], [0.6, 0.6]);
  await bothRun;
  // The worker is paused, so that the test has time to examine the half-way state.
  worker.child.kill("SIGSTOP");
  await expect.poll(() => page.getByRole("button", { name: "Undo" }).isEnabled()).toBe(true);
  for (const index of [0, 1]) await designs(page).nth(index).getByText("being painted").waitFor();

  await page.reload();
  for (const index of [0, 1]) {
    await designs(page).nth(index).getByText("being painted").waitFor();
    await designs(page).nth(index).click();
    await page
      .getByText(/^(Image [12] of 2 is being painted|Accepted: image 1 of 2 has been started)$/)
      .waitFor();
  }
  await page.close();
  worker.child.kill("SIGCONT");
  await waitFor(
    "both jobs to complete",
    async () => {
      const now = await statuses();
      return now[first] === "completed" && now[second] === "completed";
    },
    { seconds: 30 },
  );

  page = await person.open();
  for (const index of [0, 1]) {
    await designs(page).nth(index).click();
    const results = page.getByRole("list", { name: "Results" }).getByRole("button");
    await expect.poll(() => results.count()).toBe(2);
    await page.getByText("2 images are ready", { exact: true }).waitFor();
  }
  await page.getByRole("button", { name: "Collection" }).click();
  const cards = page.getByRole("dialog").getByRole("listitem");
  await expect.poll(() => cards.count()).toBe(4);
  const loaded = () =>
    cards
      .locator("img")
      .evaluateAll(
        (images) => images.filter((image) => (image as HTMLImageElement).naturalWidth > 0).length,
      );
  await expect.poll(loaded).toBe(4);

  const { rows } = await server.db.pool.query(
    "select u.credits, sum(l.amount)::int as ledger from users u join credit_ledger l on l.user_id = u.id group by u.id",
  );
  expect(rows).toEqual([{ credits: 2, ledger: 2 }]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Credits" }).getByText("2", { exact: true }).waitFor();
  await assertInvariants(server.db);
  expect(person.faults).toEqual([]);
  await worker.end();
  await person.context.close();
});

test("a failed job shows its sentence, and a retry paints it", async () => {
  const person = await newPerson(browser, server.origin);
  const { page } = person;
  await addPhoto(page);
  await askForImages(page, 2, "Arrangement");
  const uploads = path.join(server.dataDir, "storage", "uploads");
  const away = path.join(server.dataDir, "storage", "lost");
  await generate(page);
  await designs(page).first().getByText("waiting").waitFor();
  await rename(uploads, away);
  const worker = await server.worker();
  const line = page.locator("[data-newest-job]");
  await line.getByText("could not be read").waitFor();
  // The open design shows that its job has ended, so no toast repeats it.
  expect(await page.locator("[data-sonner-toast]").count()).toBe(0);
  expect(await stage(page).isVisible()).toBe(true);
  expect(await readdir(away)).not.toEqual([]);
  await rename(away, uploads);
  await line.getByRole("button", { name: "Retry" }).click();
  await page.getByText("2 images are ready", { exact: true }).waitFor();
  await assertInvariants(server.db);
  expect(person.faults).toEqual([]);
  await worker.end();
  await person.context.close();
});
