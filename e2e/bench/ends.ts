import { setTimeout as pause } from "node:timers/promises";
import { type BenchServer, waitFor } from "@lacquer/testing";
import type { Page } from "playwright-core";
import { moveJob } from "../test/desk.ts";
import { print } from "./figures.ts";
import type { DeskDesign } from "./studio.ts";
import { allSeenAt, forgetTabs, noteTabs } from "./tab-pixels.ts";

const WAIT_SECONDS = 60;

/**
 * Watches windows whose tabs must all show an end state, although no message told the windows that the jobs had ended.
 */
export interface EndsWatch {
  /** Ends every design's job, spread over `ms` milliseconds. */
  endAll(ms: number): Promise<void>;
  /**
   * Prints the number of missed end states, and the time of the last correct pixel, counted from `since` (ms since
   * 1970).
   */
  report(what: string, since: number, aimSeconds: number): Promise<void>;
}

/** Sets every design back to waiting in every window, and starts watching the windows. */
export async function watchEnds(
  db: BenchServer["db"],
  windows: readonly Page[],
  designs: readonly DeskDesign[],
): Promise<EndsWatch> {
  for (const page of windows) await noteTabs(page);
  for (const { jobId } of designs) await moveJob(db, jobId, "processing");
  for (const { jobId } of designs) await moveJob(db, jobId, "pending");
  let reloads = 0;
  for (const page of windows) {
    for (const { tab } of designs) {
      await page.locator(`[data-tab="${tab}"]`).getByText("waiting", { exact: true }).waitFor();
    }
    await page.locator('[data-live="live"]').waitFor({ state: "attached" });
    await forgetTabs(page);
    page.on("load", () => (reloads += 1));
  }
  const tabs = designs.map(({ tab }) => tab);
  const look = async () =>
    (await Promise.all(windows.map((page) => allSeenAt(page, tabs, "failed")))).flat();

  return {
    async endAll(ms) {
      for (const { jobId } of designs) {
        await moveJob(db, jobId, "processing");
        await pause(ms / designs.length / 2);
        await moveJob(db, jobId, "failed");
        await pause(ms / designs.length / 2);
      }
    },
    async report(what, since, aimSeconds) {
      await waitFor("every end", async () => (await look()).every((at) => at !== undefined), {
        seconds: WAIT_SECONDS,
        everyMs: 200,
      }).catch(() => {
        // A timeout is no error here, because the count below reports the missed end states.
      });
      const seen = await look();
      const times = seen.filter((at) => at !== undefined);
      print(`${what}: end states missed, of ${seen.length}`, seen.length - times.length, 0, "");
      print(`${what}: reloads`, reloads, 0, "");
      print(
        `${what}: until the last correct pixel`,
        (Math.max(...times) - since) / 1_000,
        aimSeconds,
        "s",
      );
    },
  };
}
