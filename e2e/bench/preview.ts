/**
 * Measures how soon the preview follows a slider in a real browser, with ten nails on a photo: `node bench/preview.ts
 * [--finishes <name,…>]`. Needs the built studio. For each finish, the bench measures the browser's work from the
 * slider's event until the nail's new picture is in the page and painted, without the wait for the next frame. The work
 * is measured for the selected nail on every step of a drag, and for all ten nails after a single step. The time
 * between frames while the slider moves is measured too (16.7 ms at best). After each finish, a control page that paints
 * nothing is measured in the same way. The fastest step is printed beside the median, because other work on the machine
 * makes steps slower but never faster. Prints `what | figure | aim | ok`.
 */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { DEFAULT_SETTINGS, FINISHES, FINGERS, type NailGuide } from "@lacquer/contracts";
import { freePort, handPhoto, waitFor } from "@lacquer/testing";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { launchBrowser } from "../test/browser.ts";
import { environmentWith } from "../test/env.ts";
import { measureControl } from "./preview-control.ts";

const SIDE = 2048;
const STEPS = 12;
/** About the size of a nail's tile as the studio shows it. */
const TILE = { width: 90, height: 130 };
const SERVER = path.resolve(import.meta.dirname, "../../apps/server/src/main.ts");

const { values } = parseArgs({ options: { finishes: { type: "string" } } });

/** Two rows of five nails, each about 110 × 150 pixels. */
const nails: NailGuide[] = Array.from({ length: 10 }, (_, i) => ({
  finger: FINGERS[i % 5] ?? "middle",
  x: 0.12 + (i % 5) * 0.19,
  y: i < 5 ? 0.42 : 0.9,
  angle: ((i % 5) - 2) * 9,
  width: 110 / SIDE,
  length: 150 / SIDE,
}));

async function prepare(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose a photo" }).click(),
  ]);
  const buffer = await sharp(await handPhoto())
    .resize(SIDE, SIDE, { fit: "cover" })
    .jpeg()
    .toBuffer();
  await chooser.setFiles({ name: "hand.jpg", mimeType: "image/jpeg", buffer });
  await page.getByAltText("The hand of this design").waitFor();
}

/** Puts ten nails with this finish into the open design, as if the window had been opened with them. */
async function wear(page: Page, finish: (typeof FINISHES)[number]): Promise<void> {
  await waitFor("the draft to be kept", () =>
    page.evaluate(() => localStorage.getItem("lacquer.tabs")?.includes("/files/")),
  );
  const settings = { ...DEFAULT_SETTINGS, finish };
  const kept = await page.evaluate(() => localStorage.getItem("lacquer.tabs") ?? "");
  const draft = JSON.parse(kept) as { state: { tabs: Record<string, unknown>[] } };
  for (const tab of draft.state.tabs) Object.assign(tab, { nails, designSettings: settings });
  // A window writes its state when it closes, and that would overwrite these nails. A script of the next page runs
  // after the window has closed.
  await page.context().addInitScript(
    ({ key, value }) => {
      if (sessionStorage.getItem(key) === value) return;
      sessionStorage.setItem(key, value);
      localStorage.setItem("lacquer.tabs", value);
    },
    { key: "bench", value: JSON.stringify(draft) },
  );
  await page.reload();
  await waitFor("ten nails", async () => (await page.locator("[data-tile]").count()) === 10);
}

interface Measured {
  chosen: number[];
  all: number[];
  /** The milliseconds between frames during a drag. */
  apart: number[];
}

