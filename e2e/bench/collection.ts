/**
 * Measures the collection with 5,000 images: `node bench/collection.ts [--visits <n>]`. Needs the built studio. For
 * comparison, it also measures a request that searches nothing, and the scrolling of a plain page with as many boxes.
 * Prints `what | figure | aim | ok`, and the load of the machine. Frames grow longer on a busy machine, so the processor
 * time of the page's own tasks is measured as well.
 */
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { freePort, postgresMs, processorMs, startBenchServer } from "@lacquer/testing";
import type { BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "../test/browser.ts";
import { addThumbnails } from "./kept-thumbnails.ts";
import { type OwnTime, ownTime } from "./own-time.ts";
import { hasMissed, note, percentile, print } from "./figures.ts";

const { values } = parseArgs({ options: { visits: { type: "string", default: "5" } } });

const IMAGES = 5_000;
const SEARCHES = 30;
const SCROLL_SECONDS = 6;
const FRAME_AIM_MS = 50;
const SEARCH_AIM_MS = 100;
/** A control request that takes longer than this shows that the machine is busy. */
const BUSY_MS = 20;
/** The number of pixels that are scrolled in a frame. */
const STEP = 90;

const QUERIES = [
  "words=gold",
  "words=almond matte",
  "words=nothing-has-this-word",
  "finish=chrome&pattern=french",
  "only=favorites",
  "color=%23B3202F",
];

/** Inserts finished jobs like those of a busy designer. */
const SEED = `
with made as (
  insert into generation_jobs (id, user_id, prompt, influence_weights, design_settings, nails, image_count, cost,
    status, completed_at, error_code, error_message)
  select gen_random_uuid(), (select max(id) from users),
    repeat('soft milk bath with a fine line, ', 4) || (array['gold', 'silver', 'copper', 'pearl'])[1 + n % 4], '{}',
    jsonb_build_object(
      'nailShape', (array['almond', 'oval', 'square', 'coffin'])[1 + n % 4],
      'nailLength', (array['short', 'medium', 'long'])[1 + n % 3],
      'finish', (array['matte', 'glossy', 'chrome', 'cateye'])[1 + n / 4 % 4],
      'patternType', (array['solid', 'french', 'ombre'])[1 + n / 3 % 3],
      'baseColor', '#' || lpad(to_hex(n * 7919 % 16777216), 6, '0'),
      'accentColor', '#' || lpad(to_hex(n * 104729 % 16777216), 6, '0')),
    (select jsonb_agg(jsonb_build_object('finger', 'index', 'x', 0.5, 'y', 0.5, 'angle', 0, 'width', 0.1,
      'length', 0.1)) from generate_series(1, 5)),
    1, 0, 'completed', now(), null, null
  from generate_series(1, $1::int) n
  returning id, user_id
)
insert into designs (user_id, job_id, image_index, name, favorite)
select user_id, id, 0, 'Almond, glossy', random() < 0.05 from made`;

/** Returns the processor time of server and Postgres so far. */
const servers = async () =>
  (await processorMs(server.process.child.pid ?? 0)) + (await postgresMs(server.db));

async function searches(page: Page): Promise<void> {
  const times = async (path: string, count: number) => {
    const all: number[] = [];
    const before = await servers();
    for (let i = 0; i < count; i += 1) {
      const from = performance.now();
      const answer = await page.request.get(path);
      if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}`);
      await answer.body();
      all.push(performance.now() - from);
    }
    return {
      median: percentile(all, 0.5),
      late: percentile(all, 0.95),
      own: ((await servers()) - before) / count,
    };
  };
  await times("/api/credits", 3);
  const control = await times("/api/credits", SEARCHES);
  note("control, a request that searches nothing, median", control.median, "ms");
  for (const query of QUERIES) {
    const { median, late, own } = await times(`/api/designs?limit=48&${query}`, SEARCHES);
    print(`search ${query}, processor time`, own, SEARCH_AIM_MS, "ms");
    if (control.median > BUSY_MS)
      note(`search ${query}, median (the control is slow too)`, median, "ms");
    else print(`search ${query}, median`, median, SEARCH_AIM_MS, "ms");
    note(`search ${query}, slowest of twenty`, late, "ms");
  }
}

/** Records when a frame first shows an image of the collection. */
function watchForImages(): void {
  const seen = window as unknown as { imagesAt?: number };
  const watcher = new MutationObserver(() => {
    if (!document.querySelector('ul[aria-label="Images"] li')) return;
    watcher.disconnect();
    requestAnimationFrame(() => setTimeout(() => (seen.imagesAt = performance.now())));
  });
  watcher.observe(document, { childList: true, subtree: true });
}

/** Returns the milliseconds from the list's answer until the frame that shows its first images. */
async function firstScreen(page: Page): Promise<number> {
  await page.goto("/collection");
  const at = await page.waitForFunction(
    () => (window as unknown as { imagesAt?: number }).imagesAt,
  );
  const shownAt = (await at.jsonValue()) ?? Number.NaN;
  const answeredAt = await page.evaluate(
    () =>
      performance
        .getEntriesByType("resource")
        .filter(({ name }) => name.includes("designs.list"))
        .map((entry) => (entry as PerformanceResourceTiming).responseEnd)[0],
  );
  return shownAt - (answeredAt ?? Number.NaN);
}

interface Scrolled {
  frames: number[];
  own: OwnTime;
}

/**
 * Scrolls the element that matches `selector` by `step` pixels a frame. Measures each frame and the page's own tasks.
 */
async function scroll(page: Page, selector: string, step: number): Promise<Scrolled> {
  await page.bringToFront();
  let frames: number[] = [];
  const own = await ownTime(browser, page, async () => {
    frames = await page.evaluate(scrollInPage, { inside: selector, step, seconds: SCROLL_SECONDS });
  });
  return { frames, own };
}

async function scrollInPage(given: {
  inside: string;
  step: number;
  seconds: number;
}): Promise<number[]> {
  let scroller = document.querySelector(given.inside)?.parentElement ?? null;
  while (scroller && scroller.scrollHeight <= scroller.clientHeight + 1)
    scroller = scroller.parentElement;
  if (!scroller) throw new Error("nothing scrolls");
  const frames: number[] = [];
  let last = performance.now();
  const until = last + given.seconds * 1_000;
  while (last < until) {
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    frames.push(now - last);
    last = now;
    scroller.scrollBy(0, given.step);
  }
  return frames.slice(1);
}

/** Scrolls to the end again and again, until the last page of the list is loaded. */
async function loadAll(page: Page): Promise<void> {
  const more = page.getByRole("button", { name: "Show older images" });
  const last = page.locator(`ul[aria-label="Images"] li[aria-posinset="${IMAGES}"]`);
  while ((await last.count()) === 0) {
    const end = page.locator('ul[aria-label="Images"]');
    await end.evaluate((element) => element.scrollIntoView({ block: "end" }));
    await more.or(last).first().waitFor({ timeout: 120_000 });
  }
}

const worst = (frames: number[]) => percentile(frames, 1);

function tell(what: string, control: Scrolled, { frames, own }: Scrolled): void {
  note(`${what}, median of ${frames.length} frames`, percentile(frames, 0.5), "ms");
  print(`${what}, longest task, processor time`, own.longest, FRAME_AIM_MS, "ms");
  note(`${what}, all tasks for a frame, processor time`, own.total / frames.length, "ms");
  if (worst(control.frames) > FRAME_AIM_MS)
    note(`${what}, longest frame (the control has a long one too)`, worst(frames), "ms");
  else print(`${what}, longest frame`, worst(frames), FRAME_AIM_MS, "ms");
}

async function scrolling(context: BrowserContext, page: Page): Promise<void> {
  const plain = await context.newPage();
  await plain.setContent(
    `<main>${'<div style="display:inline-block;width:240px;height:300px;margin:8px;background:#ddd"></div>'.repeat(IMAGES)}</main>`,
  );
  const control = await scroll(plain, "main > div", STEP);
  note("control, a plain page scrolls, longest frame", worst(control.frames), "ms");
  note("control, median frame", percentile(control.frames, 0.5), "ms");
  note("control, longest task, processor time", control.own.longest, "ms");
  const list = 'ul[aria-label="Images"]';
  tell("while pages are loaded", control, await scroll(page, list, STEP));
  await loadAll(page);
  tell(`with ${IMAGES} images loaded`, control, await scroll(page, list, -STEP));
}

const port = String(await freePort());
const origin = `http://localhost:${port}`;
const server = await startBenchServer({ PORT: port, PUBLIC_URL: origin });
const browser = await launchBrowser();
try {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 1440, height: 900 },
  });
  await context.addInitScript(watchForImages);
  const page = await context.newPage();
  await page.goto("/");
  await page.getByRole("button", { name: "Choose a photo" }).waitFor();
  await server.db.pool.query(SEED, [IMAGES]);
  await addThumbnails(server);
  await server.db.pool.query("analyze designs, generation_jobs, job_images");
  note(`load of the machine`, loadavg()[0] ?? 0, "");
  await searches(page);
  const screens: number[] = [];
  for (let visit = 0; visit < Number(values.visits); visit += 1)
    screens.push(await firstScreen(page));
  print("first screen after the list's answer, median", percentile(screens, 0.5), 300, "ms");
  await scrolling(context, page);
} finally {
  await browser.close();
  await server.close();
}
if (hasMissed()) process.exitCode = 1;
