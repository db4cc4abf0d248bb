import { setTimeout as pause } from "node:timers/promises";
import { type BenchServer, waitFor } from "@lacquer/testing";
import type { Page } from "playwright-core";
import { moveJob } from "../test/desk.ts";
import type { DeskDesign } from "./studio.ts";
import { forgetTabs, seenAt } from "./tab-pixels.ts";

/**
 * Returns the milliseconds from each of `count` commits until the right tab shows the change. The pause between two
 * commits is at most `pauseMs`.
 */
export async function commitsToPixels(
  db: BenchServer["db"],
  page: Page,
  designs: readonly DeskDesign[],
  { count, pauseMs }: { count: number; pauseMs: number },
): Promise<number[]> {
  const figures: number[] = [];
  for (let done = 0; done < count; done += 1) {
    const index = done % designs.length;
    const round = Math.floor(done / designs.length);
    const [status, word] =
      round % 2 === 0
        ? (["processing", "being painted"] as const)
        : (["pending", "waiting"] as const);
    if (index === 0) await forgetTabs(page);
    const { tab, jobId } = designs[index] as DeskDesign;
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
