import type { Browser, Page } from "playwright-core";

/** The longest task and all tasks of a page's main thread, in milliseconds of processor time. */
export interface OwnTime {
  longest: number;
  total: number;
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  tdur?: number;
  args?: { name?: string };
}

/**
 * Measures a page's main thread while `act` runs. Unlike the time between frames, processor time does not grow when
 * other programs keep the machine busy.
 */
export async function ownTime(
  browser: Browser,
  page: Page,
  act: () => Promise<void>,
): Promise<OwnTime> {
  await browser.startTracing(page, {
    categories: ["toplevel", "disabled-by-default-devtools.timeline"],
  });
  let trace: Buffer;
  try {
    await act();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  // The trace describes the same work twice, in two categories and under different names. Only the tasks with this name
  // are read.
  const tasks = traceEvents
    .filter(({ name, pid, tid }) => name === "RunTask" && mains.has(`${pid}/${tid}`))
    .map(({ tdur = 0 }) => tdur / 1_000);
  if (tasks.length === 0) throw new Error("The trace holds no task of the page.");
  return { longest: Math.max(...tasks), total: tasks.reduce((sum, one) => sum + one, 0) };
}
