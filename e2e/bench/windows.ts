import { setTimeout as pause } from "node:timers/promises";
import { waitFor } from "@lacquer/testing";
import type { Page } from "playwright-core";
import type { Person } from "../test/browser.ts";
import { moveJob } from "../test/desk.ts";
import { percentile, print } from "./figures.ts";
import type { BenchStudio, DeskDesign } from "./studio.ts";
import { forgetTabs, noteTabs, seenAt } from "./tab-pixels.ts";

const WINDOWS = 8;

/**
 * Opens eight windows that share one stream, and closes the leading window again and again until only the watched
 * window is left. Returns the watched window.
 */
export async function measureWindows(
  { proxy, server }: BenchStudio,
  person: Person,
  designs: readonly DeskDesign[],
): Promise<Page> {
  // The leading window is the one that requests the stream. The first window leads already, because it requested the
  // stream before this listener existed.
  const leaders = [person.page];
  person.context.on("request", (request) => {
    if (request.url().includes("jobs.events")) leaders.push(request.frame().page());
  });
  const windows = [person.page];
  while (windows.length < WINDOWS) windows.push(await person.open());
  await pause(3_000);
  print("eight windows: open streams", proxy.open("jobs.events"), 1, "");
  print("eight windows: fetch, p95", percentile(await fetchesIn(windows), 0.95), 200, "ms");

  // A background page paints only one frame a second, so the visible window is measured. The visible window was the
  // last to ask for the lock.
  const watched = windows.at(-1) as Page;
  await watched.bringToFront();
  await noteTabs(watched);
  const figures: number[] = [];
  for (let left = WINDOWS - 1; left > 0; left -= 1) {
    await waitFor("one stream", () => proxy.open("jobs.events") === 1);
    const { tab, jobId } = designs[left] as DeskDesign;
    await moveJob(server.db, jobId, "processing");
    await waitFor("the follower", () => seenAt(watched, tab, "being painted"), { everyMs: 20 });
    const leader = leaders.at(-1) as Page;
    const closing = Date.now();
    await leader.close();
    await moveJob(server.db, jobId, "failed");
    const told = await waitFor("the follower", () => seenAt(watched, tab, "failed"), {
      everyMs: 20,
    });
    figures.push(told - closing);
  }
  await forgetTabs(watched);
  const what = `the leading window closes, ${figures.length} times: until a follower shows the next change`;
  print(`${what}, slowest`, Math.max(...figures), 2_000, "ms");
  return watched;
}

async function fetchesIn(windows: readonly Page[]): Promise<number[]> {
  const figures: number[] = [];
  for (let i = 0; i < 10; i += 1) {
    for (const window of windows) {
      figures.push(
        await window.evaluate(async () => {
          const start = performance.now();
          await (await fetch("/healthz", { cache: "no-store" })).text();
          return performance.now() - start;
        }),
      );
    }
  }
  return figures;
}
