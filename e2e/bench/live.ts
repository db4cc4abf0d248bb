/**
 * How soon a person sees what happened: `node bench/live.ts [--jobs <n>] [--polled <n>]`. A real server, database and
 * browser; statuses are committed here as a worker commits them. Prints `what | figure | aim | ok`.
 */
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startBenchServer, waitFor } from "@lacquer/testing";
import { startHttpProxy } from "@lacquer/testing/http-proxy";
import type { Page } from "playwright-core";
import { launchBrowser, newPerson } from "../test/browser.ts";
import { moveJob, openDesignsWithJobs } from "../test/desk.ts";

const { values } = parseArgs({
  options: {
    jobs: { type: "string", default: "200" },
    polled: { type: "string", default: "30" },
  },
});
const TABS = 20;
let failed = false;

function print(what: string, figure: number, aim: number, unit: string): void {
  const ok = figure <= aim;
  failed ||= !ok;
  console.log(
    `${what} | ${figure.toFixed(0)} ${unit} | ≤ ${aim} ${unit} | ${ok ? "ok" : "MISSED"}`,
  );
}

function percentile(figures: number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Notes, by the clock of this machine, when each design's tab first shows another word, once it is on the screen. */
async function noteTabs(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: Record<string, number> = {};
    Object.assign(window, { seenTabs: seen });
    const words = new Map<string, string>();
    const look = () => {
      for (const tab of document.querySelectorAll<HTMLElement>("[data-tab]")) {
        const [id = "", text = ""] = [tab.dataset["tab"], tab.textContent];
        if (words.get(id) === text) continue;
        words.set(id, text);
        // The frame after the next one begins when this change is painted.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => (seen[`${id} ${text}`] = Date.now())),
        );
      }
    };
    const list = document.querySelector('[role="tablist"]');
    if (list)
      new MutationObserver(look).observe(list, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    look();
  });
}

interface Window {
  seenTabs: Record<string, number>;
}

/** When a tab's text with `word` was on the screen. */
const seenAt = (page: Page, tab: string, word: string) =>
  page.evaluate(
    ([id, text]) => {
      const { seenTabs } = window as unknown as Window;
      return Object.entries(seenTabs).find(
        ([key]) => key.startsWith(`${id} `) && key.includes(text),
      )?.[1];
    },
    [tab, word] as const,
  );

const forget = (page: Page) =>
  page.evaluate(() => {
    const { seenTabs } = window as unknown as Window;
    for (const key of Object.keys(seenTabs)) delete seenTabs[key];
  });

const proxy = await startHttpProxy();
const server = await startBenchServer({ PUBLIC_URL: proxy.origin, GUEST_CREDITS: "1000" });
proxy.target = server.origin;
const { db } = server;
const browser = await launchBrowser();

interface Design {
  tab: string;
  jobId: string;
}

/** Milliseconds from each commit to the right tab's pixels, with a pause of up to `pauseMs` between them. */
async function measure(
  page: Page,
  designs: Design[],
  count: number,
  pauseMs: number,
): Promise<number[]> {
  const figures: number[] = [];
  for (let done = 0; done < count; done += 1) {
    const index = done % designs.length;
    const round = Math.floor(done / designs.length);
    const [status, word] =
      round % 2 === 0
        ? (["processing", "being painted"] as const)
        : (["pending", "waiting"] as const);
    if (index === 0) await forget(page);
    const { tab, jobId } = designs[index] as Design;
    await moveJob(db, jobId, status);
    const { rows } = await db.pool.query<{ at: Date }>(
      "select updated_at as at from generation_jobs where id = $1",
      [jobId],
    );
    const at = await waitFor("the tab", () => seenAt(page, tab, word), {
      seconds: 10,
      everyMs: 50,
    });
    figures.push(at - (rows[0]?.at.getTime() ?? 0));
    await pause(Math.random() * pauseMs);
  }
  return figures;
}

async function main(): Promise<void> {
  const person = await newPerson(browser, proxy.origin);
  const { page } = person;
  const jobIds = await openDesignsWithJobs(page, TABS);
  const designs = jobIds.map((jobId, index) => ({ tab: `design-${index + 1}`, jobId }));
  await page.locator('[data-live="live"]').waitFor({ state: "attached" });
  await noteTabs(page);
  // Twice through, so that all wait again and everything is loaded.
  await measure(page, designs, TABS * 2, 0);
  const count = Number(values.jobs);
  const pushed = await measure(page, designs, count, 60);
  console.log(
    `commit → pixels on the stream, ${count} jobs, p50 | ${percentile(pushed, 0.5)} ms | | `,
  );
  print(`commit → pixels on the stream, ${count} jobs, p95`, percentile(pushed, 0.95), 150, "ms");

  const others = await Promise.all(Array.from({ length: 7 }, () => person.open()));
  await pause(3_000);
  print("eight windows: open streams", proxy.open("jobs.events"), 1, "");
  const fetches: number[] = [];
  for (let i = 0; i < 10; i += 1) {
    for (const window of [page, ...others]) {
      fetches.push(
        await window.evaluate(async () => {
          const start = performance.now();
          await (await fetch("/healthz", { cache: "no-store" })).text();
          return performance.now() - start;
        }),
      );
    }
  }
  print("eight windows: fetch, p95", percentile(fetches, 0.95), 200, "ms");

  // A page behind others paints a frame a second: the one that is looked at is measured.
  const follower = others[0] as Page;
  await follower.bringToFront();
  await noteTabs(follower);
  const closing = Date.now();
  await page.close();
  await moveJob(db, jobIds[1] ?? "", "failed");
  const told = await waitFor(
    "a follower to be told",
    () => seenAt(follower, "design-2", "failed"),
    {
      everyMs: 20,
    },
  );
  print(
    "the leading window closes: a follower is told of a commit after it",
    told - closing,
    2_000,
    "ms",
  );
  await Promise.all(others.slice(1).map((window) => window.close()));

  proxy.set("buffer");
  await follower.reload();
  await follower.locator('[data-live="polling"]').waitFor({ state: "attached" });
  await pause(6_000);
  await noteTabs(follower);
  const polled = await measure(follower, designs.slice(2), Number(values.polled), 3_000);
  console.log(
    `commit → pixels by polling, ${values.polled} jobs, p50 | ${percentile(polled, 0.5)} ms | | `,
  );
  print(
    `commit → pixels by polling, ${values.polled} jobs, p95`,
    percentile(polled, 0.95),
    3_500,
    "ms",
  );
}

try {
  await main();
} finally {
  await browser.close();
  await server.close();
  await proxy.close();
}
process.exit(failed ? 1 : 0);
