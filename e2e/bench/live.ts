/**
 * Measures how soon a person sees a change, whatever happens to the connection: `node bench/live.ts [--jobs <n>]
 * [--polled <n>] [--only commits,windows,outage,sleep,polling]`. Server, database and browser are real; this process
 * commits statuses as a worker does. Prints `what | figure | aim | ok`.
 */
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { launchBrowserGroup, newPerson, type Person } from "../test/browser.ts";
import { commitsToPixels } from "./commits.ts";
import { hasMissed, note, percentile, print } from "./figures.ts";
import { measureOutage } from "./outage.ts";
import { measureSleep } from "./sleep.ts";
import { type DeskDesign, openDesk, openStudio } from "./studio.ts";
import { noteTabs } from "./tab-pixels.ts";
import { measureWindows } from "./windows.ts";

const PARTS = ["commits", "windows", "outage", "sleep", "polling"];
const { values } = parseArgs({
  options: {
    jobs: { type: "string", default: "200" },
    polled: { type: "string", default: "30" },
    only: { type: "string", default: PARTS.join() },
  },
});
const wanted = values.only.split(",");
const isWanted = (part: string) => wanted.includes(part);
const TABS = 20;

const studio = await openStudio();
const { browser, pid, close } = await launchBrowserGroup();

function printCommits(way: string, figures: number[], aim: number): void {
  const what = `commit → pixels ${way}, ${figures.length} jobs`;
  note(`${what}, p50`, percentile(figures, 0.5), "ms");
  print(`${what}, p95`, percentile(figures, 0.95), aim, "ms");
}

async function onTheStream(page: Page, designs: DeskDesign[]): Promise<void> {
  await noteTabs(page);
  // Warms up with two commits for each design. After these commits, every job waits again and all code is loaded.
  const { db } = studio.server;
  await commitsToPixels(db, page, designs, { count: designs.length * 2, pauseMs: 0 });
  const count = Number(values.jobs);
  printCommits(
    "on the stream",
    await commitsToPixels(db, page, designs, { count, pauseMs: 60 }),
    150,
  );
}

async function byPolling(page: Page, designs: DeskDesign[]): Promise<void> {
  studio.proxy.set("buffer");
  await page.reload();
  await page.locator('[data-live="polling"]').waitFor({ state: "attached" });
  await pause(6_000);
  await noteTabs(page);
  const how = { count: Number(values.polled), pauseMs: 3_000 };
  printCommits("by polling", await commitsToPixels(studio.server.db, page, designs, how), 3_500);
}

async function main(person: Person): Promise<void> {
  const { page } = person;
  // The design on the screen counts as seen when its job ends, so its tab would show no end state. For this reason, one
  // design more is opened than measured.
  const [, ...designs] = await openDesk(page, TABS + 1);
  if (isWanted("commits")) await onTheStream(page, designs);
  let shown = page;
  if (isWanted("windows")) shown = await measureWindows(studio, person, designs);
  if (isWanted("outage") || isWanted("sleep")) {
    const windows = [shown, await person.open()];
    if (isWanted("outage")) await measureOutage(studio, windows, designs);
    for (const isRestarted of isWanted("sleep") ? [false, true] : []) {
      await measureSleep(studio, pid, windows, designs, { isRestarted });
    }
    await windows[1]?.close();
  }
  if (isWanted("polling")) await byPolling(shown, designs);
}

try {
  await main(await newPerson(browser, studio.proxy.origin));
} finally {
  await close();
  await studio.close();
}
process.exit(hasMissed() ? 1 : 0);