/** Returns the milliseconds of work for a step of the finish slider, for the selected nail and for all ten nails. */
function measure(page: Page): Promise<Measured> {
  return page.evaluate(async (steps) => {
    const slider = [...document.querySelectorAll<HTMLInputElement>("input[type=range]")].find(
      (input) =>
        /finish/i.test(input.getAttribute("aria-label") ?? input.labels?.[0]?.textContent ?? ""),
    );
    if (!slider) throw new Error("There is no slider for the finish.");
    const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    const tiles = [...document.querySelectorAll("[data-tile]")];
    const rest = (ms: number): Promise<void> => new Promise((done) => void setTimeout(done, ms));
    const frame = (): Promise<number> => new Promise(requestAnimationFrame);
    const task = (): Promise<unknown> =>
      new Promise((done) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(null);
      });
    const move = (value: number): void => {
      setter?.call(slider, String(value));
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const step = async (
      value: number,
      which: readonly (Element | undefined)[],
    ): Promise<number> => {
      const before = which.map((tile) => tile?.getAttribute("data-tile"));
      const start = performance.now();
      move(value);
      while (which.some((tile, at) => tile?.getAttribute("data-tile") === before[at])) {
        if (performance.now() - start > 5000)
          throw new Error("The preview did not follow the slider.");
        await task();
      }
      const inPage = performance.now() - start;
      await frame();
      const shown = performance.now();
      // Resolves once the next frame has been styled, laid out and painted.
      await task();
      return inPage + performance.now() - shown;
    };
    const chosen: number[] = [];
    const all: number[] = [];
    const apart: number[] = [];
    for (let i = 0; i < steps; i++) {
      chosen.push(await step(40 + i, [tiles[Math.floor(tiles.length / 2)]]));
      await frame();
    }
    for (let i = 0; i < steps / 2; i++) {
      await rest(500);
      all.push(await step(70 + i, tiles));
    }
    await rest(500);
    let last = await frame();
    for (let i = 0; i < 3 * steps; i++) {
      move(30 + i);
      const now = await frame();
      apart.push(now - last);
      last = now;
    }
    return { chosen, all, apart };
  }, STEPS);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function print(what: string, figure: number, aim: number): void {
  console.log(
    `${what} | ${figure.toFixed(1)} ms | ≤ ${aim} ms | ${figure <= aim ? "ok" : "not reached"}`,
  );
}

const dataDir = await mkdtemp(path.join(tmpdir(), "lacquer-preview-"));
const port = await freePort();
const origin = `http://localhost:${port}`;
const server = spawn(process.execPath, [SERVER], {
  env: environmentWith({
    DATA_DIR: dataDir,
    PORT: String(port),
    METRICS_PORT: String(await freePort()),
    PUBLIC_URL: origin,
    LOG_LEVEL: "error",
  }),
  stdio: "ignore",
});
const browser = await launchBrowser();
try {
  await waitFor(
    "the server",
    () =>
      fetch(`${origin}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      ),
    { seconds: 60 },
  );
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
  await prepare(page, origin);
  const figures: { chosen: number; all: number; apart: number }[] = [];
  const fastest: { chosen: number; all: number }[] = [];
  const controls: { one: number; ten: number }[] = [];
  const wanted = values.finishes?.split(",");
  for (const finish of FINISHES.filter((name) => wanted?.includes(name) ?? true)) {
    await wear(page, finish);
    const measured = await measure(page);
    const [chosen, all, apart] = [measured.chosen, measured.all, measured.apart].map(median);
    fastest.push({ chosen: Math.min(...measured.chosen), all: Math.min(...measured.all) });
    const control = await measureControl(browser, TILE, STEPS);
    controls.push({ one: median(control.one), ten: median(control.ten) });
    const load = loadavg()[0] ?? 0;
    figures.push({ chosen: chosen ?? 0, all: all ?? 0, apart: apart ?? 0 });
    console.log(
      `preview, ${finish}: chosen nail, all ten, between frames | ${[chosen, all, apart].map((ms) => ms?.toFixed(1)).join(", ")} ms | | load ${load.toFixed(1)}`,
    );
  }
  const finishes = "median of finishes";
  print(
    `preview, the chosen nail on a step of a slider, ${finishes}`,
    median(figures.map((one) => one.chosen)),
    16,
  );
  print(
    `preview, all ten nails after a step, ${finishes}`,
    median(figures.map((one) => one.all)),
    33,
  );
  const of = (values: readonly number[]): string => `${median(values).toFixed(1)} ms`;
  console.log(
    `preview, the fastest step of each finish: chosen nail, all ten | ${of(fastest.map((one) => one.chosen))}, ${of(fastest.map((one) => one.all))} | | `,
  );
  console.log(
    `preview, control page without painting: one canvas, ten canvases | ${of(controls.map(({ one }) => one))}, ${of(controls.map(({ ten }) => ten))} | | `,
  );
  const frames = median(figures.map((one) => one.apart));
  console.log(
    `preview, between frames while a slider moves, ${finishes} | ${frames.toFixed(1)} ms | | `,
  );
} finally {
  await browser.close();
  server.kill("SIGTERM");
  if (server.exitCode === null) await new Promise((ended) => server.once("exit", ended));
  await rm(dataDir, { recursive: true, force: true });
}
