/**
 * Measures the collection with 5,000 images: `node bench/collection.ts [--visits <n>]`. Needs the built studio. For
 * comparison, it also measures a request that searches nothing, and the scrolling of a plain page with as many boxes.
 * Prints `what | figure | aim | ok`, and the load of the machine.
 */
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { freePort, startBenchServer } from "@lacquer/testing";
import type { BrowserContext, Page } from "playwright-core";
import sharp from "sharp";
import { launchBrowser } from "../test/browser.ts";
import { hasMissed, note, percentile, print } from "./figures.ts";

const { values } = parseArgs({ options: { visits: { type: "string", default: "5" } } });

const IMAGES = 5_000;
const SEARCHES = 30;
const SCROLL_SECONDS = 6;
const FRAME_AIM_MS = 50;

const QUERIES = [
  "words=gold",
  "words=almond matte",
  "words=nothing-has-this-word",
  "finish=chrome&pattern=french",
  "only=favorites",
  "color=%23B3202F",
];

/** Inserts finished jobs like those of a busy designer. `answerPictures` answers the requests for their pictures. */
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
    1, 0, 'failed', now(), 'internal', ''
  from generate_series(1, $1::int) n
  returning id, user_id
)
insert into designs (user_id, job_id, image_index, name, favorite)
select user_id, id, 0, 'Almond, glossy', random() < 0.05 from made`;

/**
 * Answers every request for a picture with the same small picture. The browser decodes and draws it, but no picture has
 * to be made.
 */
async function answerPictures(context: BrowserContext): Promise<void> {
  const body = await sharp({
    create: { width: 320, height: 320, channels: 3, background: "#b3202f" },
  })
    .webp()
    .toBuffer();
  await context.route("**/files/**", (route) => route.fulfill({ body, contentType: "image/webp" }));
}

async function searches(page: Page): Promise<void> {
  const times = async (path: string, count: number) => {
    const all: number[] = [];
    for (let i = 0; i < count; i += 1) {
      const from = performance.now();
      const answer = await page.request.get(path);
      if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}`);
      await answer.body();
      all.push(performance.now() - from);
    }
    return all;
  };
  await times("/api/credits", 3);
  note(
    "control, a request that searches nothing, median",
    percentile(await times("/api/credits", SEARCHES), 0.5),
    "ms",
  );
  for (const query of QUERIES) {
    const all = await times(`/api/designs?limit=48&${query}`, SEARCHES);
    print(`search ${query}, median`, percentile(all, 0.5), 100, "ms");
    note(`search ${query}, slowest of twenty`, percentile(all, 0.95), "ms");
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

/** Scrolls the element that matches `selector` by one step a frame. Returns how long each frame took. */
function scrollThrough(page: Page, selector: string): Promise<number[]> {
  return page.evaluate(
    async ({ inside, seconds }) => {
      let scroller = document.querySelector(inside)?.parentElement ?? null;
      while (scroller && scroller.scrollHeight <= scroller.clientHeight + 1)
        scroller = scroller.parentElement;
      if (!scroller) throw new Error("nothing scrolls");
      const frames: number[] = [];
      let last = performance.now();
      const until = last + seconds * 1_000;
      while (last < until) {
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        frames.push(now - last);
        last = now;
        scroller.scrollBy(0, 90);
      }
      return frames.slice(1);
    },
    { inside: selector, seconds: SCROLL_SECONDS },
  );
}

async function scrolling(context: BrowserContext, page: Page): Promise<void> {
  const plain = await context.newPage();
  await plain.setContent(
    `<main>${'<div style="display:inline-block;width:240px;height:300px;margin:8px;background:#ddd"></div>'.repeat(IMAGES)}</main>`,
  );
  const [own, control] = [
    await scrollThrough(page, 'ul[aria-label="Images"]'),
    await scrollThrough(plain, "main > div"),
  ];
  const worst = (frames: number[]) => percentile(frames, 1);
  note("control, longest frame while a plain page scrolls", worst(control), "ms");
  note("control, median frame", percentile(control, 0.5), "ms");
  note(`median frame of ${own.length} while the collection scrolls`, percentile(own, 0.5), "ms");
  const what = "longest frame while the collection scrolls";
  if (worst(control) > FRAME_AIM_MS)
    note(`${what} (the control has a long one too)`, worst(own), "ms");
  else print(what, worst(own), FRAME_AIM_MS, "ms");
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
  await answerPictures(context);
  await context.addInitScript(watchForImages);
  const page = await context.newPage();
  await page.goto("/");
  await page.getByRole("button", { name: "Choose a photo" }).waitFor();
  await server.db.pool.query(SEED, [IMAGES]);
  await server.db.pool.query("analyze designs, generation_jobs");
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
