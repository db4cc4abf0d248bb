import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { obstaclesByDayAndNight } from "./axe.ts";
import { useFixture } from "./fixture.ts";
import { painter } from "./screens/seat.ts";
import { createAccount } from "./studio.ts";
import { PHONE } from "./touch.ts";

const fixture = useFixture();

/** Creates a job for the person who uses this page, as a program in the page would. */
const createJob = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const answer = await fetch("/api/generate-nail-design-job", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ prompt: "a secret wish" }),
    });
    return ((await answer.json()) as { jobId: string }).jobId;
  });

/** Makes the newest account an admin, as the operator's command does, and returns its e-mail address. */
async function makeAdmin(): Promise<string> {
  const { rows } = await fixture.server.db.pool.query<{ email: string }>(
    `update users set is_admin = true
     where id = (select max(id) from users where is_anonymous is not true) returning email`,
  );
  return rows[0]?.email ?? "";
}

/** Returns the large figure with this name. */
const figure = (page: Page, name: string) =>
  page
    .locator("dl > div")
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator("dd")
    .first();

async function figureOf(sql: string): Promise<string> {
  const { rows } = await fixture.server.db.pool.query<{ count: number }>(
    `select count(*)::int as count from generation_jobs where ${sql}`,
  );
  return String(rows[0]?.count);
}

test("the monitor shows nobody but admins any figure, and the menu offers it only to them", async () => {
  const { page } = await fixture.person();
  await page.goto("/monitor");
  await page.getByText(/Guests cannot do this/).waitFor();
  await page.goto("/");
  await page.getByRole("button", { name: "Generate" }).waitFor();
  await createAccount(page, "Ada");
  await page.goto("/monitor");
  await page.getByText(/Only the studio's admins can do this/).waitFor();
  expect(await page.locator("dl").count()).toBe(0);
  expect(await obstaclesByDayAndNight(page)).toEqual([]);
  await makeAdmin();
  await page.goto("/settings");
  await page.getByRole("menuitem", { name: "Monitor" }).click();
  await page.getByRole("img", { name: /^Waiting and running: now/ }).waitFor();
});

test("an admin reads the figures, cancels and retries a job, grants credits, and finds all of it in the record", async () => {
  const { page, faults } = await fixture.person();
  await createAccount(page, "Ada");
  const email = await makeAdmin();
  const jobId = await createJob(page);
  await page.goto("/monitor");
  await expect
    .poll(async () => [
      await figure(page, "Waiting").innerText(),
      await figureOf("status = 'pending' and not parked"),
    ])
    .toEqual(["1", "1"]);
  await page.getByRole("radio", { name: "Waiting" }).click();
  await page.getByRole("button", { name: jobId }).click();
  const story = page.getByRole("region", { name: "One job" });
  await story.getByRole("cell", { name: "pending", exact: true }).waitFor();
  expect(await page.content()).not.toContain("a secret wish");

  await story.getByRole("button", { name: "Cancel this job" }).click();
  await story.getByText("Give a reason. It is recorded.").waitFor();
  await story.getByLabel("Reason").fill("the lamp was off");
  await story.getByRole("button", { name: "Cancel this job" }).click();
  await story.getByRole("cell", { name: "canceled", exact: true }).waitFor();
  await story.getByLabel("Reason").fill("the lamp is on");
  await story.getByRole("button", { name: "Retry this job" }).click();
  await story.getByRole("cell", { name: "Repeats job" }).waitFor();
  await painter(fixture.server.origin)();
  await story.getByRole("cell", { name: "completed", exact: true }).waitFor();
  const credits = story.getByRole("region", { name: "Credits", exact: true });
  await credits.getByRole("cell", { name: /^−\d+$/ }).waitFor();
  expect(await obstaclesByDayAndNight(page)).toEqual([]);

  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByLabel("Amount").fill("7");
  await page.getByLabel("Reason (the owner sees it too)").fill("sorry");
  await page.getByRole("button", { name: "Grant" }).click();
  await page.getByText(/now has \d+ credits\./).waitFor();
  const record = page.getByRole("region", { name: "Changes by admins" }).last();
  for (const words of ["credits +7", "the lamp was off", "the lamp is on", "sorry"])
    await record.getByRole("cell", { name: words, exact: true }).waitFor();
  await page.goto("/credits");
  await page.getByText("sorry").waitFor();
  expect(faults).toEqual([]);
});

test("on a phone the monitor fits the window, and axe finds nothing by day and by night", async () => {
  const { page, faults } = await fixture.person(PHONE);
  await createAccount(page, "Ada");
  await makeAdmin();
  await createJob(page);
  await painter(fixture.server.origin)();
  await page.goto("/monitor");
  await page.getByRole("radio", { name: "Ended" }).tap();
  await page
    .getByRole("region", { name: "Jobs", exact: true })
    .getByRole("button")
    .first()
    .waitFor();
  await page.getByRole("heading", { name: "Changes by admins" }).waitFor();
  const width = await page.evaluate(() => document.querySelector("main")?.scrollWidth);
  expect(width).toBe(PHONE.viewport.width);
  expect(await obstaclesByDayAndNight(page)).toEqual([]);
  expect(faults).toEqual([]);
});
