import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { watchEnds } from "./ends.ts";
import type { BenchStudio, DeskDesign } from "./studio.ts";

const ASLEEP_MS = 40_000;
const AIM_SECONDS = 5;

/**
 * Suspends the browser for 40 s, as a closed lid does, while every job ends. In one run, the server restarts meanwhile.
 */
export async function measureSleep(
  { server }: BenchStudio,
  /** The id of the browser's process group. */
  pid: number,
  windows: readonly Page[],
  designs: readonly DeskDesign[],
  { isRestarted }: { isRestarted: boolean },
): Promise<void> {
  const watch = await watchEnds(server.db, windows, designs);
  const began = Date.now();
  process.kill(-pid, "SIGSTOP");
  try {
    await watch.endAll(ASLEEP_MS / 2);
    if (isRestarted) await server.restart();
    await pause(Math.max(0, began + ASLEEP_MS - Date.now()));
  } finally {
    process.kill(-pid, "SIGCONT");
  }
  const what = isRestarted ? "40 s of sleep, the server restarted" : "40 s of sleep";
  await watch.report(what, Date.now(), AIM_SECONDS);
}
