import type { AddressInfo } from "node:net";
import { createServer } from "node:http";
import { handPhoto } from "@lacquer/testing";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { newPerson } from "../test/browser.ts";
import { moveJob, openDesignsWithJobs } from "../test/desk.ts";
import { drag, placeFiveNails, takeTool } from "../test/studio.ts";
import type { BenchServer } from "@lacquer/testing";
import { chooseFinishes, type PaintedChoices, type PaintedSlider, slide } from "./painted-nails.ts";

/** The milliseconds between frames while something is done. */
export interface Frames {
  name: string;
  median: number;
  slowest: number;
}

const VIEWPORT = { width: 1440, height: 900 };
const TURNS = 4;

async function bigPhoto(): Promise<Buffer> {
  return sharp(await handPhoto())
    .resize(4000, 3000, { fit: "cover" })
    .jpeg()
    .toBuffer();
}

/** Records the time between frames while `act` runs. */
async function watch(name: string, page: Page, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const apart: number[] = [];
    Object.assign(window, { framesApart: apart });
    let last = performance.now();
    const next = (now: number) => {
      apart.push(now - last);
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await act();
  const apart = await page.evaluate(
    () => (window as unknown as { framesApart: number[] }).framesApart,
  );
  // The first frames are left out, because they belong to the start of the recording.
  const sorted = apart.slice(2).toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  return { name, median: at(0.5), slowest: at(0.95) };
}

/** Draws lines across the photo, without a pause between the movements of the pen. */
async function strokes(page: Page): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1)
    for (let line = 0; line < 8; line += 1)
      await drag(page, [0.2, 0.2 + line * 0.07], [0.8, 0.23 + line * 0.07]);
}

/** For comparison, moves a dot over the photo on an otherwise empty page. */
async function control(browser: Browser, photo: Buffer): Promise<Frames> {
  const server = createServer((request, response) => {
    if (request.url === "/photo.jpg")
      return response.setHeader("content-type", "image/jpeg").end(photo);
    const dot = "position:fixed;width:12px;height:12px;background:red;will-change:transform";
    return response
      .setHeader("content-type", "text/html")
      .end(
        `<!doctype html><body style="margin:0"><img alt="" src="/photo.jpg" style="width:100vw;height:100vh;object-fit:contain"><i style="${dot}"></i><script>addEventListener("mousemove",(e)=>{document.querySelector("i").style.transform="translate("+e.x+"px,"+e.y+"px)"})</script>`,
      );
  });
  await new Promise<void>((done) => server.listen(0, "localhost", done));
  const page = await browser.newPage({ viewport: VIEWPORT });
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  const frames = await watch("control, a dot over the same photo", page, async () => {
    for (let step = 0; step < TURNS * 24; step += 1)
      await page.mouse.move(200 + (step % 24) * 40, 200 + (step % 7) * 60);
  });
  await page.close();
  server.closeAllConnections();
  server.close();
  return frames;
}

export interface Measured {
  /** The measurements, of which the first is the control. */
  frames: Frames[];
  choices: PaintedChoices;
  slider: PaintedSlider;
}

/**
 * Measures drawing, a slider and choices of a finish on a photo of 12 megapixels, and drawing while ten designs are
 * being painted.
 */
export async function frameTimes(
  browser: Browser,
  { db, origin }: Pick<BenchServer, "db"> & { origin: string },
): Promise<Measured> {
  const photo = await bigPhoto();
  const { page, context } = await newPerson(browser, origin, { viewport: VIEWPORT });
  const add = async () => {
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("button", { name: "Choose a photo" }).click(),
    ]);
    await chooser.setFiles({ name: "hand.jpg", mimeType: "image/jpeg", buffer: photo });
    await page.getByAltText("The hand of this design").waitFor();
    await placeFiveNails(page);
  };
  await add();
  await takeTool(page, "Draw");
  const all = [await control(browser, photo)];
  all.push(await watch("drawing on a photo of 12 megapixels", page, () => strokes(page)));
  await takeTool(page, "Select");
  const choices = await chooseFinishes(page);
  let slider: PaintedSlider = { chosen: Number.NaN, others: Number.NaN };
  all.push(
    await watch("moving the slider of the finish", page, async () => {
      slider = await slide(page);
    }),
  );
  const jobs = await openDesignsWithJobs(page, 10);
  for (const job of jobs) await moveJob(db, job, "processing");
  await page.locator('[data-tab="design-10"]').getByText("being painted").waitFor();
  await add();
  await takeTool(page, "Draw");
  all.push(await watch("drawing while ten designs are being painted", page, () => strokes(page)));
  await context.close();
  return { frames: all, choices, slider };
}
