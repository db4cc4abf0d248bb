/**
 * Measures how soon a first visitor can work: `node bench/web.ts [--visits <n>]`. Needs the built studio. Each visit is
 * a new guest with a cold cache in one window of Chromium, which simulates a processor of a quarter of the speed and a
 * connection of 1.6 Mbit/s with 150 ms of latency. For comparison, it also measures an empty page and a page with one
 * picture, which show the speed of the machine and of the connection. Then it measures the time between frames at full
 * speed while somebody draws on a photo of 12 megapixels, moves a slider, or draws while ten designs are being painted,
 * how soon a chosen finish is painted, and how often nails are painted while a slider moves. For comparison, a page only
 * moves a dot over the same photo. Prints `what | figure | aim | ok` with medians, the ratio to the control of the same
 * run, and the load of the machine.
 */
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { freePort, startBenchServer } from "@lacquer/testing";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../test/browser.ts";
import { firstPageScripts, kilobytes, SCRIPT_BUDGET_KB } from "../test/first-page.ts";
import { type Control, startControls } from "./controls.ts";
import { frameTimes, type Measured } from "./frames.ts";
import { hasMissed, note, percentile, print, ratio } from "./figures.ts";
import { type Slowness, visit, type Visit } from "./visit.ts";

const { values } = parseArgs({ options: { visits: { type: "string", default: "5" } } });

/** The time between two frames at 55 frames a second. */
const FRAME_MS = 1000 / 55;
/** The time between two frames of the nails that are not chosen, at 20 frames a second. */
const OTHERS_MS = 1000 / 20;
const CHOICE_MS = 100;

const CONDITIONS: { name: string; slow: Slowness; aim: number | null }[] = [
  { name: "as it is", slow: {}, aim: null },
  { name: "4 × slowed core", slow: { core: 4 }, aim: 2 },
  { name: "1.6 Mbit/s, 150 ms", slow: { line: { megabits: 1.6, latency: 150 } }, aim: 3.5 },
];

async function visits(browser: Browser, url: string, ready: string, slow: Slowness) {
  const all: Visit[] = [];
  for (let i = 0; i < Number(values.visits); i += 1)
    all.push(await visit(browser, url, { ready, slow }));
  const median = (of: (one: Visit) => number) => percentile(all.map(of), 0.5);
  return {
    seconds: median((one) => one.seconds),
    scriptKb: median((one) => one.scriptKb),
    allKb: median((one) => one.allKb),
    shift: Math.max(...all.map((one) => one.shift)),
  };
}

const load = () => `load ${(loadavg()[0] ?? 0).toFixed(1)}`;

async function measure(browser: Browser, origin: string, controls: Control[]): Promise<void> {
  for (const { name, slow, aim } of CONDITIONS) {
    let empty = Number.NaN;
    for (const control of controls) {
      const { seconds } = await visits(browser, control.url, control.ready, slow);
      if (control === controls[0]) empty = seconds;
      note(`control, ${control.name}, ${name}, ${load()}`, seconds * 1000, "ms");
    }
    const own = await visits(browser, origin, "text/Choose a photo", slow);
    const what = `first visit until usable, ${name}, ${load()}`;
    if (aim === null) note(what, own.seconds * 1000, "ms");
    else print(what, own.seconds, aim, "s");
    ratio(`first visit until usable, ${name}`, own.seconds / empty, "an empty page");
    note(`script received until usable, ${name}`, own.scriptKb, "kB");
    note(`everything received until usable, ${name}`, own.allKb, "kB");
    print(`layout shift until usable, thousandths, ${name}`, own.shift * 1000, 20, "");
  }
}

function printFrames({ frames, choices, slider }: Measured): void {
  const [control] = frames;
  for (const one of frames) {
    const what = `between frames, ${one.name}`;
    if (one === control) note(`${what}, median, ${load()}`, one.median, "ms");
    else {
      print(`${what}, median, ${load()}`, one.median, FRAME_MS, "ms");
      ratio(`${what}, median`, one.median / (control?.median ?? Number.NaN), "the control");
    }
    note(`${what}, slowest twentieth`, one.slowest, "ms");
  }
  print("from pressing a finish until the first nail shows it", choices.first, CHOICE_MS, "ms");
  print("from pressing a finish until all nails show it", choices.all, CHOICE_MS, "ms");
  print("between paintings while a slider moves, the chosen nail", slider.chosen, FRAME_MS, "ms");
  print("between paintings while a slider moves, the others", slider.others, OTHERS_MS, "ms");
}

print(
  "script of the first page, gzip",
  kilobytes(await firstPageScripts()),
  SCRIPT_BUDGET_KB,
  "kB",
);
const port = String(await freePort());
const origin = `http://localhost:${port}`;
// Enough credits for one guest to pay for ten designs.
const server = await startBenchServer({ PORT: port, PUBLIC_URL: origin, GUEST_CREDITS: "20" });
const controls = await startControls();
const browser = await launchBrowser();
try {
  await measure(browser, origin, controls.all);
  printFrames(await frameTimes(browser, { db: server.db, origin }));
} finally {
  await browser.close();
  await controls.close();
  await server.close();
}
if (hasMissed()) process.exitCode = 1;
