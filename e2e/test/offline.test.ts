import { assertInvariants, waitFor } from "@lacquer/testing";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { untilAtRest } from "./at-rest.ts";
import { useFixture } from "./fixture.ts";
import { addPhoto, drag, generateButton, newDesign, placeFiveNails, tool } from "./studio.ts";

const fixture = useFixture({ GUEST_CREDITS: "30" });

const jobLine = (page: Page) => page.locator("[data-newest-job]");

async function jobsOf(page: Page): Promise<{ id: string; status: string }[]> {
  const answer = await page.request.get("/api/generation-jobs");
  return ((await answer.json()) as { jobs: { id: string; status: string }[] }).jobs;
}

test("offline, drawing continues and Generate is kept; once online, it is sent once, with the drawing", async () => {
  const person = await fixture.person();
  const { page, context } = person;
  await addPhoto(page);
  await placeFiveNails(page);
  await untilAtRest(page);
  await context.setOffline(true);
  await page.getByText("You are offline.").waitFor();
  await tool(page, "Draw").click();
  await drag(page, [0.3, 0.3], [0.6, 0.6]);
  await waitFor("the stroke to be in the draft", () =>
    page.evaluate(() => localStorage.getItem("lacquer.tabs")?.includes('"points"')),
  );
  await generateButton(page).click();
  await jobLine(page).getByText("Waiting for the network").waitFor();

  await newDesign(page);
  await generateButton(page).click();
  await jobLine(page).getByText("Waiting for the network").waitFor();
  await page.getByRole("button", { name: /^Queue/ }).click();
  const queue = page.getByRole("dialog", { name: "Queue" });
  await expect.poll(() => queue.getByRole("listitem").getByText("not sent yet").count()).toBe(2);
  // The press is taken back before it is sent, so the studio receives nothing of it.
  await queue.getByRole("button", { name: "Withdraw" }).last().click();
  await expect.poll(() => queue.getByRole("listitem").getByText("not sent yet").count()).toBe(1);
  await page.keyboard.press("Escape");

  await context.setOffline(false);
  const job = await waitFor(
    "the kept press to arrive",
    async () => (await jobsOf(page))[0] ?? null,
  );
  await page.reload();
  await waitFor("the studio to be up again", () => generateButton(page).isVisible());
  expect((await jobsOf(page)).map(({ id }) => id)).toEqual([job.id]);
  const kept = await fixture.server.db.prisma.generationJob.findUniqueOrThrow({
    where: { id: job.id },
  });
  expect(kept.drawingImageUrl).toMatch(/^\/files\//);
});

test("a connection that dies after the server committed makes one job, even over reloads", async () => {
  const person = await fixture.person();
  const { page, context } = person;
  let sent = 0;
  let isCut = true;
  await context.route(/jobs\.create/, async (route) => {
    sent += 1;
    if (!isCut) return route.continue();
    // The server answers, but its answer is lost.
    await route.fetch();
    await route.abort("connectionreset");
  });
  await generateButton(page).click();
  await jobLine(page).getByText("Waiting for the network").waitFor();
  const before = sent;
  await page.reload();
  await jobLine(page).getByText("Waiting for the network").waitFor();
  await waitFor("it to be sent again", () => sent > before);
  isCut = false;
  await jobLine(page)
    .getByText(/next in your queue/)
    .waitFor();
  expect(await jobsOf(page)).toHaveLength(1);
});

test("a press whose answer was lost can still be taken back: its job is canceled, and nothing is charged", async () => {
  const person = await fixture.person();
  const { page, context } = person;
  await context.route(/jobs\.create/, async (route) => {
    await route.fetch();
    await route.abort("connectionreset");
  });
  await generateButton(page).click();
  await jobLine(page).getByRole("button", { name: "Withdraw" }).click();
  await jobLine(page).getByText("Nothing was charged.").waitFor();
  expect((await jobsOf(page)).map(({ status }) => status)).toEqual(["canceled"]);
  expect(await fixture.server.db.prisma.creditLedger.count({ where: { kind: "charge" } })).toBe(0);
  await assertInvariants(fixture.server.db);
});

test("a panel can be opened for the first time while offline, once the studio has been idle", async () => {
  const { page, context, faults } = await fixture.person();
  await untilAtRest(page);
  await context.setOffline(true);
  await page.getByText("You are offline.").waitFor();
  for (const name of ["Queue", "Collection"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await page.getByRole("dialog", { name }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name }).waitFor({ state: "detached" });
  }
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("menuitem", { name: "Create account" }).click();
  await page.getByRole("dialog", { name: "Create your account" }).waitFor();
  expect(faults.filter((fault) => !fault.includes("Failed to load resource"))).toEqual([]);
});
