import type { Page } from "playwright-core";
import type { BenchStudio, DeskDesign } from "./studio.ts";
import { watchEnds } from "./ends.ts";

const OUTAGE_MS = 30_000;
/** One polling interval, because a poll may have failed just before the studio came back, plus five seconds. */
const AIM_SECONDS = 3 + 5;

/** For 30 s a proxy answers 503 to every request, while every job ends. */
export async function measureOutage(
  { proxy, server }: BenchStudio,
  windows: readonly Page[],
  designs: readonly DeskDesign[],
): Promise<void> {
  const watch = await watchEnds(server.db, windows, designs);
  proxy.set("unavailable");
  await watch.endAll(OUTAGE_MS);
  proxy.set("pass");
  await watch.report("30 s of 503", Date.now(), AIM_SECONDS);
}
